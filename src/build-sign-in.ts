import type { AdminServices, SignInServices } from './admin-services.ts'
import type { AdminUser } from './admin/admin-user.ts'
import type { createFindBaseUrl } from './admin/base-url.ts'
import type { Gate } from './admin/guard.ts'
import type { ScopeConfig } from './config/scope-config.ts'
import type { Sessions } from './kernel/http/session.ts'
import { createFindAdminAddress } from './modules/user/admin-address.ts'
import { createAuthenticate } from './modules/user/authenticate.ts'
import { createCheckOwnPassword } from './modules/user/own-password.ts'
import { createFindNewPasswordFault } from './modules/user/password-policy.ts'
import { createPasswordReset } from './modules/user/password-reset.ts'
import { createResetPages } from './modules/user/reset-pages.ts'
import { createSignIn } from './modules/user/sign-in.ts'
import { createUserMail } from './modules/user/user-mail.ts'

/** What signing in stands on. */
export interface SignInParts extends AdminServices {
  readonly scopeConfig: ScopeConfig
  readonly sessions: Sessions
  readonly adminUrl: string
  readonly findBaseUrl: ReturnType<typeof createFindBaseUrl>
  readonly findStartPage: (user: AdminUser) => Promise<string>
}

/** Joins signing in, passwords and the letters about them. */
export function buildSignIn (parts: SignInParts): SignInServices & { readonly gate: Gate } {
  const userMail = createUserMail(parts)
  const findNewPasswordFault = createFindNewPasswordFault(parts)
  const authenticate = createAuthenticate(parts)
  const passwordReset = createPasswordReset({ ...parts, userMail, findNewPasswordFault, findAdminAddress: createFindAdminAddress(parts.scopeConfig, parts.env) })
  const gate = createSignIn({ ...parts, authenticate, openPage: createResetPages({ ...parts, passwordReset }) })
  return { authenticate, checkOwnPassword: createCheckOwnPassword(parts), findNewPasswordFault, userMail, gate }
}
