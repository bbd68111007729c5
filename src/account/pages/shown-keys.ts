import { eventsPerPage, type ApiKey, type ApiKeys } from '../api-keys.ts'
import type { KeyEnvironment } from '../key-format.ts'
import { hasExpired, isFresh, isIdle } from '../keys/key-age.ts'
import type { KeyEventKind } from '../keys/key-event-table.ts'
import { toMoment } from '../moment.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { originOf } from './owned-key.ts'

/** What showing keys takes. */
export interface ShowOptions {
  readonly apiKeys: ApiKeys
  readonly visit: Visit
  readonly now: Date
}

const outcomes: Readonly<Record<string, string>> = {
  expired: 'Refused: expired',
  wrong_environment: 'Refused: sent to the other environment'
}

const eventNames: Readonly<Record<KeyEventKind, string>> = {
  created: 'Key added',
  rolled: 'Key rolled',
  stopped: 'Old key stopped',
  taken_over: 'New key used for the first time, old key stopped',
  deleted: 'Key deleted',
  restored: 'Deletion undone',
  downloaded: 'Key downloaded'
}

/** The page of its owner is where a key leaves the server; each time is logged. */
export async function listShownKeys (options: ShowOptions, keys: readonly ApiKey[]): Promise<object[]> {
  const { apiKeys, visit, now } = options
  return await Promise.all(keys.map(async key => {
    const replaced = await apiKeys.listReplaced(key)
    visit.request.log.info({ accountId: key.accountId, keyId: key.id }, 'an API key was shown to its owner')
    return {
      id: key.id,
      description: key.description,
      text: await apiKeys.reveal(key.accountId, key.id, originOf(visit)),
      isExpired: hasExpired(key, now),
      isIdle: isIdle(key, now),
      isFresh: isFresh(key, now),
      isAwaited: key.lastUsedAt === undefined && replaced.some(secret => secret.endsOnUse && secret.stopsAt > now),
      created: toMoment(key.createdAt, now, visit.locale),
      rolled: key.issuedAt > key.createdAt ? toMoment(key.issuedAt, now, visit.locale) : undefined,
      expires: toMoment(key.expiresAt, now, visit.locale),
      ...toShownUse(options, key),
      hasWorkingOld: replaced.some(secret => secret.stopsAt > now),
      replaced: replaced.map(secret => ({
        ...toShownUse(options, secret),
        lastFour: secret.lastFour,
        works: secret.stopsAt > now,
        isWaiting: secret.endsOnUse && secret.stopsAt > now,
        stops: toMoment(secret.stopsAt, now, visit.locale)
      })),
      deleteUrl: toKeyUrl(accountUrls.deleteKey, key.id),
      rollUrl: toKeyUrl(accountUrls.rollKey, key.id),
      stopUrl: toKeyUrl(accountUrls.stopOldKey, key.id),
      downloadUrl: toKeyUrl(accountUrls.downloadKey, key.id)
    }
  }))
}

/** Last use and last refusal of a secret. A use is noted once a minute, so it is shown to the minute. */
function toShownUse ({ visit, now }: ShowOptions, { lastUsedAt, lastUsedBy, refusal }: Pick<ApiKey, 'lastUsedAt' | 'lastUsedBy' | 'refusal'>): object {
  return {
    used: toMoment(lastUsedAt, now, visit.locale),
    usedBy: lastUsedBy,
    // A refusal that a good answer followed is over.
    refused: refusal === undefined || (lastUsedAt !== undefined && lastUsedAt >= refusal.at) ? undefined : toMoment(refusal.at, now, visit.locale),
    refusedAs: visit.translate(outcomes[refusal?.outcome ?? ''] ?? 'Refused'),
    refusedBy: refusal?.by
  }
}

/** The deletions of an environment that can be undone just now; none where another key has taken the place. */
export async function listUndoOffers ({ apiKeys, visit, now }: ShowOptions, environment: KeyEnvironment, living: readonly ApiKey[]): Promise<object[]> {
  if (living.some(key => key.environment === environment)) return []
  const keys = (await apiKeys.listRestorable(visit.account!.id)).filter(key => key.environment === environment)
  return keys.map(({ id, description, lastFour, eraseAt }) => ({
    id,
    description,
    lastFour,
    action: toKeyUrl(accountUrls.restoreKey, id),
    seconds: Math.ceil((eraseAt.getTime() - now.getTime()) / 1000)
  }))
}

/** A page of the history, and where the next one is. */
export async function listShownEvents ({ apiKeys, visit, now }: ShowOptions, environment: KeyEnvironment): Promise<object> {
  const { before } = visit.request.query as Record<string, unknown>
  const id = typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined
  const events = await apiKeys.listEvents(visit.account!.id, environment, id)
  const olderUrl = `${toPortalUrl(environment)}${environment === 'production' ? '?' : '&'}before=${events.at(-1)?.id ?? 0}#key-history`
  return {
    rows: events.map(event => ({
      time: toMoment(event.createdAt, now, visit.locale),
      text: visit.translate(eventNames[event.kind]),
      description: event.description,
      lastFour: event.lastFour,
      actor: event.actor,
      isByCaller: event.kind === 'taken_over'
    })),
    olderUrl: events.length === eventsPerPage ? olderUrl : undefined,
    newestUrl: id === undefined ? undefined : `${toPortalUrl(environment)}#key-history`
  }
}
