import { resolve } from 'node:path'
import { joinModules } from '../admin/join-modules.ts'
import type { ModuleDefinition } from '../admin/module.ts'
import { createModels } from '../build-configuration.ts'
import { listOptions } from '../config/field-options.ts'
import type { Problem } from '../config/problem.ts'
import { listInstalledNames } from '../config/structure-complete.ts'
import { createStructure } from '../config/structure.ts'
import type { Env } from '../kernel/env.ts'
import { listModulePaths } from '../installation.ts'
import { checkDefaults } from '../magento-xml/lint/default-rules.ts'
import { formatProblems, lintFormats, type LintFormat } from '../magento-xml/lint/format-problems.ts'
import { checkLabels } from '../magento-xml/lint/label-rules.ts'
import type { LintContext, LintRule } from '../magento-xml/lint/lint-context.ts'
import { checkPaths, checkSequence } from '../magento-xml/lint/section-rules.ts'
import { loadModules, type LoadedModules } from '../magento-xml/load-modules.ts'
import type { ForeignModule } from '../magento-xml/read-module.ts'
import { createSourceFiles } from '../magento-xml/source-files.ts'
import { listModules } from '../modules/installed.ts'
import type { CommandInput } from './command-input.ts'
import type { Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

export interface LintOptions {
  readonly env: Pick<Env, 'magentoModules' | 'dataDir'>
  /** The folder of a module, or one with modules below it. */
  readonly path: string
  readonly format?: string
}

const rules: readonly LintRule[] = [checkLabels, checkDefaults, checkSequence, checkPaths]
const order: ReadonlyArray<Problem['severity']> = ['error', 'warning', 'info']

/** `module:lint`: what is wrong in real modules, before it bites. */
export async function moduleLint (services: CommandServices, input: CommandInput): Promise<Outcome> {
  return await lintModules({ env: services.env(), path: input.required('path'), format: input.text('format') })
}

/** Lists what is wrong in the modules of a folder, seen together with all that this installation has; ends with 1 where one of it is an error. */
export async function lintModules ({ env, path, format = 'text' }: LintOptions): Promise<{ readonly text: string, readonly exitCode: 0 | 1 }> {
  if (!isFormat(format)) return { text: `The format "${format}" does not exist. Use one of: ${lintFormats.join(', ')}.`, exitCode: 1 }
  const problems = listProblems(env, resolve(path))
  return { text: formatProblems(problems, format), exitCode: problems.some(({ severity }) => severity === 'error') ? 1 : 0 }
}

function isFormat (format: string): format is LintFormat {
  return lintFormats.some(known => known === format)
}

function listProblems (env: LintOptions['env'], path: string): Problem[] {
  const own = listModules(() => ({ shape: 'plausible' }))
  const files = createSourceFiles()
  // First in the list, so that of two modules of one name the one asked for is read.
  const loaded = loadModules([path, ...listModulePaths(env)], listInstalledNames(own), files)
  const installation = joinModules(own, loaded)
  const models = createModels(installation.modules, installation.menu)
  const structure = createStructure(installation.modules, models)
  const fields = structure.sections.flatMap(section => section.fields)
  const context: LintContext = { files, structure, fields, listOptions: field => listOptions(field, models, 'en_US'), ...relate(own, loaded) }
  const asked = loaded.modules.filter(module => module.folder === path || module.folder.startsWith(`${path}/`))
  const names = new Set(asked.map(module => module.name))
  const found = [...installation.problems, ...structure.problems].filter(({ module, file }) => names.has(module) || module === path || file?.startsWith(`${path}/`) === true)
  return sortProblems([...found, ...asked.flatMap(module => rules.flatMap(rule => rule(module, context)))])
}

/** Who declares which section, and who needs whom. */
function relate (own: readonly ModuleDefinition[], loaded: LoadedModules): Pick<LintContext, 'sectionOwners' | 'listNeeded'> {
  const modules: ReadonlyArray<ModuleDefinition | ForeignModule> = [...own, ...loaded.modules]
  const sectionOwners = new Map<string, string[]>()
  for (const { name, system } of modules) {
    for (const { id, tab } of system?.sections ?? []) if (tab !== undefined) sectionOwners.set(id, [...sectionOwners.get(id) ?? [], name])
  }
  const sequences = new Map(modules.map(({ name, sequence = [] }) => [name, sequence]))
  const listNeeded = (module: string, known = new Set<string>()): ReadonlySet<string> => {
    for (const needed of sequences.get(module) ?? []) {
      if (!known.has(needed)) listNeeded(needed, known.add(needed))
    }
    return known
  }
  return { sectionOwners, listNeeded: module => listNeeded(module) }
}

function sortProblems (problems: readonly Problem[]): Problem[] {
  return [...problems].sort((one, other) => (one.file ?? '').localeCompare(other.file ?? '') || (one.line ?? 0) - (other.line ?? 0) || order.indexOf(one.severity) - order.indexOf(other.severity))
}
