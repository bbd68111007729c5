import type { SystemMessage } from '../../../admin/admin-context.ts'
import type { Verdict } from '../../services-connector/verdict.ts'

/** A warning that the key in use ends, before it does. */
export interface ExpiryWarning {
  readonly severity: SystemMessage['severity']
  readonly phrase: string
  /** The phrase's arguments: moments, and numbers of days. */
  readonly moments: ReadonlyArray<Date | number>
}

const day = 86_400_000
/** Decision A.4: 30, 7 and 1 days before. */
const steps = { notice: 30, major: 7, critical: 1 } as const

/** What there is to warn of after a verdict: that its key was rolled, that it ends soon, or that it has ended since. */
export function findExpiryWarning ({ name, keyExpiresAt, keyReplacedAt, keyEndsOnUse }: Pick<Verdict, 'name' | 'keyExpiresAt' | 'keyReplacedAt' | 'keyEndsOnUse'>, now: Date): ExpiryWarning | undefined {
  if (name !== 'valid' || keyExpiresAt === undefined) return undefined
  const left = keyExpiresAt.getTime() - now.getTime()
  if (left <= 0) return { severity: 'critical', phrase: 'The API key of Amazon Sales Channel has expired on %1.', moments: [keyExpiresAt] }
  const severity = left <= steps.critical * day ? 'critical' : left <= steps.major * day ? 'major' : 'notice'
  if (keyReplacedAt !== undefined) {
    const phrase = keyEndsOnUse === true
      ? 'The API key of Amazon Sales Channel was replaced in the API Portal on %1 and stops working as soon as the new key is used anywhere, on %2 at the latest: add the new key.'
      : 'The API key of Amazon Sales Channel was replaced in the API Portal on %1 and stops working on %2: add the new key.'
    return { severity: severity === 'notice' ? 'major' : severity, phrase, moments: [keyReplacedAt, keyExpiresAt] }
  }
  if (left > steps.notice * day) return undefined
  if (severity === 'critical') return { severity, phrase: 'The API key of Amazon Sales Channel expires within a day, on %1.', moments: [keyExpiresAt] }
  return { severity, phrase: 'The API key of Amazon Sales Channel expires in %1 days, on %2.', moments: [Math.ceil(left / day), keyExpiresAt] }
}
