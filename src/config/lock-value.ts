import { checkEntries, type Refused } from './check-values.ts'
import { parseEnvOverrides } from './env-override.ts'
import type { LockFile } from './file-override.ts'
import { saveLock } from './save-lock.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'
import type { Reason } from './validators.ts'
import type { SaveValuesOptions } from './value-entry.ts'

/** A value to be locked at a scope, as it is stored, but never encrypted. */
export interface LockRequest {
  readonly field: Field
  readonly scope: Scope
  readonly value: string
  readonly file: LockFile
}

/** Locks a value; undefined where that was done, else why not. */
export type LockValue = (request: LockRequest) => Promise<Reason | undefined>

/** A lock is how a lock is changed, so the present one does not stand in its way. */
const noOverrides = parseEnvOverrides({})

/** Builds what writes a value into a lock file: it is checked, converted and encrypted just as a save does it. */
export function createLockValue (options: SaveValuesOptions & { readonly dataDir: string }): LockValue {
  const { encryptor, dataDir } = options
  return async ({ field, scope, value, file }) => {
    const checked = await checkEntries({ ...options, overrides: noOverrides }, [{ field, scope, value }], () => true)
    const refused: Refused | undefined = checked.refused[0]
    if (refused !== undefined) return { phrase: refused.phrase, args: refused.args }
    const intent = checked.scopes[0]?.byField.get(field)
    if (intent?.kind === 'keep') return { phrase: 'Asterisks stand for a value that stays as it is; they cannot be locked.', args: [] }
    // Without an intent the value is that of the row, which has been checked.
    const text = (intent?.kind === 'save' ? intent.text : value) ?? ''
    await saveLock({ dataDir, file }, scope, field.path, field.encrypted && text !== '' ? encryptor.encrypt(text) : text)
    return undefined
  }
}
