import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import { createToken } from '../kernel/secrets.ts'
import { hashSecret } from './hash-secret.ts'
import { countTry, deleteSignIn, findSignIn, insertSignIn, saveRound, type SignInRecord } from './sign-in-table.ts'

/** A sign-in that waits for its code, as its page shows it. */
export interface WaitingSignIn {
  readonly userId: number
  /** What the emulated telephone shows; undefined once the code has run out. */
  readonly code: string | undefined
  readonly expiresAt: Date
  /** Codes typed that were wrong. */
  readonly tries: number
}

/** What came of a code: whom it signs in, or what to do now. `replaced` and `expired`: a new code was sent, or is to be sent. `over`: begin anew. */
export type CodeResult = { readonly userId: number } | 'wrong' | 'replaced' | 'expired' | 'over'

/** The second step of signing in: a one-time code of six digits. */
export interface SignIns {
  /** Begins the second step; returns the token for the browser's cookie. */
  begin: (userId: number) => Promise<string>
  find: (token: string) => Promise<WaitingSignIn | undefined>
  check: (token: string, code: string) => Promise<CodeResult>
  /** Sends another code; false where there have been too many. */
  renew: (token: string) => Promise<boolean>
}

/** What the second step stands on. */
export interface SignInsOptions {
  readonly database: Database
  readonly clock: Clock
  /** Makes the codes and hashes them and the tokens. */
  readonly secret: Buffer
}

/** Seconds that a code works. */
const codeLifetime = 300
/** Wrong codes after which a new one is sent. */
export const mostTries = 5
const mostRounds = 5
/** Seconds that the whole second step may take. */
export const signInLifetime = 1800

/** Builds the second step over its table. */
export function createSignIns (options: SignInsOptions): SignIns {
  const { database, clock, secret } = options
  const hash = (token: string): string => hashSecret(secret, token)
  const find = async (token: string): Promise<SignInRecord | undefined> => {
    const signIn = await findSignIn(database, hash(token))
    return signIn !== undefined && signIn.createdAt.getTime() + signInLifetime * 1000 > clock.now().getTime() ? signIn : undefined
  }
  const renew = async (token: string, signIn: SignInRecord | undefined): Promise<boolean> => {
    if (signIn === undefined || signIn.round >= mostRounds) return false
    await saveRound(database, hash(token), toRound(options, token, signIn.round + 1))
    return true
  }
  return {
    async begin (userId) {
      const token = createToken()
      const now = clock.now()
      await insertSignIn(database, hash(token), { userId, ...toRound(options, token, 1), createdAt: now }, new Date(now.getTime() - signInLifetime * 1000))
      return token
    },
    async find (token) {
      const signIn = await find(token)
      if (signIn === undefined) return undefined
      const { userId, round, expiresAt, tries } = signIn
      return { userId, expiresAt, tries, code: expiresAt > clock.now() ? toCode(options, token, round) : undefined }
    },
    async check (token, code) {
      const signIn = await find(token)
      if (signIn === undefined) return 'over'
      if (signIn.expiresAt <= clock.now()) return 'expired'
      const mayTry = await countTry(database, hash(token), signIn.round, mostTries)
      if (mayTry && isSame(signIn.codeHash, hashCode(options, token, code))) return await deleteSignIn(database, hash(token)) ? { userId: signIn.userId } : 'over'
      if (mayTry && signIn.tries + 1 < mostTries) return 'wrong'
      return await renew(token, await find(token)) ? 'replaced' : 'over'
    },
    renew: async token => await renew(token, await find(token))
  }
}

function toRound (options: SignInsOptions, token: string, round: number): Pick<SignInRecord, 'round' | 'codeHash' | 'expiresAt'> {
  return { round, codeHash: hashCode(options, token, toCode(options, token, round)), expiresAt: new Date(options.clock.now().getTime() + codeLifetime * 1000) }
}

/** The code follows from the cookie, so that the emulated telephone can show it though it is stored nowhere. */
function toCode ({ secret }: SignInsOptions, token: string, round: number): string {
  const number = createHmac('sha256', secret).update(`code ${round} ${token}`).digest().readUIntBE(0, 6)
  return String(number % 1_000_000).padStart(6, '0')
}

function hashCode ({ secret }: SignInsOptions, token: string, code: string): string {
  return hashSecret(secret, `${token} ${code}`)
}

function isSame (one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
