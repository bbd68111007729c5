import { join } from 'node:path'
import type { Configuration } from '../build-configuration.ts'
import { systemClock, type Clock } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import { readEnv, type Env } from '../kernel/env.ts'
import type { Background } from '../modules/amazon/background/background.ts'
import { createAuditServices, type AuditServices } from './audit-services.ts'
import type { CommandConfigurationOptions } from './configuration.ts'
import { createDeveloper, type DeveloperServices } from './developer.ts'

/** What commands work with; everything is opened at its first use, so that no command pays for what it does not need. */
export interface CommandServices extends DeveloperServices, AuditServices {
  readonly clock: Clock
  readonly env: () => Env
  readonly encryptor: () => Promise<Encryptor>
  /** The database, brought up to date where it is not; a crypt key that is not its own is refused. */
  readonly database: () => Promise<Database>
  /** The same whatever the crypt key. */
  readonly anyDatabase: () => Promise<Database>
  /** Brings the database up to date; gives the names of the changes made. */
  readonly upgrade: () => Promise<readonly string[]>
  readonly configuration: () => Promise<Configuration>
  /** The channel's background tasks; `report` is told what a task threw. */
  readonly background: (report: (error: unknown, jobCode: string) => void) => Promise<Background>
  /** Asks for a yes; no answer means no. */
  readonly confirm: (question: string) => Promise<boolean>
  readonly close: () => Promise<void>
}

export interface ServiceOptions {
  readonly confirm: (question: string) => Promise<boolean>
  readonly clock?: Clock
  readonly env?: Env
  /** A database that is open already; it stays open. */
  readonly database?: Database
  readonly cryptKey?: string
}

/** The compiled migrations lie beside the compiled sources. */
const migrations = join(import.meta.dirname, '..', '..', 'migrations')

/** Builds the services of one call. */
export function openServices (options: ServiceOptions): CommandServices {
  const { clock: base = systemClock, confirm } = options
  const env = once(() => options.env ?? readEnv())
  const cryptKey = once(async () => options.cryptKey ?? await findKey(env()))
  const encryptor = once(async () => (await import('../kernel/encryptor.ts')).createEncryptor(await cryptKey()))
  let opened: Database | undefined = options.database
  const open = async (): Promise<Database> => {
    opened ??= await openFile(env())
    return opened
  }
  const developer = createDeveloper({ base, env, encryptor, cryptKey, database: async () => await database() })
  const { clock } = developer
  const database = once(async () => {
    const key = await encryptor()
    return await developer.follow(await prepare(await open(), key, clock))
  })
  const configuration = once(async () => await openConfiguration({ env: env(), clock, database: await database(), encryptor: await encryptor(), cryptKey: await cryptKey() }))
  return {
    ...developer,
    ...createAuditServices({ clock, database, cryptKey }),
    env,
    encryptor,
    database,
    async anyDatabase () {
      await upgradeIfNeeded(await open())
      return await open()
    },
    async upgrade () {
      const key = await encryptor()
      return await upgrade(await open(), key, clock)
    },
    configuration,
    background: async report => (await import('./background.ts')).buildCommandBackground({ configuration: await configuration(), env: env(), cryptKey: await cryptKey(), report }),
    confirm,
    async close () {
      if (options.database === undefined) await opened?.destroy()
    }
  }
}

/** A data folder that cannot be written is named before a key is sought there, and the key before the database is made. */
async function findKey (env: Env): Promise<string> {
  const { findCryptKey, prepareDataDir } = await import('../start-up.ts')
  prepareDataDir(env.dataDir)
  return findCryptKey(env)
}

async function openConfiguration (parts: CommandConfigurationOptions): Promise<Configuration> {
  return (await import('./configuration.ts')).buildCommandConfiguration(parts)
}

async function openFile (env: Env): Promise<Database> {
  return (await import('../kernel/database/database.ts')).openDatabase(env.databaseUrl)
}

async function prepare (database: Database, encryptor: Encryptor, clock: Clock): Promise<Database> {
  const { checkCryptKey, rememberCryptKey } = await import('../start-up.ts')
  // Before anything is written: neither migrations nor values go to a database of another crypt key.
  await checkCryptKey(database, encryptor)
  if (await upgradeIfNeeded(database)) await rememberCryptKey(database, encryptor, clock)
  return database
}

async function upgrade (database: Database, encryptor: Encryptor, clock: Clock): Promise<readonly string[]> {
  const [{ checkCryptKey, rememberCryptKey }, { migrate }] = await Promise.all([import('../start-up.ts'), import('../kernel/database/migrate.ts')])
  await checkCryptKey(database, encryptor)
  const applied = await migrate(database, migrations)
  await rememberCryptKey(database, encryptor, clock)
  return applied
}

async function upgradeIfNeeded (database: Database): Promise<boolean> {
  const { isUpToDate, migrate } = await import('../kernel/database/migrate.ts')
  if (await isUpToDate(database, migrations)) return false
  await migrate(database, migrations)
  return true
}

function once<T> (make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
