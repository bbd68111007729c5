import { join } from 'node:path'
import { toProblem, type Problem } from '../config/problem.ts'
import { inEtc, type SourceFiles } from './source-files.ts'
import { FolderMissing, ModulesNotFound } from './xml-report.ts'

/** Deeper than app/code/Vendor/Module or vendor/vendor-name/package/src/Module no module lies. */
const deepest = 6
/** Folders that hold no modules, but many files. */
const skipped = new Set(['node_modules', 'Test', 'tests', 'view', 'i18n', 'etc'])

/** Lists the folders of modules in the paths given: each is one itself, or holds some below it. A path without any is reported. */
export function findModuleFolders (files: SourceFiles, paths: readonly string[], problems: Problem[]): string[] {
  const found = new Map<string, string>()
  for (const path of paths) {
    const before = found.size
    if (files.list(path) === undefined) problems.push(toProblem(FolderMissing(path), 'error', { module: path }))
    else {
      walk(files, path, 0, found)
      if (found.size === before) problems.push(toProblem(ModulesNotFound(path), 'error', { module: path }))
    }
  }
  return [...found.values()]
}

function walk (files: SourceFiles, folder: string, depth: number, found: Map<string, string>): void {
  const names = files.list(folder) ?? []
  if (names.includes('etc') && files.list(inEtc(folder))?.includes('module.xml') === true) {
    const real = files.toRealPath(folder)
    if (!found.has(real)) found.set(real, folder)
    return
  }
  if (depth === deepest || (depth > 0 && names.includes('composer.json') && isLibrary(files.readText(join(folder, 'composer.json')) ?? ''))) return
  for (const name of names) {
    if (skipped.has(name) || name.startsWith('.')) continue
    const inner = join(folder, name)
    if (files.isFolder(inner)) walk(files, inner, depth + 1, found)
  }
}

/** Whether a composer.json is of a package without modules: thousands of folders of other libraries lie beside them in vendor. */
function isLibrary (text: string): boolean {
  try {
    const { type = 'library' } = JSON.parse(text) as { type?: unknown }
    return !/^(?:magento|project)/.test(String(type))
  } catch {
    return true
  }
}
