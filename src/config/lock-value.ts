import { applyBackendModels } from './apply-backend-models.ts'
import { parseEnvOverrides } from './env-override.ts'
import type { LockFile } from './file-override.ts'
import type { Refusal } from './posted-section.ts'
import { toPostedField } from './as-posted.ts'
import { toIntents, toRefusal } from './save-intents.ts'
import { saveLock } from './save-lock.ts'
import { toContextOf, type SaveSectionOptions } from './save-section.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'

/** A value to be locked at a scope, as text. */
export interface LockRequest {
  readonly field: Field
  readonly scope: Scope
  readonly value: string
  readonly file: LockFile
}

/** Locks a value; undefined where that was done, else why not. */
export type LockValue = (request: LockRequest) => Promise<Refusal | undefined>

/** What locks do not ask: whether the field is locked already, since this is how a lock is changed. */
const noOverrides = parseEnvOverrides({})

/** Builds what writes a value into a lock file: it is checked, converted and encrypted just as a save does it. */
export function createLockValue (options: SaveSectionOptions & { readonly dataDir: string }): LockValue {
  const { models, encryptor, dataDir } = options
  return async ({ field, scope, value, file }) => {
    const posted = new Map([[field, toPostedField(field, value, models)]])
    const wanted = toIntents(posted, { levels: [scope], overrides: noOverrides, models, hasRow: () => false })
    const { byField, refused } = await applyBackendModels(wanted, models, toContextOf(options, scope, new Map(), wanted))
    const reason = refused.get(field)
    if (reason !== undefined) return toRefusal(field, reason, value)
    const intent = byField.get(field)
    if (intent?.kind !== 'save') return toRefusal(field, { phrase: 'Asterisks stand for a value that stays as it is; they cannot be locked.', args: [] })
    const text = intent.text ?? ''
    await saveLock({ dataDir, file }, scope, field.path, field.encrypted && text !== '' ? encryptor.encrypt(text) : text)
    return undefined
  }
}
