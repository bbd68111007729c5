import type { createFindBaseUrl } from './admin/base-url.ts'
import type { Drafts } from './admin/drafts.ts'
import type { Installation } from './admin/join-modules.ts'
import type { KeyAuthority } from './admin/key-authority.ts'
import type { FindTimeZone } from './admin/time-zone.ts'
import type { Configuration } from './build-configuration.ts'
import type { ScopeConfig } from './config/scope-config.ts'
import type { AdjustableClock } from './kernel/adjustable-clock.ts'
import type { AuditLog } from './kernel/audit/audit-log.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import type { Encryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import type { Messages } from './kernel/http/messages.ts'
import type { Sessions } from './kernel/http/session.ts'
import type { MailQueue } from './kernel/mail/mail-queue.ts'
import type { Passwords } from './kernel/passwords.ts'
import type { Phrases } from './kernel/phrases.ts'
import type { Fingerprint } from './kernel/secrets.ts'
import type { RenderFragment, RenderPage } from './kernel/view/view.ts'
import type { MerchantService } from './modules/amazon/stores/merchant-service.ts'
import type { createFindStartPage } from './modules/backend/start-page.ts'
import type { GatewayRequests } from './modules/emulation/gateway-requests.ts'
import type { PortalFacts } from './modules/guide/facts.ts'
import type { KeyValidation } from './modules/services-connector/key-validation.ts'
import type { SecondFactor } from './modules/two-factor-auth/second-factor.ts'
import type { Authenticate } from './modules/user/authenticate.ts'
import type { CheckOwnPassword } from './modules/user/own-password.ts'
import type { FindNewPasswordFault } from './modules/user/password-policy.ts'
import type { UserMail } from './modules/user/user-mail.ts'

/** What the Admin's part of the composition is given. */
export interface AdminServices {
  readonly env: Env
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly passwords: Passwords
  readonly mail: MailQueue
  readonly encryptor: Encryptor
  readonly phrases: Phrases
  readonly renderPage: RenderPage
  readonly renderKeptPage: RenderPage
  readonly renderFragment: RenderFragment
  readonly secure: boolean
  readonly authority: KeyAuthority
  readonly merchants: MerchantService
  readonly gatewayRequests: GatewayRequests
  /** The same clock where it can be set: in developer mode, with the situations. */
  readonly developerClock: AdjustableClock | undefined
  /** By which the portal recognises keys. */
  readonly keySecret: Buffer
  /** Makes the numbers of the guide's certificates. */
  readonly certificateSecret: Buffer
  /** What the guide may know of the account site; undefined where keys are issued elsewhere. */
  readonly portal: PortalFacts | undefined
  readonly installation: Installation
  readonly messages: Messages
  readonly fingerprint: Fingerprint
  /** Makes the hashes of recovery codes. */
  readonly recoverySecret: Buffer
  /** Signs the waiting tickets of the forms that anybody can send. */
  readonly captchaSecret: Buffer
  /** Signs the Admin's form keys. */
  readonly sessionSecret: Buffer
  readonly version: string
}

/** What signing in stands on. */
export interface SignInParts extends AdminServices {
  readonly scopeConfig: ScopeConfig
  readonly sessions: Sessions
  readonly adminUrl: string
  readonly findBaseUrl: ReturnType<typeof createFindBaseUrl>
  readonly findStartPage: ReturnType<typeof createFindStartPage>
}

/** Signing in and passwords, as pages and the REST service need them. */
export interface SignInServices {
  readonly secondFactor: SecondFactor
  readonly authenticate: Authenticate
  readonly checkOwnPassword: CheckOwnPassword
  readonly findNewPasswordFault: FindNewPasswordFault
  readonly userMail: UserMail
}

/** The services of the Admin once its configuration stands. */
export interface Joined extends AdminServices, Omit<Configuration, 'database' | 'clock' | 'encryptor' | 'fingerprint' | 'audit'>, SignInServices {
  readonly configuration: Configuration
  readonly adminUrl: string
  readonly sessions: Sessions
  /** Seconds without a request after which a session of the Admin is over. */
  readonly findSessionLifetime: () => Promise<number>
  readonly drafts: Drafts
  readonly findBaseUrl: ReturnType<typeof createFindBaseUrl>
  readonly findTimeZone: FindTimeZone
  readonly findStartPage: ReturnType<typeof createFindStartPage>
  readonly keyValidation: KeyValidation
}
