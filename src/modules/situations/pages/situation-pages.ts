import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { AdjustableClock } from '../../../kernel/adjustable-clock.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import { touchSession } from '../../../kernel/http/session-table.ts'
import { changeClock } from '../clock-change.ts'
import { getSituation } from '../situation-list.ts'
import type { Credentials, Situations } from '../situations.ts'
import { toIndexPage, type TypedClock } from './index-page.ts'

export interface SituationPagesOptions {
  readonly database: Database
  readonly situations: Situations
  readonly clock: AdjustableClock
  readonly audit: AuditLog
}

/** ACL resource of the situations and the clock. */
export const situationsResource = 'Backroom_Situations::situations'
/** Path of the list, below the admin front name. */
export const situationsPath = 'situations/index'
const menuItem = 'Backroom_Situations::situations'
const enterPath = 'situations/enter/name'

/** Registers the list of situations, the named link of each, the reset and the clock. */
export function registerSituationPages (area: AdminArea, options: SituationPagesOptions): void {
  const { situations, clock } = options
  area.get(situationsPath, situationsResource, async (admin, _request, reply) => await showIndex(options, admin, reply))
  area.rest(enterPath, situationsResource, async (admin, request, reply) => request.method === 'POST'
    ? await enter(options, admin, request, reply)
    : await showSituation(options, admin, request, reply))
  area.post('situations/index/reset', situationsResource, async (admin, _request, reply) => {
    await situations.reset(admin.origin)
    await touchSession(options.database, admin.session.idHash, clock.now())
    return admin.redirect(reply, situationsPath, { type: 'success', phrase: 'This is a clean world again: what situations made is gone, and the configuration and the clock are as they were before.' })
  })
  area.post('situations/index/clock', situationsResource, async (admin, request, reply) => {
    const form = formOf(request)
    const typed = { action: form.text('action') ?? '', time: form.text('time') ?? '', by: form.text('by') ?? '' }
    const fault = await changeClock(options, typed, admin.origin)
    if (fault !== undefined) return await showIndex(options, admin, reply, { ...typed, fault })
    // Whoever sets the clock stays signed in; everybody else's session is as old as the clock now says.
    await touchSession(options.database, admin.session.idHash, clock.now())
    return admin.redirect(reply, situationsPath, { type: 'success', phrase: 'The clock is set.' })
  })
}

async function showIndex (options: SituationPagesOptions, admin: AdminContext, reply: FastifyReply, typed?: TypedClock): Promise<FastifyReply> {
  const { situations, clock } = options
  return await admin.page(reply, {
    template: 'situations/index.njk',
    title: admin.translate('Situations'),
    bodyClass: 'situations-index',
    menuItem,
    hasErrors: typed !== undefined,
    model: toIndexPage(admin, { clock, set: await situations.find(), toPath: situations.toPath, toLink: name => admin.url(`${enterPath}/${name}`) }, typed)
  })
}

/** The name behind the link's path; Magento's own pairs may follow it. */
function toName (request: FastifyRequest): string {
  return (request.params as Record<string, string>)['*']!.slice(enterPath.length + 1).split('/', 1)[0]!
}

async function showSituation ({ situations, clock }: SituationPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const situation = getSituation(toName(request))
  const path = admin.url(`${enterPath}/${situation.name}`)
  return await admin.page(reply, {
    template: 'situations/enter.njk',
    title: admin.translate(situation.title),
    bodyClass: 'situations-enter',
    menuItem,
    model: {
      situation,
      does: admin.translate(situation.does),
      leadsTo: situations.toPath(situation.place),
      action: path,
      link: `${request.protocol}://${request.host}${path}`,
      formKey: admin.formKey,
      isSet: (await situations.find())?.name === situation.name,
      now: clock.now(),
      backHref: admin.url(situationsPath)
    }
  })
}

async function enter ({ situations }: SituationPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { situation, leadsTo, credentials } = await situations.enter(toName(request), admin.origin)
  if (credentials !== undefined) return await showCredentials(admin, reply, admin.translate(situation.title), leadsTo, credentials)
  const adminUrl = admin.url('')
  if (!leadsTo.startsWith(adminUrl)) return reply.redirect(leadsTo, 302)
  const link = { phrase: 'Back to the situations', href: admin.url(situationsPath) }
  return admin.redirect(reply, leadsTo.slice(adminUrl.length), { type: 'success', phrase: 'The situation "%1" is set.', args: [admin.translate(situation.title)], link })
}

/** The one answer that holds the password: no redirect, since nothing may carry it, and nothing keeps it. */
async function showCredentials (admin: AdminContext, reply: FastifyReply, title: string, leadsTo: string, credentials: Credentials): Promise<FastifyReply> {
  return await admin.page(reply.header('cache-control', 'no-store'), {
    template: 'situations/credentials.njk',
    title,
    bodyClass: 'situations-credentials',
    menuItem,
    messages: [{ type: 'success', phrase: 'The situation "%1" is set.', args: [title] }],
    model: { credentials, leadsTo, backHref: admin.url(situationsPath) }
  })
}
