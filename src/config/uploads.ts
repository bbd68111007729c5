import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { createError } from '../kernel/errors.ts'
import { createFieldError } from './field-error.ts'
import type { Intent } from './save-intents.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'
import { findFolderParts } from './upload-check.ts'

type ByField = ReadonlyMap<Field, Intent>

const FolderMissing = createError('CONFIG_UPLOAD_FOLDER_MISSING', 'There is no folder for uploads to "%1".', 500)

/** More names than this are not tried. */
const mostNames = 1000

/**
 * Stores the uploads of a save below the media folder, then lets `write` write the rows with their final names. The order makes a
 * crash harmless: a file is whole under its name before any row speaks of it, so what is left over at worst is a file that no row
 * names. Where the rows cannot be written the files are removed again.
 */
export async function withUploads<Result> (mediaFolder: string | undefined, byField: ByField, scope: Scope, write: (byField: ByField) => Promise<Result>): Promise<Result> {
  const stored: string[] = []
  const named = new Map(byField)
  try {
    for (const [field, intent] of byField) {
      if (intent.kind !== 'save' || intent.upload === undefined) continue
      const place = toPlace(mediaFolder, field, scope)
      const name = await storeFile(place.folder, intent.text!, intent.upload.content)
      stored.push(join(place.folder, name))
      named.set(field, { kind: 'save', text: place.prefix + name })
    }
    return await write(named)
  } catch (error) {
    for (const file of stored) await rm(file, { force: true })
    throw error
  }
}

/** The folder of a field's files at a scope, and what of it stands in the stored value (`default/`, `websites/1/`, `stores/1/`). */
function toPlace (mediaFolder: string | undefined, field: Field, scope: Scope): { folder: string, prefix: string } {
  const { upload } = field
  const parts = findFolderParts(field)
  if (mediaFolder === undefined || parts === undefined) throw FolderMissing(field.path)
  const prefix = upload?.withScope !== true ? '' : scope.type === 'default' ? 'default/' : `${scope.type}/${scope.id}/`
  return { folder: join(mediaFolder, ...parts, prefix), prefix }
}

/** Writes a file under the first free name (`logo.png`, `logo_1.png` …), never over another one, and tells the name. */
async function storeFile (folder: string, name: string, content: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.upload-${randomBytes(8).toString('hex')}`)
  try {
    const file = await open(temporary, 'wx', 0o644)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    return await linkFree(folder, name, temporary)
  } finally {
    await unlink(temporary).catch(() => {}) // It may not have been made at all.
  }
}

/** Gives a whole file its name in one step, which fails where the name is taken. */
async function linkFree (folder: string, name: string, temporary: string): Promise<string> {
  const dot = name.lastIndexOf('.')
  for (let number = 0; number < mostNames; number++) {
    const free = number === 0 ? name : `${name.slice(0, dot)}_${number}${name.slice(dot)}`
    try {
      await link(temporary, join(folder, free))
      return free
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  throw createFieldError('There are too many files named "%1". Give the file another name and choose it again.', name)
}
