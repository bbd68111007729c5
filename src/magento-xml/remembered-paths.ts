import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createError } from '../kernel/errors.ts'

const FileInvalid = createError('MODULES_FILE_INVALID', 'The file %1 cannot be read (%2). Mend or delete it, then add the modules again with module:add.', 500)

const schema = z.object({ paths: z.array(z.string()) })

/** The folders that `module:add` has remembered; none where it never ran. */
export function readRememberedPaths (dataDir: string): string[] {
  const file = toFile(dataDir)
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).paths
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw FileInvalid(file, error instanceof SyntaxError ? error.message : 'it is no list of paths')
  }
}

/** Writes the folders for the next start; the file is whole at any moment. */
export function saveRememberedPaths (dataDir: string, paths: readonly string[]): void {
  const file = toFile(dataDir)
  writeFileSync(`${file}.new`, `${JSON.stringify({ paths }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}

function toFile (dataDir: string): string {
  return join(dataDir, 'modules.json')
}
