import type { SystemMessage } from '../../admin/admin-context.ts'
import type { AdminUser } from '../../admin/admin-user.ts'
import type { Database } from '../../kernel/database/database.ts'
import { listRecentVerdicts } from '../services-connector/key-validation-table.ts'
import type { VerdictName } from '../services-connector/verdict.ts'
import { channelResource } from './channel-page.ts'

const phrases: Readonly<Partial<Record<VerdictName, string>>> = {
  missing: 'Amazon Sales Channel has no API key yet.',
  unreachable: 'The API key of Amazon Sales Channel could not be checked the last time.'
}
const notValid = 'The API key of Amazon Sales Channel was not valid the last time it was checked.'

/** What the last check of the key left to say, for those who may enter the channel; nothing is checked here. */
export async function listKeyMessages (database: Database, user: AdminUser, channelUrl: string): Promise<SystemMessage[]> {
  if (!user.isAllowed(channelResource)) return []
  const [last] = await listRecentVerdicts(database, 1)
  if (last === undefined || last.name === 'valid' || last.name === 'bypassed') return []
  const link = { phrase: 'Open Amazon Sales Channel', href: channelUrl }
  return [{ severity: last.name === 'missing' ? 'notice' : 'major', message: { type: 'warning', phrase: phrases[last.name] ?? notValid, link } }]
}
