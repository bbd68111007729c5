import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import type { RecordedVerdict } from '../../services-connector/key-validation-table.ts'
import { occasions, opensChannel, verdictLabels, verdictNames } from '../../services-connector/verdict.ts'
import { toChannelPage } from '../channel-page.ts'
import { toLatencyChart, toOutcomeChart } from './chart.ts'
import { mostExported } from './export-verdicts.ts'
import { toSeries } from './figures.ts'
import { toFilter, toQuery, type FilterField, type FilterInput, type RequestedFilter } from './filter.ts'
import { occasionLabels } from './meanings.ts'
import { listMeasures, searchVerdicts } from './verdict-search.ts'

export interface KeyCheckOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly clock: Clock
  readonly findTimeZone: FindTimeZone
}

/** Path of the pages below the admin front name. */
export const keyCheckPath = 'channel/amazon/key_check'

const pageSize = 50
/** More checks are not drawn: the chart says so. */
const mostMeasured = 5000

/** Shows the record of verdicts: a page of it, and the charts of everything that passes the filter. */
export async function showVerdicts ({ database, findTimeZone }: KeyCheckOptions, admin: AdminContext, query: unknown, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const timeZone = await findTimeZone()
  const requested = toFilter(query, timeZone)
  const after = toId((query as Record<string, unknown>)['after'])
  const found = await searchVerdicts(database, requested.filter, { limit: pageSize + 1, after })
  const verdicts = found.slice(0, pageSize)
  const time = findDateFormat(toLanguageTag(admin.locale), timeZone)
  const page = toChannelPage(admin, 'key_check', {
    template: 'amazon/key-check.njk',
    title: translate('Key check'),
    model: {
      ...toFormModel(admin, requested),
      rows: verdicts.map(verdict => toRow(verdict, admin, time.format(verdict.checkedAt))),
      charts: await toCharts(database, requested, admin),
      exports: (['csv', 'json'] as const).map(format => ({ text: translate('Export %1', format.toUpperCase()), href: `${url(`${keyCheckPath}/export/format/${format}`)}${toQuery(requested.input)}` })),
      mostExported,
      bundle: { action: url(`${keyCheckPath}/bundle`), formKey: admin.formKey },
      newestHref: after === undefined ? null : url(keyCheckPath) + toQuery(requested.input),
      olderHref: found.length > pageSize ? url(keyCheckPath) + toQuery(requested.input, { after: String(verdicts.at(-1)!.id) }) : null
    }
  })
  return await admin.page(reply, { ...page, hasErrors: requested.errors.length > 0 })
}

/** An id of an address; undefined for everything else. */
export function toId (text: unknown): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function toFormModel ({ translate, url }: AdminContext, { input, errors }: RequestedFilter): object {
  const any = { value: '', label: translate('Any') }
  return {
    input,
    action: url(keyCheckPath),
    resetHref: Object.values(input).some(value => value !== '') ? url(keyCheckPath) : null,
    errors: Object.fromEntries(errors.map(({ field, phrase }) => [field, translate(phrase)])) as Partial<Record<FilterField, string>>,
    errorList: errors.map(({ field, phrase }) => ({ text: translate(phrase), href: `#key-check-${field}` })),
    options: {
      verdict: [any, ...verdictNames.map(name => ({ value: name, label: translate(verdictLabels[name]) }))],
      occasion: [any, ...occasions.map(occasion => ({ value: occasion, label: translate(occasionLabels[occasion]) }))],
      environment: [any, { value: 'production', label: 'Production' }, { value: 'sandbox', label: 'Sandbox' }]
    } satisfies Partial<Record<keyof FilterInput, object[]>>
  }
}

function toRow (verdict: RecordedVerdict, { translate, url }: AdminContext, time: string): object {
  return {
    id: verdict.id,
    cells: {
      time: { text: time, href: url(`${keyCheckPath}/view/id/${verdict.id}`) },
      verdict: { text: translate(verdictLabels[verdict.name]), colour: opensChannel(verdict) ? 'green' : verdict.name === 'unreachable' ? 'grey' : 'red' },
      occasion: translate(occasionLabels[verdict.occasion]),
      user: verdict.username ?? '',
      environment: verdict.environment === 'sandbox' ? 'Sandbox' : 'Production',
      key: verdict.lastFour === undefined ? verdict.fingerprint ?? '' : `…${verdict.lastFour}`,
      latency: `${verdict.latencyMs} ms`,
      reason: verdict.reason
    }
  }
}

async function toCharts (database: Database, { filter }: RequestedFilter, { translate }: AdminContext): Promise<object | null> {
  const measures = await listMeasures(database, filter, mostMeasured)
  if (measures.length === 0) return null
  const series = toSeries(measures)
  const units = { hour: translate('By hour, in UTC.'), day: translate('By day, in UTC.'), month: translate('By month, in UTC.') }
  return {
    note: measures.length < mostMeasured ? units[series.unit] : `${units[series.unit]} ${translate('Only the newest %1 checks are drawn: narrow the days to see earlier ones.', mostMeasured)}`,
    outcomes: toOutcomeChart(series, translate),
    latency: toLatencyChart(series, translate)
  }
}
