import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One of the equal parts that a folder's files are divided into, counted from 0. */
export interface Part {
  readonly index: number
  readonly of: number
}

/** Runs every test file of some folders in this one process: starting one for each of a hundred files took longer than the tests. */
export async function runFolders (...folders: string[]): Promise<void> {
  for (const folder of folders) await runPart(folder, { index: 0, of: 1 })
}

/** Runs the files of one part of a folder, so that another process runs the others meanwhile. */
export async function runPart (folder: string, { index, of }: Part): Promise<void> {
  const path = join(import.meta.dirname, '..', folder)
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.test.js')).sort()
  if (files.length === 0) throw new Error(`There are no tests in ${folder}.`)
  for (const [number, file] of files.entries()) if (number % of === index) await import(join(path, file))
}
