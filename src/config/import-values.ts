import type { ConfigDocument } from './config-document.ts'
import type { Refused } from './check-values.ts'
import { createSaveValues, type SaveValuesRequest } from './save-values.ts'
import { findScopeByKey, toScopeKey } from './scope-key.ts'
import type { Scope } from './scope.ts'
import type { Reason } from './validators.ts'
import type { SaveValuesOptions, ValueEntry } from './value-entry.ts'
import type { Change } from './write-intents.ts'

/** A value of a document that cannot be saved, and why. */
export interface ImportRefusal extends Reason {
  /** Scope key as the document has it. */
  readonly scope: string
  readonly path: string
}

/** A value of a document by its place. */
export interface DocumentPlace {
  readonly scope: string
  readonly path: string
}

/** What an import changed, or (dry run, or something refused) would have changed. */
export interface ImportResult {
  /** False for a dry run, and where anything was refused: then nothing is saved. */
  readonly isSaved: boolean
  readonly changes: readonly Change[]
  readonly unchanged: number
  readonly refusals: readonly ImportRefusal[]
  /** Secrets that the document names: a file is no place for them, they stay as they are. */
  readonly secrets: readonly DocumentPlace[]
}

/** Saves the values of a document, all or nothing; what the document does not name stays as it is. */
export type ImportValues = (document: ConfigDocument, request: SaveValuesRequest) => Promise<ImportResult>

/** Builds the import. */
export function createImportValues (options: SaveValuesOptions): ImportValues {
  const saveValues = createSaveValues(options)
  return async (document, request) => {
    const read = await readDocument(options, document)
    const result = await saveValues(read.entries, { ...request, dryRun: request.dryRun || read.refusals.length > 0 })
    return {
      isSaved: result.isSaved,
      changes: result.changes,
      unchanged: result.unchanged,
      refusals: [...read.refusals, ...result.refused.map(toImportRefusal)],
      secrets: read.secrets
    }
  }
}

interface Read {
  readonly entries: ValueEntry[]
  readonly refusals: ImportRefusal[]
  readonly secrets: DocumentPlace[]
}

async function readDocument ({ structure, scopes }: SaveValuesOptions, document: ConfigDocument): Promise<Read> {
  const read: Read = { entries: [], refusals: [], secrets: [] }
  const seen = new Set<string>()
  for (const [key, values] of Object.entries(document.values)) {
    const scope = await findScopeByKey(key, scopes)
    const reason = scope === undefined ? toScopeReason(key) : undefined
    for (const [path, value] of Object.entries(values)) {
      const field = structure.findField(path)
      const place = { scope: key, path }
      if (scope === undefined) read.refusals.push({ ...place, ...reason! })
      else if (field === undefined) read.refusals.push({ ...place, phrase: 'The "%1" path doesn\'t exist. Verify and try again.', args: [path] })
      else if (field.secret) read.secrets.push(place)
      else if (isSecond(seen, scope, path)) read.refusals.push({ ...place, phrase: 'The document has a value for this path at this scope twice, once by code and once by id.', args: [] })
      else read.entries.push({ field, scope, value })
    }
  }
  return read
}

function isSecond (seen: Set<string>, scope: Scope, path: string): boolean {
  const key = `${toScopeKey(scope)} ${path}`
  const isThere = seen.has(key)
  seen.add(key)
  return isThere
}

function toScopeReason (key: string): Reason {
  const [, type, code] = /^(websites|stores)\/(.+)$/.exec(key) ?? []
  if (type === 'websites') return { phrase: 'There is no website with the code "%1" here.', args: [code!] }
  if (type === 'stores') return { phrase: 'There is no store view with the code "%1" here.', args: [code!] }
  return { phrase: 'A scope is called default, websites/<code> or stores/<code>; "%1" is none of these.', args: [key] }
}

function toImportRefusal ({ entry, phrase, args }: Refused): ImportRefusal {
  return { scope: toScopeKey(entry.scope), path: entry.field.path, phrase, args }
}
