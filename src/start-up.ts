import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './kernel/clock.ts'
import { inTransaction, type Database } from './kernel/database/database.ts'
import { toTimestamp } from './kernel/database/timestamp.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { createError } from './kernel/errors.ts'

const DataDirUnwritable = createError('DATA_DIR_UNWRITABLE', 'The folder %1 cannot be written. Give this user the right to write there, or set DATA_DIR to another folder.', 500)
const CryptKeyMissing = createError('CRYPT_KEY_MISSING', 'The database in %1 exists, but its crypt key %2 does not. Put the file back, or set CRYPT_KEY.', 500)
const CryptKeyWrong = createError('CRYPT_KEY_WRONG', 'The crypt key does not belong to this database. Set CRYPT_KEY to the key it was made with, or accept the loss of its encrypted values with: npx backroom encryption:key:accept', 500)

const checkFlag = 'backroom_crypt_key_check'
const checkText = 'backroom'

/** Makes the data folder and proves that it can be written. */
export function prepareDataDir (dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    const probe = join(dataDir, `.probe-${process.pid}`)
    writeFileSync(probe, '', { mode: 0o600 })
    rmSync(probe)
  } catch {
    throw DataDirUnwritable(dataDir)
  }
}

/** The crypt key: from the environment, else from the data folder, where the first start puts a new one (mode 0600). */
export function findCryptKey (env: Env): string {
  if (env.cryptKey !== undefined) return env.cryptKey
  const file = join(env.dataDir, 'crypt.key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const database = env.databaseUrl.replace(/^sqlite:/, '')
  if (existsSync(database)) throw CryptKeyMissing(database, file)
  try {
    writeFileSync(file, `${randomBytes(16).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another instance that was started at the same moment was faster: its key is ours too.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** Refuses a crypt key that the database was not made with, before anything is written with it; a database without a memory of one passes. */
export async function checkCryptKey (database: Database, encryptor: Encryptor): Promise<void> {
  if (!await database.schema.hasTable('flag')) return
  const row = await database('flag').where({ flag_code: checkFlag }).first() as { flag_data: string } | undefined
  if (row === undefined) return
  const read = encryptor.decrypt(row.flag_data)
  if (!read.ok || read.plain !== checkText) throw CryptKeyWrong()
}

/** Notes in a database without a memory of one that this crypt key is its own. */
export async function rememberCryptKey (database: Database, encryptor: Encryptor, clock: Clock): Promise<void> {
  const row = await database('flag').where({ flag_code: checkFlag }).first() as object | undefined
  if (row === undefined) await acceptCryptKey(database, encryptor, clock)
}

/** Makes the crypt key of this process the one that belongs to the database; what another one encrypted stays unreadable. */
export async function acceptCryptKey (database: Database, encryptor: Encryptor, clock: Clock): Promise<void> {
  const row = { flag_code: checkFlag, flag_data: encryptor.encrypt(checkText), last_update: toTimestamp(clock.now()) }
  await inTransaction(database, async transaction => { await transaction('flag').insert(row).onConflict('flag_code').merge() })
}
