import { resolve } from 'node:path'
import { describeProblem } from '../config/problem.ts'
import { listInstalledNames } from '../config/structure-complete.ts'
import { loadModules } from '../magento-xml/load-modules.ts'
import { readRememberedPaths, saveRememberedPaths } from '../magento-xml/remembered-paths.ts'
import { listModules } from '../modules/installed.ts'
import { prepareDataDir } from '../start-up.ts'
import type { CommandInput } from './command-input.ts'
import type { Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

export interface ModulePathOptions {
  readonly dataDir: string
  readonly path: string
}

/** `module:add`: real modules are read from the next start on. */
export async function moduleAdd (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const { dataDir } = services.env()
  prepareDataDir(dataDir)
  return await addModules({ dataDir, path: input.required('path') })
}

/** `module:remove`: they are not any more. */
export async function moduleRemove (services: CommandServices, input: CommandInput): Promise<Outcome> {
  return await removeModules({ dataDir: services.env().dataDir, path: input.required('path') })
}

/** Checks the modules of a folder and remembers it for the next start; a folder without modules is refused. */
export async function addModules ({ dataDir, path }: ModulePathOptions): Promise<Outcome> {
  const folder = resolve(path)
  const { modules, problems } = loadModules([folder], listInstalledNames(listModules(() => ({ shape: 'plausible' }))))
  if (modules.length === 0) return { text: problems.map(describeProblem).join('\n'), exitCode: 1 }
  const paths = readRememberedPaths(dataDir)
  if (!paths.includes(folder)) saveRememberedPaths(dataDir, [...paths, folder])
  const notes = problems.length === 0 ? [] : [`${problems.length} things are wrong or odd in their files: backroom module:lint ${path} lists them.`]
  return { text: [...modules.map(({ name }) => `${name} was added.`), 'It is read at the next start.', ...notes].join('\n'), exitCode: 0 }
}

/** Forgets a folder that `module:add` remembered; its files stay where they are, and saved values in the table. */
export async function removeModules ({ dataDir, path }: ModulePathOptions): Promise<Outcome> {
  const folder = resolve(path)
  const paths = readRememberedPaths(dataDir)
  if (!paths.includes(folder)) return { text: [`The folder ${folder} was not added. Added are:`, ...paths.length === 0 ? ['none'] : paths].join('\n'), exitCode: 1 }
  saveRememberedPaths(dataDir, paths.filter(known => known !== folder))
  return { text: `${folder} was removed. Its modules are gone at the next start; saved values stay in the table.`, exitCode: 0 }
}
