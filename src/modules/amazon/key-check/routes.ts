import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import { createError } from '../../../kernel/errors.ts'
import { channelResource } from '../channel-page.ts'
import { exportVerdicts, type ExportFormat } from './export-verdicts.ts'
import { toFilter } from './filter.ts'
import { keyCheckPath, showVerdicts, type KeyCheckOptions } from './list-page.ts'
import { toBundle, type BundleOptions } from './support-bundle.ts'
import { showVerdict } from './view-page.ts'

export interface KeyCheckRouteOptions extends KeyCheckOptions {
  readonly bundle: BundleOptions
  readonly audit: AuditLog
}

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)
const types: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/**
 * Registers Key check. It stands outside the key check itself: it explains keys that do not open the channel, and looking at
 * the record must not add to it. No page of it shows anything of a store.
 */
export function registerKeyCheckRoutes (area: AdminArea, options: KeyCheckRouteOptions): void {
  area.get(keyCheckPath, channelResource, async (admin, request, reply) => await showVerdicts(options, admin, request.query, reply))
  area.get(`${keyCheckPath}/view`, channelResource, async (admin, _request, reply) => await showVerdict(options, admin, reply))
  area.get(`${keyCheckPath}/export`, channelResource, async (admin, request, reply) => await sendExport(options, admin, request, reply))
  area.post(`${keyCheckPath}/bundle`, channelResource, async (admin, _request, reply) => {
    const bundle = await toBundle(options.bundle)
    await options.audit.record(options.database, admin.origin, { action: 'support_bundle_made', outcome: 'success' })
    return await send(reply, 'application/json; charset=utf-8', `backroom-support-${toDay(bundle.createdAt)}.json`).send(`${JSON.stringify(bundle, null, 2)}\n`)
  })
}

async function sendExport ({ database, audit, findTimeZone, bundle }: KeyCheckRouteOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const format = admin.parameters.get('format')
  if (format !== 'csv' && format !== 'json') throw PageUnknown()
  const { filter } = toFilter(request.query, await findTimeZone())
  await audit.record(database, admin.origin, { action: 'key_checks_exported', outcome: 'success', target: format })
  return await send(reply, types[format], `key-checks-${toDay(bundle.clock.now().toISOString())}.${format}`).send(exportVerdicts(database, filter, format))
}

function send (reply: FastifyReply, type: string, fileName: string): FastifyReply {
  return reply.type(type).header('content-disposition', `attachment; filename="${fileName}"`)
}

function toDay (isoTime: string): string {
  return isoTime.slice(0, 10)
}
