import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import { AppError, createError } from '../../kernel/errors.ts'
import type { ApiKey, ApiKeys } from '../api-keys.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import { keyExistsCode, tooManyKeysCode } from '../keys/issue-key.ts'
import type { Visit } from '../visit.ts'

/** The same for another account's key and for one that never was. */
export const KeyUnknown = createError('API_KEY_UNKNOWN', 'You have no such API key. It may have been deleted already.', 404)

/** The living key that a page's address names; throws API_KEY_UNKNOWN where the visitor has none with this id. */
export async function getOwnedKey (apiKeys: ApiKeys, visit: Visit): Promise<ApiKey> {
  const id = toKeyId(visit)
  const key = id === undefined ? undefined : await apiKeys.find(visit.account!.id, id)
  if (key === undefined) throw KeyUnknown()
  return key
}

/** The id in a page's address, where it is a number. */
export function toKeyId (visit: Visit): number | undefined {
  const { id } = visit.request.params as { id: string }
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined
}

/** The visitor by name, for the history of a key and the record of what is done. */
export function originOf ({ account, request }: Visit): AuditOrigin {
  return { realm: 'account', userId: account!.id, userName: `${account!.firstname} ${account!.lastname}`, address: request.ip, requestId: request.id }
}

/** Why a key was not made, for the form that asked for it; every other error goes on. */
export function toFormErrors (error: unknown): FormError[] {
  if (error instanceof AppError && [keyExistsCode, tooManyKeysCode].includes(error.code)) return [{ phrase: error.phrase, args: error.args }]
  throw error
}
