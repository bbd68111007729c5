import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import { formOf, type FormBody } from '../../kernel/http/form-body.ts'
import { endUserSessions } from '../../kernel/http/user-sessions.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { findAdminUser, isAdminUserTaken, saveAdminUser, type AdminUserRecord } from './admin-user-table.ts'
import { checkPassword, checkUserFields, notInList, ownPasswordWrong, taken, toErrors, toListedError, type UserErrors } from './check-user.ts'
import { listLocaleOptions } from './locale-options.ts'
import type { CheckOwnPassword } from './own-password.ts'
import { setPassword } from './set-password.ts'
import type { UserAction } from './users/audit-actions.ts'

export interface AccountOptions {
  readonly database: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly audit: AuditLog
  readonly checkOwnPassword: CheckOwnPassword
}

const accountResource = 'Magento_Backend::myaccount'
const fields = ['username', 'firstname', 'lastname', 'email', 'interface_locale', 'theme'] as const
type AccountInput = Record<typeof fields[number], string>

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
    await saveAccount(options, admin, input, form.text('password') ?? '')
    return admin.redirect(reply, 'admin/system_account/index', { type: 'success', phrase: 'You saved the account.' })
  })
}

async function saveAccount ({ database, clock, passwords, audit }: AccountOptions, admin: AdminContext, input: AccountInput, password: string): Promise<void> {
  const { username, firstname, lastname, email } = input
  const { userId } = admin.user
  const action: UserAction = 'account_saved'
  const hash = password === '' ? undefined : await passwords.hash(password)
  const now = clock.now()
  await inTransaction(database, async transaction => {
    await saveAdminUser(transaction, userId, { username, firstname, lastname, email, interfaceLocale: input.interface_locale, theme: input.theme as AdminUserRecord['theme'] }, now)
    if (hash !== undefined) {
      await setPassword(transaction, { userId, hash, now })
      await endUserSessions(transaction, userId, now, admin.session.idHash)
    }
    await audit.record(transaction, admin.origin, { action, outcome: 'success', target: username, details: { password_changed: hash !== undefined } })
  })
}

async function checkAccount (options: AccountOptions, admin: AdminContext, input: AccountInput, form: FormBody): Promise<UserErrors> {
  const { userId } = admin.user
  const checks: Record<string, string | undefined> = {
    ...checkUserFields(input),
    theme: ['auto', 'light', 'dark'].includes(input.theme) ? undefined : notInList,
    ...checkPassword(form.text('password') ?? '', form.text('confirmation') ?? '')
  }
  if (checks['username'] === undefined && checks['email'] === undefined && await isAdminUserTaken(options.database, input.username, input.email, userId)) checks['username'] = taken
  if (!await options.checkOwnPassword(admin, form.text('current_password') ?? '')) checks['current_password'] = ownPasswordWrong
  return toErrors(checks)
}

async function showAccount (admin: AdminContext, reply: FastifyReply, input: AccountInput, errors: UserErrors): Promise<FastifyReply> {
  const { translate } = admin
  return await admin.page(reply, {
    template: 'user/account.njk',
    title: translate('My Account'),
    bodyClass: 'adminhtml-system_account-index',
    hasErrors: Object.keys(errors).length > 0,
    model: {
      action: admin.url('admin/system_account/save'),
      formKey: admin.formKey,
      activityHref: admin.url('security/session/activity'),
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
