import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { createPortalFacts } from './account/portal-facts.ts'
import type { Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { ModuleDefinition } from './admin/module.ts'
import { accountSessionLifetime, buildAccount } from './build-account.ts'
import { buildAdmin } from './build-admin.ts'
import { buildAuthority, type BuiltAuthority } from './build-authority.ts'
import { startBackground } from './build-background.ts'
import { followClock, openClock, type DeveloperClock } from './build-clock.ts'
import { registerAddressLimits } from './build-rate-limits.ts'
import { buildSellerCentral } from './build-seller-central.ts'
import { registerGateway } from './gateway/register-gateway.ts'
import { logProblems, openInstallation } from './installation.ts'
import { createAuditLog, type AuditLog } from './kernel/audit/audit-log.ts'
import { toClockNote } from './kernel/adjustable-clock.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import { createEncryptor, type Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { registerHealth } from './kernel/http/health.ts'
import { registerMedia, toMediaFolder } from './kernel/http/media.ts'
import { createMessages } from './kernel/http/messages.ts'
import { createHttpServer, isSecure, type HttpServer } from './kernel/http/server.ts'
import { createMailQueue, type MailQueue } from './kernel/mail/mail-queue.ts'
import { createMailSender } from './kernel/mail/mail-sender.ts'
import { createPasswords, type PasswordCost } from './kernel/passwords.ts'
import { packageRoot } from './kernel/paths.ts'
import { createPhrases, extendPhrases, type Phrases } from './kernel/phrases.ts'
import { readVersion } from './kernel/product-version.ts'
import { deriveSecret } from './kernel/secrets.ts'
import type { SourceFiles } from './magento-xml/source-files.ts'
import type { MerchantService } from './modules/amazon/stores/merchant-service.ts'
import { registerStartPage } from './start-page.ts'

/** What an instance is made of; tests bring their own clock, log and authority. */
export interface AppOptions {
  readonly env: Env
  readonly database: Database
  readonly clock: Clock
  readonly cryptKey: string
  readonly logStream?: Writable
  /** What a password's hash costs, where it is not the usual. */
  readonly passwordCost?: PasswordCost
  readonly authority?: KeyAuthority
  /** The services behind the channel, in the place of the emulated Seller Central of this process. */
  readonly merchants?: MerchantService
  /** Modules besides the installed ones. */
  readonly extraModules?: readonly ModuleDefinition[]
  /** Whether this process runs the background tasks that are due; tests and tools do without. */
  readonly runsBackground?: boolean
  /** How real modules are read; whoever watches them for changes brings his own. */
  readonly files?: SourceFiles
}

/** The dictionaries lie in the package and do not change while it runs: one reading serves every instance of the process. */
const ownPhrases = createPhrases(join(packageRoot, 'src'))

/** What the rooms are joined from. */
interface Parts extends Omit<AppOptions, 'clock' | 'authority'>, HttpServer, DeveloperClock, BuiltAuthority {
  readonly audit: AuditLog
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
  const audit = createAuditLog({ clock: clocks.clock, secret: deriveSecret(cryptKey, 'audit log') })
  const keys = buildAuthority({ env, database, audit, encryptor, cryptKey, clock: clocks.clock, given: options.authority, findServer: () => listening.app?.server })
  const { installation, dictionaries } = openInstallation(env, { inspectKey: keys.inspectTyped, files: options.files, extraModules: options.extraModules })
  const phrases = extendPhrases(ownPhrases, dictionaries)
  const server = await createHttpServer({ env, phrases, cookieSecret: deriveSecret(cryptKey, 'cookies'), logStream, findClockNote: () => toClockNote(clocks.developerClock) })
  const app = listening.app = server.app
  try {
    await joinRooms({ ...options, audit, ...server, ...clocks, ...keys, encryptor, installation, phrases })
    return await app
  } catch (error) {
    // A Fastify instance that failed to boot keeps its timers, and with them the process, alive.
    await app.close()
    throw error
  }
}

/** Registers the rooms; the Admin meets the account site only as a KeyAuthority, and Seller Central as a MerchantService. */
async function joinRooms (parts: Parts): Promise<void> {
  const { app, env, database, clock, developerClock, cryptKey, apiKeys, authority, installation } = parts
  const secure = isSecure(env)
  const shared = { ...parts, secure, passwords: createPasswords(parts.passwordCost), mail: openMail(app, env, clock) }
  followClock(app, developerClock)
  registerAddressLimits(app, { database, clock, adminUrl: `/${env.adminFrontName}/` })
  registerHealth(app, database)
  registerMedia(app, toMediaFolder(env.dataDir))
  const registry = await buildSellerCentral(app, shared)
  const merchants = parts.merchants ?? registry
  const gatewayRequests = await registerGateway(app, { ...parts.gateway, merchants: registry })
  await buildAccount(app, shared)
  const configuration = parts.useConfiguration(await buildAdmin(app, {
    ...shared,
    fingerprint: parts.gateway.fingerprint,
    recoverySecret: deriveSecret(cryptKey, 'recovery codes'),
    captchaSecret: deriveSecret(cryptKey, 'captcha tickets'),
    sessionSecret: deriveSecret(cryptKey, 'admin sessions'),
    certificateSecret: deriveSecret(cryptKey, 'guide certificates'),
    merchants,
    gatewayRequests,
    messages: createMessages('admin', secure),
    portal: env.gatewayUrl === undefined ? createPortalFacts({ database, clock, sessionLifetime: accountSessionLifetime }) : undefined,
    version: readVersion()
  }))
  logProblems(app.log, [...installation.problems, ...configuration.structure.problems])
  if (parts.runsBackground === true) startBackground(app, { configuration, env, authority, merchants, eraseDeletedKeys: apiKeys.eraseDeleted, refreshClock: async () => await developerClock?.refresh() })
  registerStartPage(app, parts.renderPage, `/${env.adminFrontName}/`)
}

/** Mail that is on its way when the process ends is waited for. */
function openMail (app: FastifyInstance, { smtpUrl, dataDir }: Env, clock: Clock): MailQueue {
  const mail = createMailQueue(createMailSender({ smtpUrl, folder: join(dataDir, 'mail'), clock }), error => {
    app.log.error({ code: (error as { code?: unknown }).code }, 'a mail could not be sent')
  })
  app.addHook('onClose', async () => { await mail.settled() })
  return mail
}
