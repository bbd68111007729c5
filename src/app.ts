import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { registerAccount } from './account/register-account.ts'
import type { Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { ModuleDefinition } from './admin/module.ts'
import { buildAdmin } from './build-admin.ts'
import { followClock, openClock, type DeveloperClock } from './build-clock.ts'
import { buildKeys, type Keys } from './build-keys.ts'
import { registerGateway } from './gateway/register-gateway.ts'
import { logProblems, openInstallation } from './installation.ts'
import { toClockNote } from './kernel/adjustable-clock.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import { createEncryptor, type Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { registerHealth } from './kernel/http/health.ts'
import { registerMedia, toMediaFolder } from './kernel/http/media.ts'
import { createMessages } from './kernel/http/messages.ts'
import { createHttpServer, isSecure, type HttpServer } from './kernel/http/server.ts'
import { createSessions } from './kernel/http/session.ts'
import { createPasswords } from './kernel/passwords.ts'
import { packageRoot } from './kernel/paths.ts'
import { createPhrases, extendPhrases, type Phrases } from './kernel/phrases.ts'
import { createFingerprint, deriveSecret } from './kernel/secrets.ts'
import type { SourceFiles } from './magento-xml/source-files.ts'
import { registerStartPage } from './start-page.ts'

/** What an instance is made of; tests bring their own clock, log and authority. */
export interface AppOptions {
  readonly env: Env
  readonly database: Database
  readonly clock: Clock
  readonly cryptKey: string
  readonly logStream?: Writable
  readonly authority?: KeyAuthority
  /** Modules besides the installed ones. */
  readonly extraModules?: readonly ModuleDefinition[]
  /** How real modules are read; whoever watches them for changes brings his own. */
  readonly files?: SourceFiles
}

/** The dictionaries lie in the package and do not change while it runs: one reading serves every instance of the process. */
const ownPhrases = createPhrases(join(packageRoot, 'src'))

/** Seconds without a request after which a Commerce account session is over. */
const accountSessionLifetime = 3600

/** What the rooms are joined from. */
interface Parts extends HttpServer, Pick<AppOptions, 'env' | 'database' | 'cryptKey'>, DeveloperClock, Keys {
  readonly encryptor: Encryptor
  readonly installation: Installation
  readonly phrases: Phrases
}

/** The composition root: builds what the rooms stand on, and joins them. */
export async function buildApp (options: AppOptions): Promise<FastifyInstance> {
  const { env, database, cryptKey, logStream } = options
  const encryptor = createEncryptor(cryptKey)
  const clocks = openClock(env, database, options.clock)
  const listening: { app?: FastifyInstance } = {}
  const keys = buildKeys({ env, database, encryptor, clock: clocks.clock, secret: deriveSecret(cryptKey, 'api keys'), authority: options.authority, findServer: () => listening.app?.server })
  const { installation, dictionaries } = openInstallation(env, { inspectKey: keys.authority.inspect, files: options.files, extraModules: options.extraModules })
  const phrases = extendPhrases(ownPhrases, dictionaries)
  const server = await createHttpServer({ env, phrases, cookieSecret: deriveSecret(cryptKey, 'cookies'), logStream, findClockNote: () => toClockNote(clocks.developerClock) })
  const app = listening.app = server.app
  try {
    await joinRooms({ ...server, ...clocks, ...keys, env, database, cryptKey, encryptor, installation, phrases })
    return await app
  } catch (error) {
    // A Fastify instance that failed to boot keeps its timers, and with them the process, alive.
    await app.close()
    throw error
  }
}

/** Registers the rooms; the Admin meets the account site only as a KeyAuthority. */
async function joinRooms ({ app, env, cryptKey, ...parts }: Parts): Promise<void> {
  const { database, clock, apiKeys, installation } = parts
  const secure = isSecure(env)
  const shared = { ...parts, secure, passwords: createPasswords() }
  followClock(app, parts.developerClock)
  registerHealth(app, database)
  registerMedia(app, toMediaFolder(env.dataDir))
  await registerGateway(app, { verifyKey: apiKeys.verify })
  await registerAccount(app, {
    ...shared,
    messages: createMessages('account', secure),
    sessions: createSessions({ database, clock, secure, realm: 'account', secret: deriveSecret(cryptKey, 'account sessions'), lifetime: async () => accountSessionLifetime })
  })
  const { structure } = await buildAdmin(app, {
    ...shared,
    env,
    messages: createMessages('admin', secure),
    fingerprint: createFingerprint(cryptKey),
    sessionSecret: deriveSecret(cryptKey, 'admin sessions'),
    version: readVersion()
  })
  logProblems(app.log, [...installation.problems, ...structure.problems])
  registerStartPage(app, parts.renderPage, `/${env.adminFrontName}/`)
}

function readVersion (): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version
}
