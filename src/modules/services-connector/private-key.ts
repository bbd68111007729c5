import { createPrivateKey, type KeyObject } from 'node:crypto'

/**
 * Reads an RSA private key, also one whose line breaks an input of one line has swallowed; undefined for everything else,
 * keys behind a passphrase included.
 */
export function readPrivateKey (text: string): KeyObject | undefined {
  const parts = /^-----BEGIN ((?:RSA )?PRIVATE KEY)-----([0-9A-Za-z+/=\s]+)-----END \1-----$/.exec(text.trim())
  if (parts === null) return undefined
  const lines = parts[2]!.replace(/\s/g, '').match(/.{1,64}/g) ?? []
  try {
    const key = createPrivateKey([`-----BEGIN ${parts[1]!}-----`, ...lines, `-----END ${parts[1]!}-----`].join('\n'))
    return key.asymmetricKeyType === 'rsa' ? key : undefined
  } catch {
    return undefined
  }
}
