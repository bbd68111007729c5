import type { FastifyReply, FastifyRequest } from 'fastify'
import { anyUser } from '../../../admin/acl.ts'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { endUserSessions, listUserSessions, type UserSession } from '../../../kernel/http/user-sessions.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import type { UserAction } from '../users/audit-actions.ts'

export interface ActivityOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly findTimeZone: FindTimeZone
  /** Seconds without a request after which a session is over. */
  readonly findLifetime: () => Promise<number>
}

/** Path of the page below the admin front name. */
const activityPath = 'security/session/activity'

/** Registers the page *Account Activity*: the own sessions, and the button that ends all others. */
export function registerActivity (area: AdminArea, options: ActivityOptions): void {
  area.get(activityPath, anyUser, async (admin, request, reply) => await showActivity(options, admin, request, reply))
  area.post('security/session/logoutAll', anyUser, async (admin, _request, reply) => {
    await endOthers(options, admin)
    return admin.redirect(reply, activityPath, { type: 'success', phrase: 'All other open sessions for this account were terminated.' })
  })
}

async function endOthers ({ database, clock, audit }: ActivityOptions, { user, session, origin }: AdminContext): Promise<void> {
  await inTransaction(database, async transaction => {
    const sessions = await endUserSessions(transaction, user.userId, clock.now(), session.idHash)
    await audit.record(transaction, origin, { action: 'sessions_ended' satisfies UserAction, outcome: 'success', target: user.username, details: { sessions } })
  })
}

async function showActivity (options: ActivityOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const { database, clock, findLifetime, findTimeZone } = options
  const sessions = await listUserSessions(database, admin.user.userId, new Date(clock.now().getTime() - await findLifetime() * 1000))
  const time = findDateFormat(toLanguageTag(admin.locale), await findTimeZone())
  return await admin.page(reply, {
    template: 'user/activity.njk',
    title: translate('Account Activity'),
    bodyClass: 'security-session-activity',
    model: {
      action: url('security/session/logoutAll'),
      formKey: admin.formKey,
      hasOthers: sessions.length > 1,
      ownAddress: request.ip,
      grid: {
        id: 'sessionsGrid',
        caption: translate('Concurrent session information:'),
        showCaption: true,
        columns: [
          { key: 'address', label: translate('IP Address') },
          { key: 'user_agent', label: translate('Browser') },
          { key: 'created_at', label: translate('Time of session start') },
          { key: 'updated_at', label: translate('Last activity') }
        ],
        rows: sessions.map(session => ({ cells: toCells(admin, session, time) }))
      }
    }
  })
}

function toCells ({ translate, session: own }: AdminContext, { idHash, address, userAgent, startedAt, lastSeenAt }: UserSession, time: Intl.DateTimeFormat): object {
  return {
    address: { text: address === '' ? translate('Not noted') : address, ...idHash === own.idHash ? { note: translate('This session') } : {} },
    user_agent: userAgent === '' ? translate('Not noted') : userAgent,
    created_at: time.format(startedAt),
    updated_at: time.format(lastSeenAt)
  }
}
