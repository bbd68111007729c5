import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Runs every test file of some folders in this one process: starting one for each of a hundred files took longer than the tests. */
export async function runFolders (...folders: string[]): Promise<void> {
  const root = join(import.meta.dirname, '..')
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.test.js')).sort()
    if (files.length === 0) throw new Error(`There are no tests in ${folder}.`)
    for (const file of files) await import(join(root, folder, file))
  }
}
