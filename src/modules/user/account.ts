import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import { validateValue } from '../../config/validators.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { formOf, type FormBody } from '../../kernel/http/form-body.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { locales, toLanguageTag } from '../../kernel/phrases.ts'
import { findAdminUser, isAdminUserTaken, saveAdminUser, type AdminUserRecord } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import type { CheckOwnPassword } from './own-password.ts'
import type { FindNewPasswordFault } from './password-policy.ts'
import { setPassword } from './set-password.ts'
import { listAccountChanges, type UserMail } from './user-mail.ts'

export interface AccountOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly audit: AuditLog
  readonly checkOwnPassword: CheckOwnPassword
  readonly findNewPasswordFault: FindNewPasswordFault
  readonly userMail: UserMail
}

const accountResource = 'Magento_Backend::myaccount'
const fields = ['username', 'firstname', 'lastname', 'email', 'interface_locale', 'theme'] as const
/** What the original's column holds. */
const longestEmail = 128
type AccountInput = Record<typeof fields[number], string>
type AccountErrors = Readonly<Record<string, string>>

/** Registers the page *Account Setting* (`admin/system_account`). */
export function registerAccount (area: AdminArea, options: AccountOptions): void {
  area.get('admin/system_account/index', accountResource, async (admin, _request, reply) => {
    const user = (await findAdminUser(options.database, admin.user.userId))!
    return await showAccount(admin, reply, { ...user, interface_locale: user.interfaceLocale }, {})
  })
  area.post('admin/system_account/save', accountResource, async (admin, request, reply) => {
    const form = formOf(request)
    const user = (await findAdminUser(options.database, admin.user.userId))!
    const input = Object.fromEntries(fields.map(field => [field, (form.text(field) ?? (field === 'theme' ? user.theme : '')).trim()])) as AccountInput
    const errors = await checkAccount(options, admin, input, form)
    if (Object.keys(errors).length > 0) return await showAccount(admin, reply, input, errors)
    await saveAccount(options, admin, reply, { before: user, input, password: form.text('password') ?? '' })
    return admin.redirect(reply, 'admin/system_account/index', { type: 'success', phrase: 'You saved the account.' })
  })
}

/** A new password ends the user's other sessions, and this one goes on under a new id. */
async function saveAccount (options: AccountOptions, admin: AdminContext, reply: FastifyReply, { before, input, password }: { before: AdminUserRecord, input: AccountInput, password: string }): Promise<void> {
  const { database, clock, passwords, sessions, audit, userMail } = options
  const { username, firstname, lastname, email } = input
  const userId = admin.user.userId
  const hash = password === '' ? undefined : await passwords.hash(password)
  const now = clock.now()
  await inTransaction(database, async transaction => {
    await saveAdminUser(transaction, userId, { username, firstname, lastname, email, interfaceLocale: input.interface_locale, theme: input.theme as AdminUserRecord['theme'] }, now)
    if (hash === undefined) return
    await setPassword(transaction, { userId, hash, now })
    await sessions.endOthers(userId, admin.session.idHash, transaction)
    await audit.record(transaction, admin.origin, { action: 'password_changed' satisfies SignInAction, outcome: 'success', target: username })
  })
  if (hash !== undefined) await sessions.renew(reply, admin.session)
  await userMail.sendChanges(before, { ...before, ...input }, listAccountChanges(before, { ...input, hash }))
}

async function checkAccount ({ database, checkOwnPassword, findNewPasswordFault }: AccountOptions, admin: AdminContext, input: AccountInput, form: FormBody): Promise<AccountErrors> {
  const isOwn = await checkOwnPassword(admin, form.text('current_password') ?? '')
  // Who does not know the present password must not learn it by trying it as the new one.
  const owner = { ...isOwn ? { userId: admin.user.userId } : {}, words: [input.username, input.firstname, input.lastname, input.email] }
  const checks: Record<string, string | undefined> = {
    username: checkName(input.username, 40),
    firstname: checkName(input.firstname, 32),
    lastname: checkName(input.lastname, 32),
    email: validateValue('required-entry validate-email', input.email)?.phrase ?? (input.email.length > longestEmail ? 'This text is too long.' : undefined),
    interface_locale: locales.some(locale => locale === input.interface_locale) ? undefined : 'Choose one of the options in the list.',
    theme: ['auto', 'light', 'dark'].includes(input.theme) ? undefined : 'Choose one of the options in the list.',
    ...await checkPassword(form, async password => await findNewPasswordFault(password, owner))
  }
  if (checks['username'] === undefined && checks['email'] === undefined && await isAdminUserTaken(database, input.username, input.email, admin.user.userId)) {
    checks['username'] = 'A user with the same user name or email already exists.'
  }
  if (!isOwn) checks['current_password'] = 'The password entered for the current user is invalid. Verify the password and try again.'
  return Object.fromEntries(Object.entries(checks).filter((check): check is [string, string] => check[1] !== undefined))
}

function checkName (value: string, longest: number): string | undefined {
  if (value === '') return 'This is a required field.'
  if (value.length > longest) return 'This text is too long.'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f<>]/.test(value) ? 'This text contains characters that are not allowed here.' : undefined
}

/** The rules for a new password; an empty one leaves the password as it is. */
async function checkPassword (form: FormBody, findFault: (password: string) => Promise<string | undefined>): Promise<{ password?: string, confirmation?: string }> {
  const [password, confirmation] = [form.text('password') ?? '', form.text('confirmation') ?? '']
  if (password === '' && confirmation === '') return {}
  const fault = await findFault(password)
  if (fault !== undefined) return { password: fault }
  return password === confirmation ? {} : { confirmation: 'Your password confirmation must match your password.' }
}

async function showAccount (admin: AdminContext, reply: FastifyReply, input: AccountInput, errors: AccountErrors): Promise<FastifyReply> {
  const { translate } = admin
  return await admin.page(reply, {
    template: 'user/account.njk',
    title: translate('My Account'),
    bodyClass: 'adminhtml-system_account-index',
    hasErrors: Object.keys(errors).length > 0,
    model: {
      action: admin.url('admin/system_account/save'),
      formKey: admin.formKey,
      input: Object.fromEntries(fields.map(field => [field, input[field]])),
      hasErrors: Object.keys(errors).length > 0,
      errorList: Object.entries(errors).map(([field, phrase]) => ({ text: translate(phrase), href: `#${field}` })),
      errors: Object.fromEntries(Object.entries(errors).map(([field, phrase]) => [field, translate(phrase)])),
      localeOptions: locales.map(locale => ({ value: locale, label: toLocaleName(locale) })),
      themeOptions: [
        { value: 'auto', label: translate('As the system') },
        { value: 'light', label: translate('Light') },
        { value: 'dark', label: translate('Dark') }
      ]
    }
  })
}

/** Each language is named in itself, so that whoever is lost in another one finds it. */
function toLocaleName (locale: string): string {
  const tag = toLanguageTag(locale)
  return new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? locale
}
