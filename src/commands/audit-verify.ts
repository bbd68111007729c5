import { verifyAuditLog, type AuditFault } from '../kernel/audit/verify-audit-log.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'

const meanings: Readonly<Record<AuditFault['kind'], string>> = {
  changed: 'The entry was changed, or put there, without this program.',
  missing: 'The entry is missing: it was removed without this program.',
  head_changed: 'The end of the log does not fit its last entry: entries at the end were removed, or the table was written to without this program.',
  purge_unexplained: 'The oldest entries are missing, and no entry says that this program removed them.'
}

/** Follows the chain of the action log: exit code 1 and the first fault where it does not hold. */
export async function auditVerify (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const { rows, fault } = await verifyAuditLog(await services.database(), await services.auditSecret())
  if (input.text('format') === 'json') {
    const text = JSON.stringify({ rows, holds: fault === undefined, ...fault === undefined ? {} : { fault } })
    return fault === undefined ? succeed(text) : refuse(text)
  }
  if (fault === undefined) return succeed(`The action log holds: ${rows} entries, each as it was written.`)
  return refuse(`The action log does not hold from entry ${fault.id} on. ${meanings[fault.kind]}\n${rows} entries before it are as they were written.`)
}
