import { createHmac } from 'node:crypto'

/** What of a token or a code is stored: a keyed hash, as six digits could be found from a plain one. */
export function hashSecret (secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}
