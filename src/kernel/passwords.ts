import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'

/** Hashes and verifies passwords in the original's format `<hex hash>:<salt>:<version>`. */
export interface Passwords {
  hash: (password: string) => Promise<string>
  /** False for a wrong password and for a stored hash of an unknown format alike. */
  verify: (password: string, stored: string) => Promise<boolean>
  /** Takes as long as a real check: for user names that do not exist. */
  verifyNothing: (password: string) => Promise<false>
  /** Whether a stored hash was made by another way than hash() has today. */
  isOutdated: (stored: string) => boolean
}

/** What a hash costs: passes over so many bytes of memory. */
export interface PasswordCost {
  readonly passes: number
  readonly memory: number
}

/** The longest password that is hashed, in characters: beyond it only the machine would suffer. */
export const longestPassword = 1024

const argon2id = 2
const hashLength = 32
/** What libsodium calls interactive, as the original has it. */
const usualCost: PasswordCost = { passes: 2, memory: 67_108_864 }
const saltBytes = 16
/** Formats that the original wrote in former times: MD5, SHA-256, argon2id without its parameters. A hash may have passed through several. */
const [md5, sha256, bareArgon2] = ['0', '1', '2']
const atOnce = 2

/** Builds the password service; at most two hashes are computed at once, the others wait in line. */
export function createPasswords (cost: PasswordCost = usualCost): Passwords {
  const inTurn = createTurnstile(atOnce)
  // As the original writes it: argon2id13, bytes out, passes, bytes of memory.
  const version = `3_${hashLength}_${cost.passes}_${cost.memory}`
  const nobody = `${'0'.repeat(hashLength * 2)}:${'x'.repeat(saltBytes * 2)}:${version}`
  async function verify (password: string, stored: string): Promise<boolean> {
    const [hash, salt, ...versions] = stored.split(':')
    if (hash === undefined || salt === undefined || password.length > longestPassword) return false
    const computed = await inTurn(async () => await computeAll(password, salt, versions))
    const expected = Buffer.from(hash, 'hex')
    return computed !== undefined && expected.length === computed.length && timingSafeEqual(expected, computed)
  }
  return {
    async hash (password) {
      const salt = randomBytes(saltBytes).toString('hex')
      const hash = await inTurn(async () => await computeArgon2(password, salt, hashLength, cost))
      return `${hash.toString('hex')}:${salt}:${version}`
    },
    verify,
    async verifyNothing (password) {
      await verify(password, nobody)
      return false
    },
    isOutdated: stored => stored.split(':').slice(2).join(':') !== version
  }
}

/** Each version hashes the hex digits that the one before it made; undefined where one is unknown. */
async function computeAll (password: string, salt: string, versions: readonly string[]): Promise<Buffer | undefined> {
  let hash: Buffer | undefined
  for (const version of versions) {
    hash = await compute(hash?.toString('hex') ?? password, salt, version)
    if (hash === undefined) return undefined
  }
  return hash
}

async function compute (password: string, salt: string, version: string): Promise<Buffer | undefined> {
  if (version === md5) return createHash('md5').update(salt + password).digest()
  if (version === sha256) return createHash('sha256').update(salt + password).digest()
  if (Buffer.byteLength(salt) < saltBytes) return undefined
  if (version === bareArgon2) return await computeArgon2(password, salt, hashLength, usualCost)
  const [, length, passes, memory] = /^3_(\d{1,3})_(\d{1,2})_(\d{1,10})$/.exec(version) ?? []
  return length === undefined ? undefined : await computeArgon2(password, salt, Number(length), { passes: Number(passes), memory: Number(memory) })
}

/** The original takes the first 16 bytes of the salt string as they are. */
async function computeArgon2 (password: string, salt: string, length: number, { passes, memory }: PasswordCost): Promise<Buffer> {
  return await hashRaw(password, {
    algorithm: argon2id,
    salt: Buffer.from(salt, 'utf8').subarray(0, saltBytes),
    outputLen: length,
    timeCost: passes,
    memoryCost: Math.floor(memory / 1024),
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
