import type { Translate } from '../../../kernel/phrases.ts'

/** A value as these pages show it; `isText` is false where words of ours stand for it. */
export interface ShownValue {
  readonly text: string
  readonly isText: boolean
}

/** More characters than this are cut off: what matters is which value it is. */
const mostCharacters = 300

/** A value of the history: null for no row, empty for a row that is empty, of a secret its fingerprint. */
export function toShownValue (value: string | null, isSecret: boolean, translate: Translate): ShownValue {
  if (value === null) return { text: translate('(no value of its own)'), isText: false }
  if (value === '') return { text: translate('(empty)'), isText: false }
  if (isSecret && value === 'undecryptable') return { text: translate('(a secret that cannot be decrypted)'), isText: false }
  if (isSecret) return { text: translate('(secret with the fingerprint %1)', value), isText: false }
  return { text: value.length > mostCharacters ? `${value.slice(0, mostCharacters)}…` : value, isText: true }
}
