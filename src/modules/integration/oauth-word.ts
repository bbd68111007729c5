import { randomInt } from 'node:crypto'

/** Length of keys, secrets and tokens in the original. */
export const oauthWordLength = 32
const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A random key, secret or token in the original's shape: 32 digits and small letters, about 165 bits. */
export function createOauthWord (): string {
  return Array.from({ length: oauthWordLength }, () => letters[randomInt(letters.length)]!).join('')
}
