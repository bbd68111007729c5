import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { formOf, type FormBody } from '../../kernel/http/form-body.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { findAdminUser, isAdminUserTaken, saveAdminUser, type AdminUserRecord } from './admin-user-table.ts'
import type { SignInAction } from './audit-actions.ts'
import { checkPassword, checkUserFields, notInList, ownPasswordWrong, taken, toErrors, toListedError, type UserErrors } from './check-user.ts'
import { listLocaleOptions } from './locale-options.ts'
import type { CheckOwnPassword } from './own-password.ts'
import type { FindNewPasswordFault } from './password-policy.ts'
import { setPassword } from './set-password.ts'
import { listAccountChanges, type UserMail } from './user-mail.ts'
import type { UserAction } from './users/audit-actions.ts'

export interface AccountOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly audit: AuditLog
  readonly checkOwnPassword: CheckOwnPassword
  readonly findNewPasswordFault: FindNewPasswordFault
  readonly userMail: UserMail
  /** Further pages of the own account: paths below the admin front name, with the phrases that lead there. */
  readonly ownPages: ReadonlyArray<{ readonly path: string, readonly phrase: string }>
}

const accountResource = 'Magento_Backend::myaccount'
const fields = ['username', 'firstname', 'lastname', 'email', 'interface_locale', 'theme'] as const
type AccountInput = Record<typeof fields[number], string>

/** Registers the page *Account Setting* (`admin/system_account`). */
export function registerAccount (area: AdminArea, options: AccountOptions): void {
  area.get('admin/system_account/index', accountResource, async (admin, _request, reply) => {
    const user = (await findAdminUser(options.database, admin.user.userId))!
    return await showAccount(options, admin, reply, { ...user, interface_locale: user.interfaceLocale }, {})
  })
  area.post('admin/system_account/save', accountResource, async (admin, request, reply) => {
    const form = formOf(request)
    const user = (await findAdminUser(options.database, admin.user.userId))!
    const input = Object.fromEntries(fields.map(field => [field, (form.text(field) ?? (field === 'theme' ? user.theme : '')).trim()])) as AccountInput
    const errors = await checkAccount(options, admin, input, form)
    if (Object.keys(errors).length > 0) return await showAccount(options, admin, reply, input, errors)
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
    await audit.record(transaction, admin.origin, { action: 'account_saved' satisfies UserAction, outcome: 'success', target: username })
    if (hash === undefined) return
    await setPassword(transaction, { userId, hash, now })
    await sessions.endOthers(userId, admin.session.idHash, transaction)
    await audit.record(transaction, admin.origin, { action: 'password_changed' satisfies SignInAction, outcome: 'success', target: username })
  })
  if (hash !== undefined) await sessions.renew(reply, admin.session)
  await userMail.sendChanges(before, { ...before, ...input }, listAccountChanges(before, { ...input, hash }))
}

async function checkAccount ({ database, checkOwnPassword, findNewPasswordFault }: AccountOptions, admin: AdminContext, input: AccountInput, form: FormBody): Promise<UserErrors> {
  const isOwn = await checkOwnPassword(admin, form.text('current_password') ?? '')
  // Who does not know the present password must not learn it by trying it as the new one.
  const owner = { ...isOwn ? { userId: admin.user.userId } : {}, words: [input.username, input.firstname, input.lastname, input.email] }
  const checks: Record<string, string | undefined> = {
    ...checkUserFields(input),
    theme: ['auto', 'light', 'dark'].includes(input.theme) ? undefined : notInList,
    ...await checkPassword(form.text('password') ?? '', form.text('confirmation') ?? '', async password => await findNewPasswordFault(password, owner))
  }
  if (checks['username'] === undefined && checks['email'] === undefined && await isAdminUserTaken(database, input.username, input.email, admin.user.userId)) checks['username'] = taken
  if (!isOwn) checks['current_password'] = ownPasswordWrong
  return toErrors(checks)
}

async function showAccount ({ ownPages }: AccountOptions, admin: AdminContext, reply: FastifyReply, input: AccountInput, errors: UserErrors): Promise<FastifyReply> {
  const { translate } = admin
  return await admin.page(reply, {
    template: 'user/account.njk',
    title: translate('My Account'),
    bodyClass: 'adminhtml-system_account-index',
    hasErrors: Object.keys(errors).length > 0,
    model: {
      action: admin.url('admin/system_account/save'),
      formKey: admin.formKey,
      links: [{ path: 'security/session/activity', phrase: 'Account Activity' }, ...ownPages].map(({ path, phrase }) => ({ href: admin.url(path), text: translate(phrase) })),
      input: Object.fromEntries(fields.map(field => [field, input[field]])),
      hasErrors: Object.keys(errors).length > 0,
      errorList: Object.entries(errors).map(([field, phrase]) => ({ text: toListedError(translate, field, phrase), href: `#${field}` })),
      errors: Object.fromEntries(Object.entries(errors).map(([field, phrase]) => [field, translate(phrase)])),
      localeOptions: listLocaleOptions(),
      themeOptions: [
        { value: 'auto', label: translate('As the system') },
        { value: 'light', label: translate('Light') },
        { value: 'dark', label: translate('Dark') }
      ]
    }
  })
}
