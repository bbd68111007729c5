import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'

interface Locked { readonly license?: string, readonly dev?: boolean, readonly optional?: boolean, readonly resolved?: string, readonly integrity?: string, readonly hasInstallScript?: boolean, readonly link?: boolean }

const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
const all = Object.entries(packages).filter(([path]) => path !== '')
const allowed = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'MIT-0', 'CC0-1.0', 'Python-2.0', '(MIT OR CC0-1.0)', '(MIT OR WTFPL)', '(WTFPL OR MIT)', '(BSD-2-Clause OR MIT OR Apache-2.0)', 'MPL-2.0', 'CC-BY-3.0', '(MIT AND Zlib)'])
/** For tools that are not shipped: more is allowed there. */
const development = new Set(['MPL-2.0', 'CC-BY-3.0'])

/** Packages with a licence file and no name of it in their description. */
const unnamed = ['node_modules/jsonc-simple-parser']

t.test('what is shipped has a licence that allows it', async t => {
  const faults = all.filter(([path]) => !unnamed.includes(path)).filter(([, { license, dev }]) => !allowed.has(license ?? '') || (dev !== true && development.has(license ?? ''))).map(([path, { license, dev }]) => `${path}: ${license ?? 'none'}${dev === true ? ' (dev)' : ''}`)
  t.same(faults, [])
})

t.test('only the database driver runs a script when it is installed', async t => {
  const running = all.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path, { dev }]) => `${path.replace(/^.*node_modules\//, '')}${dev === true ? ' (dev)' : ''}`)
  t.same(running.filter(name => !name.endsWith('(dev)')), ['better-sqlite3'])
  t.same(running.filter(name => name.endsWith('(dev)')), [])
})

t.test('every package comes by its name and checksum', async t => {
  t.same(all.filter(([, { integrity, link, resolved }]) => link !== true && (integrity === undefined || !/^sha512-/.test(integrity) || (resolved !== undefined && !resolved.startsWith('https://')))).map(([path, { resolved }]) => `${path} ${resolved}`), [])
})
