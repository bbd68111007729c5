import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cruise, type IReporterOutput } from 'dependency-cruiser'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

const require = createRequire(import.meta.url)

t.test('every room imports only rooms below it, without circles, orphans or imports of tests', async t => {
  const { forbidden, options } = require(join(packageRoot, '.config/dependency-cruiser.cjs')) as { forbidden: object[], options: object }
  process.chdir(packageRoot)
  const result = await cruise(['src', 'migrations'], { ...options, validate: true, ruleSet: { forbidden } } as never) as IReporterOutput
  const { summary } = result.output as { summary: { violations: Array<{ from: string, to: string, rule: { name: string } }>, totalCruised: number } }
  t.same(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`), [])
  t.ok(summary.totalCruised > 100, 'the rooms were really read')
})

t.test('a module uses another module only if it names it in its sequence', async t => {
  const { listModules } = await import('../../src/modules/installed.ts')
  const folders = new Map(Object.entries(moduleFolders))
  const modules = new Map(listModules(() => ({ shape: 'plausible' })).map(module => [module.name, module]))
  t.same([...folders.values()].sort(), [...modules.keys()].sort(), 'every installed module has a folder, and the other way round')
  process.chdir(packageRoot)
  const result = await cruise(['src/modules'], { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true } as never) as IReporterOutput
  const { modules: files } = result.output as { modules: Array<{ source: string, dependencies: Array<{ resolved: string }> }> }
  const strange: string[] = []
  for (const { source, dependencies } of files) {
    const own = folderOf(source)
    if (own === undefined) continue
    for (const { resolved } of dependencies) {
      const other = folderOf(resolved)
      if (other === undefined || other === own) continue
      if (!listNeeded(modules, folders.get(own)!).has(folders.get(other)!)) strange.push(`${source} -> ${resolved}`)
    }
  }
  t.same(strange, [])
})

/** Which folder holds which module. */
const moduleFolders: Record<string, string> = {
  amazon: 'Magento_Amazon',
  authorization: 'Magento_Authorization',
  backend: 'Magento_Backend',
  captcha: 'Magento_Captcha',
  config: 'Magento_Config',
  contact: 'Magento_Contact',
  dashboard: 'Backroom_Dashboard',
  emulation: 'Backroom_Emulation',
  guide: 'Backroom_Guide',
  integration: 'Magento_Integration',
  logging: 'Magento_Logging',
  'magento-open-source': 'Backroom_MagentoOpenSource',
  'services-connector': 'Magento_ServicesConnector',
  situations: 'Backroom_Situations',
  store: 'Magento_Store',
  'two-factor-auth': 'Magento_TwoFactorAuth',
  'system-check': 'Backroom_SystemCheck',
  user: 'Magento_User',
  webapi: 'Magento_Webapi'
}

function folderOf (file: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(file)?.[1]
}

/** A module's sequence, and the sequences of those it names. */
function listNeeded (modules: ReadonlyMap<string, { sequence?: readonly string[] }>, name: string): Set<string> {
  const needed = new Set<string>()
  const add = (next: string): void => {
    for (const earlier of modules.get(next)?.sequence ?? []) {
      if (!needed.has(earlier)) { needed.add(earlier); add(earlier) }
    }
  }
  add(name)
  return needed
}
