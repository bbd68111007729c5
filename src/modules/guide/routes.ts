import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import { inTransaction } from '../../kernel/database/database.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import { toOwnPath } from '../../kernel/http/own-path.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import { certificateRoutes } from './certificate-routes.ts'
import { findLastCheckId } from './check-table.ts'
import { guideMenuItem, guideResource, type GuideOptions } from './guide-page.ts'
import { findGuide, savePanelState, startRun, type PanelState } from './run-table.ts'
import { listProcedure, toGuideModel } from './guide-model.ts'

const panelStates: readonly PanelState[] = ['open', 'closed', 'off']

/** Registers the guide's pages. None of them stands behind the key check: looking at the guide is no access of the channel. */
export function registerGuideRoutes (area: AdminArea, options: GuideOptions): void {
  area.get('guide/index', guideResource, async (admin, request, reply) => await showGuide(options, admin, request, reply))
  area.get('guide/status', guideResource, async (admin, request, reply) => await sendStatus(options, admin, request, reply))
  area.post('guide/run/start', guideResource, async (admin, _request, reply) => {
    const { database, clock } = options
    await inTransaction(database, async transaction => { await startRun(transaction, admin.user.userId, await findLastCheckId(transaction), clock.now()) })
    return admin.redirect(reply, 'guide/index', { type: 'success', phrase: 'The run has begun. The guide stands beside every page of the Admin until you hide it.' })
  })
  area.post('guide/panel/save', guideResource, async (admin, request, reply) => {
    const form = formOf(request)
    const panel = panelStates.find(state => state === form.text('panel'))
    if (panel !== undefined) await savePanelState(options.database, admin.user.userId, panel)
    if (isAjax(request)) return await reply.send({ panel: panel ?? null })
    return reply.redirect(toReturnPath(admin, form.text('return_to')), 302)
  })
  certificateRoutes(area, options)
}

/** Only pages of the Admin are gone back to. */
function toReturnPath (admin: AdminContext, target: string | undefined): string {
  const path = toOwnPath(target)
  return path !== undefined && path.startsWith(admin.url('')) ? path : admin.url('guide/index')
}

async function showGuide (options: GuideOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const guide = await findGuide(options.database, admin.user.userId)
  return await admin.page(reply, {
    template: 'guide/index.njk',
    title: admin.translate('From no key to Store Integration'),
    bodyClass: 'guide-index',
    menuItem: guideMenuItem,
    model: {
      formKey: admin.formKey,
      startUrl: admin.url('guide/run/start'),
      panelUrl: admin.url('guide/panel/save'),
      certificateUrl: admin.url('guide/certificate'),
      procedure: listProcedure(admin),
      guide: guide === undefined ? undefined : { panel: guide.panel, ...await toGuideModel(options, admin, request, guide.run) },
      timeZone: await options.findTimeZone()
    }
  })
}

/** What scripts ask for every few seconds while somebody looks at the guide. */
async function sendStatus (options: GuideOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const guide = await findGuide(options.database, admin.user.userId)
  if (guide === undefined) return await reply.send({ panel: 'off', steps: [] })
  const { lights, summary, finishedAt } = await toGuideModel(options, admin, request, guide.run)
  const { translate } = admin
  return await reply.send({
    panel: guide.panel,
    summary,
    isFinished: finishedAt !== undefined,
    steps: lights.map(({ id, title, state, missing }) => ({
      id,
      state,
      missing,
      stateText: state === 'done' ? translate('(done)') : '',
      change: translate(state === 'done' ? 'Done: %1.' : 'Not done any more: %1.', title)
    }))
  })
}
