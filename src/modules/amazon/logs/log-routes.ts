import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext, PageOptions } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { FindTimeZone } from '../../../admin/time-zone.ts'
import { listCronHistory } from '../../../kernel/cron/cron-schedule-table.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { createError } from '../../../kernel/errors.ts'
import { findAmazonStore, type AmazonStore } from '../stores/amazon-store-table.ts'
import { channelMenuItem, channelResource } from '../channel-page.ts'
import { toErrorGrid } from './error-grid.ts'
import { toTaskGrid } from './task-grid.ts'

export interface LogRouteOptions {
  readonly database: Database
  readonly findTimeZone: FindTimeZone
}

const logsPath = 'channel/amazon/logs'
const tabs = [
  { name: 'listings', phrase: 'Listing Changes Log' },
  { name: 'errors', phrase: 'Communication Errors Log' },
  { name: 'tasks', phrase: 'Background Tasks' }
] as const
type Tab = typeof tabs[number]['name']

const guideUrl = 'https://experienceleague.adobe.com/en/docs/commerce-channels/amazon/reports-logs/logs/communication-errors-log'
/** Runs of background tasks on the page: what is kept of a day and a half, at one every five minutes. */
const mostRuns = 200

const LogUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Registers the page *Amazon Sales Channel Logs*: of all stores, or with `uuid` of one. */
export function addLogRoutes (channel: AdminArea, options: LogRouteOptions): void {
  channel.get(logsPath, channelResource, async (admin, request, reply) => await showLogs(options, admin, request, reply))
}

async function showLogs ({ database, findTimeZone }: LogRouteOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { parameters, translate, url } = admin
  const tab = tabs.find(({ name }) => name === (parameters.get('tab') ?? 'errors'))
  const uuid = parameters.get('uuid')
  const store = uuid === undefined ? undefined : await findAmazonStore(database, uuid)
  if (tab === undefined || (uuid !== undefined && store === undefined)) throw LogUnknown()
  const toPath = (name: Tab): string => `${logsPath}/tab/${name}${store === undefined ? '' : `/uuid/${store.uuid}`}`
  const timeZone = await findTimeZone()
  const content = await toContent(database, admin, { tab: tab.name, address: url(toPath(tab.name)), query: new URL(request.url, 'http://localhost').searchParams, timeZone, store })
  return await admin.page(reply, {
    template: 'amazon/logs.njk',
    title: translate('Amazon Sales Channel Logs'),
    bodyClass: 'channel-amazon-logs',
    menuItem: channelMenuItem,
    messages: content.messages ?? [],
    model: {
      header: store === undefined ? null : { name: store.name, country: store.countryCode, facts: [{ term: translate('Magento Website'), text: store.websiteName }] },
      back: { text: translate('Back'), href: url(store === undefined ? 'channel/amazon' : `channel/amazon/store_details/uuid/${store.uuid}`), back: true, id: 'back' },
      tabs: tabs.map(({ name, phrase }) => ({ text: translate(phrase), href: url(toPath(name)), id: `logs-${name}`, current: name === tab.name })),
      tab: tab.name,
      guideUrl,
      ...content.model
    }
  })
}

interface Asked {
  readonly tab: Tab
  /** The tab's own address, with a slash at its end. */
  readonly address: string
  readonly query: URLSearchParams
  readonly timeZone: string
  readonly store: AmazonStore | undefined
}

async function toContent (database: Database, admin: AdminContext, { tab, address, query, timeZone, store }: Asked): Promise<Pick<PageOptions, 'model' | 'messages'>> {
  if (tab === 'errors') return await toErrorGrid(database, admin, { address, query, timeZone, storeUuid: store?.uuid })
  if (tab === 'tasks') return { model: { grid: toTaskGrid(admin, await listCronHistory(database, mostRuns), timeZone) } }
  return {}
}
