import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { createApiKeys, type ApiKeys } from './account/api-keys.ts'
import { inspectKey } from './account/key-format.ts'
import { registerAccount } from './account/register-account.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { ModuleDefinition } from './admin/module.ts'
import { buildAdmin } from './build-admin.ts'
import { registerGateway } from './gateway/register-gateway.ts'
import { logProblems, openInstallation } from './installation.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import { createEncryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { registerHealth } from './kernel/http/health.ts'
import { registerMedia, toMediaFolder } from './kernel/http/media.ts'
import { createMessages } from './kernel/http/messages.ts'
import { createHttpServer, isSecure } from './kernel/http/server.ts'
import { createSessions } from './kernel/http/session.ts'
import { createPasswords } from './kernel/passwords.ts'
import { packageRoot } from './kernel/paths.ts'
import { createPhrases, extendPhrases } from './kernel/phrases.ts'
import { readVersion } from './kernel/product-version.ts'
import { createFingerprint, deriveSecret } from './kernel/secrets.ts'
import type { SourceFiles } from './magento-xml/source-files.ts'
import { createCircuitBreaker } from './modules/services-connector/circuit-breaker.ts'
import { createHttpKeyAuthority } from './modules/services-connector/http-key-authority.ts'
import { createLocalKeyAuthority } from './modules/services-connector/local-key-authority.ts'
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

/** The composition root: builds the rooms and joins them; the Admin meets the account site only as a KeyAuthority. */
export async function buildApp (options: AppOptions): Promise<FastifyInstance> {
  const { env, database, clock, cryptKey } = options
  const secure = isSecure(env)
  const encryptor = createEncryptor(cryptKey)
  const passwords = createPasswords()
  const apiKeys = createApiKeys({ database, clock, encryptor, secret: deriveSecret(cryptKey, 'api keys') })
  const authority = options.authority ?? createAuthority(env, apiKeys)

  const { installation, dictionaries } = openInstallation(env, { inspectKey: authority.inspect, files: options.files, extraModules: options.extraModules })
  const phrases = extendPhrases(ownPhrases, dictionaries)
  const { app, renderPage, renderFragment } = await createHttpServer({ env, phrases, cookieSecret: deriveSecret(cryptKey, 'cookies'), logStream: options.logStream })
  try {
    const shared = { database, clock, passwords, encryptor, phrases, renderPage, secure }
    registerHealth(app, database)
    registerMedia(app, toMediaFolder(env.dataDir))
    await registerGateway(app, { verifyKey: apiKeys.verify })
    await registerAccount(app, {
      ...shared,
      apiKeys,
      messages: createMessages('account', secure),
      sessions: createSessions({ database, clock, secure, realm: 'account', secret: deriveSecret(cryptKey, 'account sessions'), lifetime: async () => accountSessionLifetime })
    })
    const { structure } = await buildAdmin(app, {
      ...shared,
      env,
      installation,
      renderFragment,
      authority,
      messages: createMessages('admin', secure),
      fingerprint: createFingerprint(cryptKey),
      sessionSecret: deriveSecret(cryptKey, 'admin sessions'),
      version: readVersion()
    })
    logProblems(app.log, [...installation.problems, ...structure.problems])
    registerStartPage(app, renderPage, `/${env.adminFrontName}/`)
    return await app
  } catch (error) {
    // A Fastify instance that failed to boot keeps its timers, and with them the process, alive.
    await app.close()
    throw error
  }
}

/** Keys are validated in this process, or over HTTP where GATEWAY_URL says at which gateway. */
function createAuthority ({ gatewayUrl }: Env, { verify }: ApiKeys): KeyAuthority {
  return gatewayUrl === undefined ? createLocalKeyAuthority({ inspect: inspectKey, verify }) : createCircuitBreaker(createHttpKeyAuthority(gatewayUrl, inspectKey))
}
