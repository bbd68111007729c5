import type { FastifyReply } from 'fastify'
import { anyUser } from '../../admin/acl.ts'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { Database } from '../../kernel/database/database.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import { findAdminUser } from '../user/admin-user-table.ts'
import type { CheckOwnPassword } from '../user/own-password.ts'
import { resetResource } from './acl.ts'
import type { SecondFactor } from './second-factor.ts'

export interface AccountPageOptions {
  readonly database: Database
  readonly sessions: Sessions
  readonly secondFactor: SecondFactor
  readonly checkOwnPassword: CheckOwnPassword
}

/** Where a user sees his own second factor, below the admin front name. */
export const twoFactorAccountPath = 'tfa/account/index'
const passwordWrong = 'The password entered for the current user is invalid. Verify the password and try again.'

/** Registers the page of the own second factor, and the reset of another user's. */
export function registerTwoFactorAccount (area: AdminArea, options: AccountPageOptions): void {
  const { secondFactor, checkOwnPassword } = options
  area.get(twoFactorAccountPath, anyUser, async (admin, _request, reply) => await showAccount(options, admin, reply, {}))
  area.post('tfa/account/codes', anyUser, async (admin, request, reply) => {
    if (!await secondFactor.isActive(admin.user.userId)) return admin.redirect(reply, twoFactorAccountPath)
    if (!await checkOwnPassword(admin, formOf(request).text('current_password') ?? '')) return await showAccount(options, admin, reply, { codes: passwordWrong })
    const codes = await secondFactor.renewRecoveryCodes(admin.user, admin.origin)
    return await admin.page(reply, { template: 'two-factor-auth/new-codes.njk', title: admin.translate('Recovery codes'), bodyClass: 'tfa-account-codes', model: { codes, backHref: admin.url(twoFactorAccountPath) } })
  })
  area.post('tfa/account/reset', anyUser, async (admin, request, reply) => {
    if (!await checkOwnPassword(admin, formOf(request).text('current_password') ?? '')) return await showAccount(options, admin, reply, { reset: passwordWrong })
    await secondFactor.reset(admin.user, admin.origin)
    return admin.redirect(reply, twoFactorAccountPath, { type: 'success', phrase: 'The second factor is reset. Where it is asked for, another is set up at the next sign-in.' })
  })
  area.post('tfa/tfa/reset', resetResource, async (admin, request, reply) => await resetOther(options, admin, reply, formOf(request).text('current_password') ?? ''))
}

/** Takes another user's factor away and ends his sessions. */
async function resetOther ({ database, sessions, secondFactor, checkOwnPassword }: AccountPageOptions, admin: AdminContext, reply: FastifyReply, password: string): Promise<FastifyReply> {
  const id = admin.parameters.get('id') ?? ''
  const user = /^\d{1,9}$/.test(id) ? await findAdminUser(database, Number(id)) : undefined
  if (user === undefined) return admin.redirect(reply, 'admin/user/index', { type: 'error', phrase: 'This user no longer exists.' })
  const page = `admin/user/edit/user_id/${user.userId}`
  if (!await checkOwnPassword(admin, password)) return admin.redirect(reply, page, { type: 'error', phrase: passwordWrong })
  await secondFactor.reset(user, admin.origin)
  if (user.userId !== admin.user.userId) await sessions.endOthers(user.userId, '')
  return admin.redirect(reply, page, { type: 'success', phrase: 'The second factor of "%1" is reset.', args: [user.username] })
}

async function showAccount ({ secondFactor }: AccountPageOptions, admin: AdminContext, reply: FastifyReply, errors: { readonly codes?: string, readonly reset?: string }): Promise<FastifyReply> {
  const { translate, url, user } = admin
  const shown = Object.fromEntries(Object.entries(errors).map(([name, phrase]) => [name, translate(phrase)]))
  return await admin.page(reply, {
    template: 'two-factor-auth/account.njk',
    title: translate('Two-factor Authentication'),
    bodyClass: 'tfa-account-index',
    hasErrors: Object.keys(errors).length > 0,
    model: {
      formKey: admin.formKey,
      isRequired: await secondFactor.isRequired(),
      isActive: await secondFactor.isActive(user.userId),
      codesLeft: await secondFactor.countRecoveryCodes(user.userId),
      codesAction: url('tfa/account/codes'),
      resetAction: url('tfa/account/reset'),
      backHref: url('admin/system_account/index'),
      errors: shown,
      errorList: Object.entries(shown).map(([name, text]) => ({ text, href: `#tfa_${name}_password` }))
    }
  })
}
