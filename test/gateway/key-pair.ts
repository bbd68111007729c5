import { generateKeyPairSync } from 'node:crypto'

/** A key pair as a shop's owner makes it, both halves as PEM. */
export interface KeyPair { readonly publicKey: string, readonly privateKey: string }

/** Makes a key pair; takes a while, so a file makes as few as it can. */
export function createKeyPair (): KeyPair {
  return generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } })
}
