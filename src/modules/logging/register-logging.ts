import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea } from '../../admin/area.ts'
import { countGridRows, narrow, readGrid, readGridRows, toGridModel, toGridPage, type GridRequest } from '../../admin/grid.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import { auditTable, type AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createError } from '../../kernel/errors.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { toLanguageTag } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { parseZonedMoment } from '../../kernel/zoned-day.ts'
import { exportLog, type ExportFormat } from './export-log.ts'
import { outcomeLabels, realmLabels, type ActionLabels } from './labels.ts'
import { findLogEntry, toLogEntry, type LogEntry, type LogRow } from './log-entry.ts'
import { loggingPath, toLogGrid } from './log-grid.ts'

export interface LoggingOptions {
  readonly database: Database
  readonly audit: AuditLog
  readonly findTimeZone: FindTimeZone
  readonly actions: ActionLabels
}

const resource = 'Magento_Logging::magento_logging_events'
const menuItem = 'Magento_Logging::system_magento_logging_events'
const types: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }
const exportActions: Readonly<Record<ExportFormat, string>> = { csv: 'exportCsv', json: 'exportJson' }
const EntryUnknown = createError('LOG_ENTRY_UNKNOWN', 'There is no such entry in the log.', 404)
const badTime: Message = { type: 'warning', phrase: 'A time is written as 2026-12-31 or 2026-12-31 23:59. The list is not narrowed by it.' }

/** Registers the report of what was done: list, details, and export as CSV and JSON. Nothing here changes an entry. */
export function registerLogging (area: AdminArea, options: LoggingOptions): void {
  area.get(`${loggingPath}/index`, resource, async (admin, request, reply) => await showReport(options, admin, request, reply))
  area.get(`${loggingPath}/details`, resource, async (admin, _request, reply) => await showEntry(options, admin, reply))
  for (const format of ['csv', 'json'] as const) {
    area.get(`${loggingPath}/${exportActions[format]}`, resource, async (admin, request, reply) => await sendExport(options, admin, request, reply, format))
  }
}

async function showReport (options: LoggingOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url, locale } = admin
  const grid = toLogGrid(admin, options.actions)
  const asked = readGrid(admin, request, grid)
  const timeZone = await options.findTimeZone()
  const query = search(options.database, admin, options.actions, asked, timeZone)
  const recordCount = await countGridRows(query)
  const page = toGridPage(admin, grid, asked, recordCount)
  const rows = await readGridRows<LogRow>(query, asked, page, 'id')
  const time = findDateFormat(toLanguageTag(locale), timeZone)
  const queryText = new URLSearchParams(Object.entries(asked.filters).filter(([, value]) => value !== '')).toString()
  return await admin.page(reply, {
    template: 'logging/report.njk',
    title: translate('Report'),
    bodyClass: 'adminhtml-logging-index',
    menuItem,
    messages: listBadTimes(asked, timeZone).length > 0 ? [badTime] : [],
    model: {
      grid: { ...toGridModel(admin, grid, asked, recordCount, page), rows: rows.map(row => toRow(options, admin, toLogEntry(row), time)) },
      exports: (['csv', 'json'] as const).map(format => ({ text: translate('Export %1', format.toUpperCase()), href: `${url(`${loggingPath}/${exportActions[format]}`)}${queryText === '' ? '' : `?${queryText}`}` }))
    }
  })
}

function toRow ({ actions }: LoggingOptions, { translate, url }: AdminContext, entry: LogEntry, time: Intl.DateTimeFormat): object {
  const { id, occurredAt, realm, action, address, userName, outcome, target } = entry
  return {
    href: url(`${loggingPath}/details/event_id/${id}`),
    cells: {
      time: time.format(occurredAt),
      event: translate(realmLabels[realm]),
      action: translate(actions[action] ?? action),
      ip: address,
      user: userName,
      status: { text: translate(outcomeLabels[outcome]), colour: outcome === 'success' ? 'green' : 'red' },
      target
    }
  }
}

/** The rows that pass the filters; a time that cannot be read does not narrow. */
function search (database: Database, admin: AdminContext, actions: ActionLabels, asked: GridRequest, timeZone: string) {
  const bad = new Set(listBadTimes(asked, timeZone))
  const filters = Object.fromEntries(Object.entries(asked.filters).map(([name, value]) => [name, bad.has(name) ? '' : value]))
  return narrow(database(auditTable), toLogGrid(admin, actions), { ...asked, filters }, (_key, typed) => parseZonedMoment(typed, timeZone)!.getTime())
}

function listBadTimes ({ filters }: GridRequest, timeZone: string): string[] {
  return ['time[from]', 'time[to]'].filter(name => filters[name] !== '' && parseZonedMoment(filters[name]!, timeZone) === undefined)
}

async function showEntry ({ database, actions, findTimeZone }: LoggingOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url, parameters } = admin
  const id = parameters.get('event_id') ?? ''
  const entry = /^\d{1,15}$/.test(id) ? await findLogEntry(database, Number(id)) : undefined
  if (entry === undefined) throw EntryUnknown()
  return await admin.page(reply, {
    template: 'logging/details.njk',
    title: translate('Log Entry #%1', String(entry.id)),
    bodyClass: 'adminhtml-logging-details',
    menuItem,
    model: {
      entry,
      timeZone: await findTimeZone(),
      action: translate(actions[entry.action] ?? entry.action),
      realm: translate(realmLabels[entry.realm]),
      outcome: translate(outcomeLabels[entry.outcome]),
      details: Object.keys(entry.details).length === 0 ? null : JSON.stringify(entry.details, null, 2),
      backHref: url(loggingPath)
    }
  })
}

async function sendExport (options: LoggingOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, format: ExportFormat): Promise<FastifyReply> {
  const { database, audit, actions } = options
  const asked = readGrid(admin, request, toLogGrid(admin, actions))
  const query = search(database, admin, actions, asked, await options.findTimeZone())
  await audit.record(database, admin.origin, { action: 'audit_log_exported', outcome: 'success', target: format, details: { filters: asked.filters } })
  return reply.type(types[format]).header('content-disposition', `attachment; filename="action-log.${format}"`).send(exportLog(query, format))
}
