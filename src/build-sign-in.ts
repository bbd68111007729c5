import type { SignInParts, SignInServices } from './admin-services.ts'
import type { Gate } from './admin/guard.ts'
import { createFindAdminAddress } from './modules/user/admin-address.ts'
import { createTwoFactor } from './build-two-factor.ts'
import { createWaitingCaptcha } from './modules/captcha/waiting-captcha.ts'
import { createAuthenticate } from './modules/user/authenticate.ts'
import { createCheckOwnPassword } from './modules/user/own-password.ts'
import { createFindNewPasswordFault } from './modules/user/password-policy.ts'
import { createPasswordReset } from './modules/user/password-reset.ts'
import { createResetPages } from './modules/user/reset-pages.ts'
import { createSignIn } from './modules/user/sign-in.ts'
import { createUserMail } from './modules/user/user-mail.ts'

/** Joins signing in, passwords and the letters about them. */
export function buildSignIn (parts: SignInParts): SignInServices & { readonly gate: Gate } {
  const userMail = createUserMail(parts)
  const findNewPasswordFault = createFindNewPasswordFault(parts)
  const authenticate = createAuthenticate(parts)
  const passwordReset = createPasswordReset({ ...parts, userMail, findNewPasswordFault, findAdminAddress: createFindAdminAddress(parts.scopeConfig, parts.env) })
  const { secondFactor, afterPassword, openPage } = createTwoFactor(parts)
  const captcha = createWaitingCaptcha({ ...parts, secret: parts.captchaSecret })
  const openResetPage = createResetPages({ ...parts, passwordReset, captcha })
  const gate = createSignIn({
    ...parts,
    authenticate,
    captcha,
    afterPassword,
    async openPage (request, reply) {
      await openResetPage(request, reply)
      return reply.sent ? reply : await openPage(request, reply)
    }
  })
  return { secondFactor, authenticate, checkOwnPassword: createCheckOwnPassword(parts), findNewPasswordFault, userMail, gate }
}
