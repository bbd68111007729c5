import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import type { KeyAuthority } from '../../src/admin/key-authority.ts'
import type { ModuleDefinition } from '../../src/admin/module.ts'
import { buildApp } from '../../src/app.ts'
import { openDatabase, type Database } from '../../src/kernel/database/database.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { toEnv, type Env } from '../../src/kernel/env.ts'
import { createPasswords, type PasswordCost } from '../../src/kernel/passwords.ts'
import type { MerchantService } from '../../src/modules/amazon/stores/merchant-service.ts'
import { createFirstUser } from '../../src/modules/user/first-user.ts'
import { createTestClock, type TestClock } from './clock.ts'
import { migrationsFolder, serializeDatabase } from './database.ts'
import { createVisitor, type Visitor } from './visitor.ts'

/** A whole instance on a database of its own, with a clock that a test moves. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly env: Env
  readonly database: Database
  readonly clock: TestClock
  readonly dataDir: string
  /** Everything the instance has logged, as text. */
  readonly log: () => string
  /** Somebody with an empty browser. */
  readonly visitor: () => Visitor
  /** The admin user, signed in. */
  readonly signedIn: () => Promise<Visitor>
}

export interface TestAppOptions {
  readonly authority?: KeyAuthority
  /** The services behind the channel, in the place of the emulated Seller Central. */
  readonly merchants?: MerchantService
  readonly variables?: Record<string, string>
  /** Modules besides the installed ones, to try what these do not declare. */
  readonly extraModules?: readonly ModuleDefinition[]
}

export const adminUser = { username: 'admin', password: 'admin-Canary-7391' }
export const testCryptKey = '6dc773d14b5718abcf0b5c7f5ebe92b1'

let template: Promise<Buffer> | undefined

/** Builds an instance for one test; it is closed when the test ends. */
export async function createTestApp (t: Test, options: TestAppOptions = {}): Promise<TestApp> {
  template ??= seedTemplate()
  const dataDir = mkdtempSync(join(tmpdir(), 'backroom-test-'))
  const env = toEnv({ DATA_DIR: dataDir, BACKROOM_MODE: 'developer', ...options.variables }, dataDir)
  const database = openDatabase(await template)
  const started: { app?: FastifyInstance } = {}
  // Also where the instance refuses to start.
  t.teardown(async () => {
    await started.app?.close()
    await database.destroy()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const clock = createTestClock()
  const chunks: string[] = []
  const logStream = new Writable({ write (chunk: Buffer, _encoding, done) { chunks.push(chunk.toString()); done() } })
  const app = started.app = await buildApp({ env, database, clock, cryptKey: testCryptKey, logStream, passwordCost: leastCost, authority: options.authority, merchants: options.merchants, extraModules: options.extraModules })
  const visitor = (): Visitor => createVisitor(app)
  return { app, env, database, clock, dataDir, log: () => chunks.join(''), visitor, signedIn: async () => await signIn(visitor()) }
}

/** Signs somebody in to the Admin and stays on the start page. */
export async function signIn (visitor: Visitor, user: { username: string, password: string } = adminUser): Promise<Visitor> {
  await visitor.open('/admin/')
  await visitor.submit('#login-form', { 'login[username]': user.username, 'login[password]': user.password })
  return visitor
}

/** The same code with the least memory and passes: hundreds of sign-ins cost little. */
export const leastCost: PasswordCost = { passes: 1, memory: 65_536 }

/** A password's hash in the stored format, at the least cost. */
export async function hashCheaply (password: string): Promise<string> {
  return await createPasswords(leastCost).hash(password)
}

async function seedTemplate (): Promise<Buffer> {
  const database = openDatabase('sqlite::memory:')
  await migrate(database, migrationsFolder)
  await createFirstUser({ database, clock: createTestClock(), passwords: createPasswords(leastCost), audit: { record: async () => {} }, email: 'admin@example.com', ...adminUser })
  // Tests move the clock by years: a password that nobody noted the time of never grows too old.
  await database('admin_passwords').delete()
  const bytes = await serializeDatabase(database)
  await database.destroy()
  return bytes
}
