import type { SystemMessage } from '../../admin/admin-context.ts'
import type { AdminUser } from '../../admin/admin-user.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { defaultLocale, toLanguageTag } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { findLastVerdict } from '../services-connector/key-validation-table.ts'
import { opensChannel, type VerdictName } from '../services-connector/verdict.ts'
import { channelResource } from './channel-page.ts'
import { findExpiryWarning } from './key-check/expiry-warning.ts'

const phrases: Readonly<Partial<Record<VerdictName, string>>> = {
  missing: 'Amazon Sales Channel has no API key yet.',
  unreachable: 'The API key of Amazon Sales Channel could not be checked the last time.'
}
const notValid = 'The API key of Amazon Sales Channel was not valid the last time it was checked.'

export interface KeyMessageOptions {
  readonly database: Database
  readonly clock: Clock
  readonly findTimeZone: FindTimeZone
  /** URL of a path below the admin front name, with a slash at its end. */
  readonly url: (path: string) => string
}

/** What the last check of the key left to say, and when that key ends, for those who may enter the channel; nothing is checked here. */
export async function listKeyMessages ({ database, clock, findTimeZone, url }: KeyMessageOptions, user: AdminUser): Promise<SystemMessage[]> {
  if (!user.isAllowed(channelResource)) return []
  const last = await findLastVerdict(database)
  if (last === undefined) return []
  if (!opensChannel(last)) {
    const link = { phrase: 'Open Amazon Sales Channel', href: url('channel/amazon') }
    return [{ severity: last.name === 'missing' ? 'notice' : 'major', message: { type: 'warning', phrase: phrases[last.name] ?? notValid, link } }]
  }
  const warning = findExpiryWarning(last, clock.now())
  if (warning === undefined) return []
  const time = findDateFormat(toLanguageTag(user.interfaceLocale ?? defaultLocale), await findTimeZone())
  const link = { phrase: 'Open Key check', href: url(`channel/amazon/key_check/view/id/${last.id}`) }
  return [{ severity: warning.severity, topic: 'api-key', message: { type: 'warning', phrase: warning.phrase, args: warning.moments.map(moment => typeof moment === 'number' ? String(moment) : time.format(moment)), link } }]
}
