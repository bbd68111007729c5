import type { FastifyBaseLogger } from 'fastify'
import { joinModules, type Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { ModuleDefinition } from './admin/module.ts'
import { describeProblem, type Problem } from './config/problem.ts'
import { listInstalledNames } from './config/structure-complete.ts'
import type { Env } from './kernel/env.ts'
import { loadModules } from './magento-xml/load-modules.ts'
import type { Dictionaries } from './magento-xml/read-dictionaries.ts'
import { readRememberedPaths } from './magento-xml/remembered-paths.ts'
import type { SourceFiles } from './magento-xml/source-files.ts'
import { listModules } from './modules/installed.ts'

export interface InstallationOptions {
  readonly inspectKey: KeyAuthority['inspect']
  /** How real modules are read. */
  readonly files?: SourceFiles
  /** Modules of ours besides the installed ones. */
  readonly extraModules?: readonly ModuleDefinition[]
}

/** The product's own modules do not change while it runs: joined once, they serve every instance of the process. */
const ownInstallations = new WeakMap<KeyAuthority['inspect'], Map<Env['mode'] | undefined, Installation>>()

/** The modules of an instance: ours, and the real ones that MAGENTO_MODULES and `module:add` name, with their phrases. */
export function openInstallation (env: Pick<Env, 'magentoModules' | 'dataDir'> & Partial<Pick<Env, 'mode'>>, { inspectKey, files, extraModules = [] }: InstallationOptions): { readonly installation: Installation, readonly dictionaries: readonly Dictionaries[] } {
  const paths = listModulePaths(env)
  if (paths.length === 0 && extraModules.length === 0) return { installation: findOwnInstallation(inspectKey, env.mode), dictionaries: [] }
  const own = [...listModules(inspectKey, env.mode), ...extraModules]
  const loaded = loadModules(paths, listInstalledNames(own), files)
  return { installation: joinModules(own, loaded), dictionaries: loaded.modules.map(module => module.dictionaries) }
}

function findOwnInstallation (inspectKey: KeyAuthority['inspect'], mode: Env['mode'] | undefined): Installation {
  const byMode = ownInstallations.get(inspectKey) ?? new Map<Env['mode'] | undefined, Installation>()
  const installation = byMode.get(mode) ?? joinModules(listModules(inspectKey, mode), { modules: [], problems: [] })
  ownInstallations.set(inspectKey, byMode.set(mode, installation))
  return installation
}

/** The folders with real modules, each once. */
export function listModulePaths ({ magentoModules, dataDir }: Pick<Env, 'magentoModules' | 'dataDir'>): string[] {
  return [...new Set([...magentoModules, ...readRememberedPaths(dataDir)])]
}

/** Says once what is wrong in other software's modules; what is only worth knowing is counted. */
export function logProblems (log: FastifyBaseLogger, problems: readonly Problem[]): void {
  const [notes, faults] = [problems.filter(({ severity }) => severity === 'info'), problems.filter(({ severity }) => severity !== 'info')]
  for (const problem of faults) log.warn({ code: problem.code, module: problem.module }, describeProblem(problem))
  if (notes.length > 0) log.info(`${notes.length} more notes about real modules: npx backroom module:lint PATH lists them`)
}
