import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createError } from './errors.ts'

/** Outcome of reading a stored ciphertext; a failure is a state of that one value, never a crash. */
export type Decrypted =
  | { readonly ok: true, readonly plain: string }
  | { readonly ok: false, readonly reason: 'malformed' | 'unknown_key' | 'tampered' }

/** Encrypts and decrypts values in the original's format `<key index>:3:<base64(nonce ‖ ciphertext ‖ tag)>`. */
export interface Encryptor {
  encrypt: (plain: string) => string
  decrypt: (stored: string) => Decrypted
}

const CryptKeyInvalid = createError('CRYPT_KEY_INVALID', 'The crypt key must have 32 characters, as the one in a Magento env.php; this one has %1.', 500)

const cipherName = 'chacha20-poly1305'
const cipherVersion = '3'
const keyLength = 32
const nonceLength = 12
const tagLength = 16

/** Builds the encryptor for a crypt key; several keys separated by white space form a ring: all decrypt, the last one encrypts. */
export function createEncryptor (cryptKey: string): Encryptor {
  const ring = cryptKey.trim().split(/\s+/).map(toKeyBytes)
  const newest = ring.length - 1
  return {
    encrypt (plain) {
      const sealed = seal(ring[newest]!, plain)
      return `${newest}:${cipherVersion}:${sealed.toString('base64')}`
    },
    decrypt (stored) {
      const parts = /^(\d{1,4}):3:([A-Za-z0-9+/]+={0,2})$/.exec(stored)
      if (parts === null) return { ok: false, reason: 'malformed' }
      const key = ring[Number(parts[1])]
      if (key === undefined) return { ok: false, reason: 'unknown_key' }
      return open(key, Buffer.from(parts[2]!, 'base64'))
    }
  }
}

/** Whether a stored string has the shape of a ciphertext (it may still not decrypt). */
export function looksEncrypted (stored: string): boolean {
  return /^\d{1,4}:3:[A-Za-z0-9+/]+={0,2}$/.test(stored)
}

function toKeyBytes (key: string): Buffer {
  const bytes = Buffer.from(key, 'utf8')
  if (bytes.length !== keyLength) throw CryptKeyInvalid(String(bytes.length))
  return bytes
}

function seal (key: Buffer, plain: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagLength })
  const bytes = Buffer.from(plain, 'utf8')
  cipher.setAAD(nonce, { plaintextLength: bytes.length })
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function open (key: Buffer, sealed: Buffer): Decrypted {
  if (sealed.length < nonceLength + tagLength) return { ok: false, reason: 'malformed' }
  const nonce = sealed.subarray(0, nonceLength)
  const body = sealed.subarray(nonceLength, sealed.length - tagLength)
  try {
    const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagLength })
    decipher.setAAD(nonce, { plaintextLength: body.length })
    decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
    const plain = Buffer.concat([decipher.update(body), decipher.final()])
    return { ok: true, plain: plain.toString('utf8') }
  } catch {
    return { ok: false, reason: 'tampered' }
  }
}
