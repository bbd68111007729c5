import { toProblem, type Problem } from '../config/problem.ts'
import { findModuleFolders } from './find-modules.ts'
import { readHead, readModule, type ForeignModule, type ModuleHead } from './read-module.ts'
import { sortBySequence } from './sort-modules.ts'
import { createSourceFiles, type SourceFiles } from './source-files.ts'
import { ModuleNameMissing, ModuleTwice, SequenceCircular, SequenceMissing } from './xml-report.ts'

/** The real modules of some folders, each after those it needs, with everything that is wrong in them. */
export interface LoadedModules {
  readonly modules: readonly ForeignModule[]
  readonly problems: readonly Problem[]
}

/** Reads all modules in the folders given. It never throws for what it reads: wrong files are reported and left out. `installed` are the names of modules that are there already. */
export function loadModules (paths: readonly string[], installed: ReadonlySet<string>, files: SourceFiles = createSourceFiles()): LoadedModules {
  const problems: Problem[] = []
  const heads = readHeads(files, findModuleFolders(files, paths, problems), problems)
  const modules = sortBySequence([...heads.values()], head => problems.push(toProblem(SequenceCircular(head.name), 'error', { module: head.name, at: head.at })))
    .map(head => readModule(files, head, name => heads.get(name)?.folder))
  for (const { name, sequence, at } of modules) {
    const missing = sequence.filter(needed => !heads.has(needed) && !installed.has(needed))
    problems.push(...missing.map(needed => toProblem(SequenceMissing(name, needed), 'warning', { module: name, at })))
  }
  return { modules, problems: [...problems, ...modules.flatMap(module => module.problems)] }
}

function readHeads (files: SourceFiles, folders: readonly string[], problems: Problem[]): Map<string, ModuleHead> {
  const heads = new Map<string, ModuleHead>()
  for (const folder of folders) {
    const count = problems.length
    const head = readHead(files, folder, problems)
    const earlier = heads.get(head?.name ?? '')
    if (head === undefined && problems.length === count) problems.push(toProblem(ModuleNameMissing(), 'error', { module: folder, at: { file: `${folder}/etc/module.xml` } }))
    if (head !== undefined && earlier !== undefined) problems.push(toProblem(ModuleTwice(head.name, earlier.folder), 'error', { module: head.name, at: head.at }))
    if (head !== undefined && earlier === undefined) heads.set(head.name, head)
  }
  return heads
}
