import type { CheckFacts } from '../gather-facts.ts'
import type { SystemCheck } from '../check.ts'

/** Names that every list of guesses begins with. */
const guessedNames = ['admin', 'administrator', 'magento', 'root', 'test', 'user']
const longestSession = 3600
const shortestRetention = 90

/** Who gets in, and how. */
export const userChecks: readonly SystemCheck[] = [
  {
    id: 'backroom.W040',
    tag: 'users',
    deploy: true,
    risk: 'A user has a name that is guessed first: %1.',
    hint: 'Give him another user name in System > Permissions > All Users.',
    find: ({ userNames }) => toList(userNames.filter(name => guessedNames.includes(name.toLowerCase())))
  },
  {
    id: 'backroom.W041',
    tag: 'users',
    deploy: true,
    risk: 'Users sign in with a password alone: %1.',
    hint: 'Let them set up two-factor authentication in their account.',
    find: ({ usersWithoutSecondFactor }) => toList(usersWithoutSecondFactor)
  },
  {
    id: 'backroom.E042',
    tag: 'users',
    deploy: true,
    risk: 'Two-factor authentication is not demanded.',
    hint: 'Set Security > 2FA > Enable 2FA to Yes.',
    find: ({ settings }) => isOff(settings['twofactorauth/general/enable']) ? 'twofactorauth/general/enable' : undefined
  },
  {
    id: 'backroom.E043',
    tag: 'users',
    risk: 'Accounts are never locked after wrong passwords, so that guessing costs nothing.',
    hint: 'Set Maximum Login Failures to Lockout Account in Advanced > Admin > Security.',
    find: ({ settings }) => Number(settings['admin/security/lockout_failures'] ?? 0) > 0 ? undefined : 'admin/security/lockout_failures'
  },
  {
    id: 'backroom.I044',
    tag: 'users',
    deploy: true,
    risk: 'Passwords never grow too old.',
    hint: 'Where your rules want it, set Password Lifetime (days) and Password Change in Advanced > Admin > Security.',
    find: ({ settings }) => Number(settings['admin/security/password_lifetime'] ?? 0) > 0 && settings['admin/security/password_is_forced'] === '1' ? undefined : 'admin/security/password_lifetime'
  },
  {
    id: 'backroom.W045',
    tag: 'users',
    deploy: true,
    risk: 'New passwords need only pass the original\'s rule: 7 characters with a letter and a digit.',
    hint: 'Set PASSWORD_RULES=asvs.',
    find: ({ env }) => env.passwordRules === 'asvs' ? undefined : env.passwordRules
  },
  {
    id: 'backroom.W046',
    tag: 'users',
    risk: 'One account can be used in several browsers at once: who did something cannot be told for sure.',
    hint: 'Set Admin Account Sharing to No in Advanced > Admin > Security.',
    find: ({ settings }) => isOff(settings['admin/security/admin_account_sharing']) ? undefined : 'admin/security/admin_account_sharing'
  },
  {
    id: 'backroom.I047',
    tag: 'users',
    deploy: true,
    risk: 'The addresses of the Admin carry no secret key.',
    hint: 'Set Add Secret Key to URLs to Yes in Advanced > Admin > Security. Forms are protected without it, too.',
    find: ({ settings }) => isOff(settings['admin/security/use_form_key']) ? 'admin/security/use_form_key' : undefined
  },
  {
    id: 'backroom.W048',
    tag: 'users',
    risk: 'A session without a request lasts %1 seconds: long enough for somebody else to sit down at the desk.',
    hint: 'Set Admin Session Lifetime (seconds) in Advanced > Admin > Security to 3600 or less.',
    find: ({ settings }) => Number(settings['admin/security/session_lifetime'] ?? 0) > longestSession ? settings['admin/security/session_lifetime']! : undefined
  },
  {
    id: 'backroom.W049',
    tag: 'users',
    deploy: true,
    risk: 'Programs may try passwords at the login form: CAPTCHA is off there.',
    hint: 'Set Enable CAPTCHA in Admin to Yes in Advanced > Admin > CAPTCHA, with the forms Admin Login and Admin Forgot Password.',
    find: findFormWithoutCaptcha
  },
  {
    id: 'backroom.W050',
    tag: 'users',
    risk: 'Anybody can have any number of mails sent to reset a password.',
    hint: 'Set Password Reset Protection Type in Advanced > Admin > Security to anything but None.',
    find: ({ settings }) => isOff(settings['admin/security/password_reset_protection_type']) ? 'admin/security/password_reset_protection_type' : undefined
  },
  {
    id: 'backroom.W051',
    tag: 'configuration',
    risk: 'The action log forgets after %1 days: most break-ins are noticed later.',
    hint: 'Set Log Entry Lifetime, Days in Advanced > System to 90 or more.',
    find: ({ settings }) => {
      const days = Number(settings['system/rotation/lifetime'] ?? 0)
      return days > 0 && days < shortestRetention ? String(days) : undefined
    }
  }
]

function isOff (value: string | null): boolean {
  return value === null || value === '' || value === '0'
}

function toList (names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : names.join(', ')
}

function findFormWithoutCaptcha ({ settings }: CheckFacts): string | undefined {
  if (isOff(settings['admin/captcha/enable'])) return 'admin/captcha/enable'
  const forms = (settings['admin/captcha/forms'] ?? '').split(',')
  return ['backend_login', 'backend_forgotpassword'].every(form => forms.includes(form)) ? undefined : 'admin/captcha/forms'
}
