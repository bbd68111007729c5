import type { Message } from '../../kernel/http/messages.ts'
import type { ApiKey } from '../api-keys.ts'
import { accountUrls, toKeyUrl, toPortalUrl } from '../urls.ts'

const day = 86_400_000
/** Milliseconds during which a key counts as just made. */
const freshFor = 60_000
/** Days without use after which a key is worth a question. */
export const idleDays = 90

/** The names of the environments, English in every language (guide page). */
export const environmentNames = { production: 'Production', sandbox: 'Sandbox' } as const

/** Whether a key has expired: at the moment itself it has. */
export function hasExpired ({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now: Date): boolean {
  return expiresAt !== undefined && expiresAt <= now
}

/** Whether nobody has used a key for 90 days, nor got a new secret for it. */
export function isIdle ({ lastUsedAt, issuedAt }: Pick<ApiKey, 'lastUsedAt' | 'issuedAt'>, now: Date): boolean {
  const last = Math.max(issuedAt.getTime(), lastUsedAt?.getTime() ?? 0)
  return now.getTime() - last >= idleDays * day
}

/** When a replacement of a key expires that lives as long as the key did; undefined where the key never expires. */
export function renewExpiry ({ expiresAt, issuedAt }: Pick<ApiKey, 'expiresAt' | 'issuedAt'>, now: Date): Date | undefined {
  return expiresAt === undefined ? undefined : new Date(now.getTime() + expiresAt.getTime() - issuedAt.getTime())
}

/** What an owner must hear of keys that end: from 30, 7 and 1 days before, and once they have expired. */
export function listExpiryWarnings (keys: readonly ApiKey[], now: Date): Message[] {
  return keys.flatMap((key): Message[] => {
    if (key.expiresAt === undefined) return []
    const args = [environmentNames[key.environment], key.description]
    if (hasExpired(key, now)) return [{ type: 'error', phrase: 'The %1 API key "%2" has expired: whoever uses it is refused.', args, link: { phrase: 'Create a replacement', href: `${toPortalUrl(key.environment)}#key-care` } }]
    const days = Math.ceil((key.expiresAt.getTime() - now.getTime()) / day)
    if (days > 30) return []
    const link = { phrase: 'Roll the key in time', href: toKeyUrl(accountUrls.rollKey, key.id) }
    if (days <= 1) return [{ type: 'warning', phrase: 'The %1 API key "%2" expires within a day.', args, link }]
    return [{ type: days <= 7 ? 'warning' : 'notice', phrase: 'The %1 API key "%2" expires in %3 days.', args: [...args, String(days)], link }]
  })
}

/** Whether a key was made a moment ago and nobody has used it: it is asked about before it is left uncopied. */
export function isFresh ({ issuedAt, lastUsedAt }: Pick<ApiKey, 'issuedAt' | 'lastUsedAt'>, now: Date): boolean {
  return lastUsedAt === undefined && now.getTime() - issuedAt.getTime() < freshFor
}
