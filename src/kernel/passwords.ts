import { randomBytes, timingSafeEqual } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'

/** Hashes and verifies passwords in the original's format `<hex hash>:<salt>:<version>`. */
export interface Passwords {
  hash: (password: string) => Promise<string>
  /** False for a wrong password and for a stored hash of an unknown format alike. */
  verify: (password: string, stored: string) => Promise<boolean>
  /** Takes as long as a real check: for user names that do not exist. */
  verifyNothing: (password: string) => Promise<false>
}

/** The longest password that is hashed, in characters: beyond it only the machine would suffer. */
export const longestPassword = 1024

const argon2id = 2
const hashLength = 32
const passes = 2
const memory = 67_108_864
const saltBytes = 16
/** As the original writes it: argon2id13, bytes out, passes, bytes of memory. */
const version = `3_${hashLength}_${passes}_${memory}`
const atOnce = 2

/** Builds the password service; at most two hashes are computed at once, the others wait in line. */
export function createPasswords (): Passwords {
  const inTurn = createTurnstile(atOnce)
  const nobody = `${'0'.repeat(hashLength * 2)}:${'x'.repeat(saltBytes * 2)}:${version}`
  async function verify (password: string, stored: string): Promise<boolean> {
    const [hash, salt, storedVersion] = stored.split(':')
    const parameters = /^3_(\d{1,3})_(\d{1,2})_(\d{1,10})$/.exec(storedVersion ?? '')
    if (hash === undefined || salt === undefined || parameters === null || password.length > longestPassword) return false
    const computed = await inTurn(async () => await compute(password, salt, parameters.slice(1).map(Number)))
    const expected = Buffer.from(hash, 'hex')
    return expected.length === computed.length && timingSafeEqual(expected, computed)
  }
  return {
    async hash (password) {
      const salt = randomBytes(saltBytes).toString('hex')
      const hash = await inTurn(async () => await compute(password, salt, [hashLength, passes, memory]))
      return `${hash.toString('hex')}:${salt}:${version}`
    },
    verify,
    async verifyNothing (password) {
      await verify(password, nobody)
      return false
    }
  }
}

/** The original takes the first 16 bytes of the salt string as they are. */
async function compute (password: string, salt: string, [length, opsLimit, memLimit]: number[]): Promise<Buffer> {
  return await hashRaw(password, {
    algorithm: argon2id,
    salt: Buffer.from(salt, 'utf8').subarray(0, saltBytes),
    outputLen: length!,
    timeCost: opsLimit!,
    memoryCost: Math.floor(memLimit! / 1024),
    parallelism: 1
  })
}

/** Lets a limited number of jobs run at once, in the order they came. */
function createTurnstile (places: number): <T>(job: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: Array<() => void> = []
  return async job => {
    if (free === 0) await new Promise<void>(resolve => { waiting.push(resolve) })
    else free--
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}
