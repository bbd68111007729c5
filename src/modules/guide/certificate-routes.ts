import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import { toPathParameters } from '../../admin/path-parameters.ts'
import { createError } from '../../kernel/errors.ts'
import { findCertificate, tidyNumber, verifyCertificate, type Certificate } from './certificate.ts'
import { guideMenuItem, guideResource, type GuideOptions } from './guide-page.ts'
import { observeRun } from './observe-run.ts'
import { findGuide, listFinishedRuns } from './run-table.ts'
import { guideSteps } from './steps.ts'

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Own certificates listed on one page. */
const mostListed = 10

/** Registers the certificate of the present run, and the look-up of any certificate by its number. */
export function certificateRoutes (area: AdminArea, options: GuideOptions): void {
  area.get('guide/certificate', guideResource, async (admin, request, reply) => {
    const { number } = request.query as { number?: unknown }
    if (typeof number === 'string' && number.trim() !== '') return admin.redirect(reply, `guide/certificate/number/${encodeURIComponent(tidyNumber(number))}`)
    return await showOwn(options, admin, request, reply)
  })
  area.rest('guide/certificate', guideResource, async (admin, request, reply) => {
    const number = toPathParameters((request.params as Record<string, string>)['*'] ?? '')?.get('number')
    if (number === undefined || request.method !== 'GET') throw PageUnknown()
    const certificate = await verifyCertificate(options.database, options.secret, number)
    return certificate === undefined ? await showUnknown(admin, reply, number) : await showCertificate(options, admin, reply, certificate)
  })
}

/** The own certificate, or what of the run is missing for it. */
async function showOwn (options: GuideOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { database, secret, findTimeZone } = options
  const { translate } = admin
  const guide = await findGuide(database, admin.user.userId)
  const seen = guide === undefined ? undefined : await observeRun(options, admin, request, guide.run)
  const certificate = seen === undefined ? undefined : await findCertificate(database, secret, seen.run)
  if (certificate !== undefined) return await showCertificate(options, admin, reply, certificate)
  const earlier = await Promise.all((await listFinishedRuns(database, admin.user.userId, mostListed)).map(async run => await findCertificate(database, secret, run)))
  return await showPage(admin, reply, {
    isStarted: seen !== undefined,
    missing: seen === undefined ? [] : guideSteps.filter(({ id }) => !seen.dates.has(id)).map(({ title }) => translate(title.phrase)),
    earlier: earlier.flatMap(own => own === undefined ? [] : [{ number: own.number, href: admin.url(`guide/certificate/number/${own.number}`), at: own.run.finished.at }]),
    timeZone: await findTimeZone()
  })
}

async function showUnknown (admin: AdminContext, reply: FastifyReply, number: string): Promise<FastifyReply> {
  return await showPage(admin, reply, { unknown: number.slice(0, 100), missing: [], earlier: [] }, 404)
}

async function showCertificate ({ findTimeZone }: GuideOptions, admin: AdminContext, reply: FastifyReply, { number, run, dates }: Certificate): Promise<FastifyReply> {
  const { translate } = admin
  return await showPage(admin, reply, {
    certificate: {
      number,
      ...run.finished,
      startedAt: run.startedAt,
      isOwn: run.userId === admin.user.userId,
      steps: guideSteps.map(({ id, title, isInferred }) => ({ title: translate(title.phrase), at: dates.get(id), isInferred: isInferred === true }))
    },
    timeZone: await findTimeZone()
  })
}

async function showPage (admin: AdminContext, reply: FastifyReply, model: object, status = 200): Promise<FastifyReply> {
  return await admin.page(reply, {
    template: 'guide/certificate.njk',
    title: admin.translate('Certificate'),
    bodyClass: 'guide-certificate',
    menuItem: guideMenuItem,
    status,
    model: { guideUrl: admin.url('guide/index'), lookUpUrl: admin.url('guide/certificate'), ...model }
  })
}
