import type { AuditEvent } from '../kernel/audit/audit-event.ts'
import type { ConfigChange } from './history.ts'

/** More changes of one save are counted only: the history has them all. */
const mostListed = 200
const longestValue = 200

/** What one save changed, for the record: path, scope, old and new value of each; of secrets the fingerprints that the history has. */
export function toAuditEvent (changes: readonly ConfigChange[], changeSet: string): AuditEvent {
  const [first] = changes
  return {
    action: 'config_saved',
    outcome: 'success',
    target: changes.length === 1 ? first!.path : first!.path.split('/', 1)[0]!,
    details: {
      change_set: changeSet,
      number: changes.length,
      changes: changes.slice(0, mostListed).map(({ path, scope, oldValue, newValue, isSecret }) => ({
        path,
        scope: scope.type === 'default' ? 'default' : `${scope.type}/${scope.id}`,
        from: shorten(oldValue),
        to: shorten(newValue),
        ...isSecret ? { is_fingerprint: true } : {}
      }))
    }
  }
}

function shorten (value: string | null): string | null {
  return value === null || value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`
}
