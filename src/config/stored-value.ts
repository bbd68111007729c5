import { looksEncrypted, type Encryptor } from '../kernel/encryptor.ts'

/** A stored value as it is read: an empty string and null are both empty. */
export type ReadValue =
  | { readonly state: 'empty' }
  | { readonly state: 'set', readonly value: string }
  | { readonly state: 'undecryptable' }

/**
 * Reads a stored value. In an encrypted field what does not look like a ciphertext is taken as it is: connector 1.0 and
 * environment variables hold plain values. A ciphertext that was damaged is recognised as one all the same.
 */
export function readStored (stored: string | null, encrypted: boolean, encryptor: Encryptor): ReadValue {
  if (stored === null || stored === '') return { state: 'empty' }
  if (!encrypted) return { state: 'set', value: stored }
  if (looksEncrypted(stored)) {
    const read = encryptor.decrypt(stored)
    if (!read.ok) return { state: 'undecryptable' }
    return read.plain === '' ? { state: 'empty' } : { state: 'set', value: read.plain }
  }
  return looksDamaged(stored) ? { state: 'undecryptable' } : { state: 'set', value: stored }
}

/** The shortest envelope: `0:3:` and the Base64 of a nonce (12 bytes) and a tag (16 bytes). */
const shortestEnvelope = 44

/** Whether this was a ciphertext before one of its characters was changed: nearly its head, and too long for chance. */
function looksDamaged (stored: string): boolean {
  if (stored.length < shortestEnvelope) return false
  const matches = [/\d/.test(stored[0]!), stored[1] === ':', stored[2] === '3', stored[3] === ':']
  return matches.filter(Boolean).length >= 3
}
