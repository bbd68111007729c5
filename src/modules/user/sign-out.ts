import type { FastifyReply, FastifyRequest } from 'fastify'
import { anyUser } from '../../admin/acl.ts'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Messages } from '../../kernel/http/messages.ts'
import { isFromAnotherSite } from '../../kernel/http/request-origin.ts'
import type { Sessions } from '../../kernel/http/session.ts'
import type { SignInAction } from './audit-actions.ts'

export interface SignOutOptions {
  readonly database: Database
  readonly audit: AuditLog
  readonly sessions: Sessions
  readonly messages: Messages
}

/**
 * Signing out is a link in the original, and its users' scripts follow it; another site's link gets the question instead,
 * so that nobody can be signed out from outside.
 */
export function registerSignOut (area: AdminArea, { database, audit, sessions, messages }: SignOutOptions): void {
  const signOut = async (admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    await inTransaction(database, async transaction => {
      await sessions.end(request, reply, transaction)
      await audit.record(transaction, admin.origin, { action: 'user_signed_out' satisfies SignInAction, outcome: 'success', target: admin.user.username })
    })
    messages.add(reply, { type: 'success', phrase: 'You have logged out.' })
    return admin.redirect(reply, '')
  }
  area.get('admin/auth/logout', anyUser, async (admin, request, reply) => {
    if (!isFromAnotherSite(request)) return await signOut(admin, request, reply)
    return await admin.page(reply, { template: 'user/sign-out.njk', title: admin.translate('Sign Out'), bodyClass: 'adminhtml-auth-logout', model: { action: admin.url('admin/auth/logout'), formKey: admin.formKey } })
  })
  area.post('admin/auth/logout', anyUser, signOut)
}
