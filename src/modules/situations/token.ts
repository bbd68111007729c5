import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { createToken, hashToken } from '../../kernel/secrets.ts'

/** The file below DATA_DIR that holds the word for HTTP calls. */
const tokenFile = 'situations-token'

/** The word that HTTP calls carry; the first start in developer mode makes it, readable for this user only. */
export function findSituationsToken (dataDir: string): string {
  const file = join(dataDir, tokenFile)
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${createToken()}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another instance that was started at the same moment was faster: its word is ours too.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}

/** Whether an authorization header carries the word. */
export function carriesToken (header: string | undefined, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? ''
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))
}
