import type { KeyEnvironment } from '../../admin/key-authority.ts'

/** What a check of the API key can come to (decision 3). */
export type VerdictName = 'valid' | 'missing' | 'malformed' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment' | 'undecryptable' | 'unreachable' | 'bypassed'

/** Why the key was checked: somebody entered the channel, Save Config has just stored it, somebody tried it, or a background task needs it. */
export type Occasion = 'access' | 'save' | 'test' | 'background'

/** One check with its evidence; never the key. */
export interface Verdict {
  readonly name: VerdictName
  /** What happened, in English, for the record. */
  readonly reason: string
  readonly environment: KeyEnvironment
  /** Who judged. */
  readonly authority: string
  readonly fingerprint: string | undefined
  /** The key's last four characters, for people to recognise it. */
  readonly lastFour: string | undefined
  readonly keyExpiresAt: Date | undefined
  readonly checkedAt: Date
  readonly latencyMs: number
}

/** Who asked, for the record. */
export interface CheckedBy {
  readonly userId: number
  readonly username: string
  readonly requestId: string
}

/** Whether the channel may be entered. */
export function opensChannel (verdict: Verdict): boolean {
  return verdict.name === 'valid' || verdict.name === 'bypassed'
}

/** A verdict in a word or two, as phrases. */
export const verdictLabels: Readonly<Record<VerdictName, string>> = {
  valid: 'Valid',
  missing: 'No key',
  malformed: 'Not a whole key',
  unknown: 'Unknown key',
  revoked: 'Deleted key',
  expired: 'Expired',
  wrong_environment: 'Wrong environment',
  undecryptable: 'Unreadable',
  unreachable: 'Not checked',
  bypassed: 'Check bypassed'
}
