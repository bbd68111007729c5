import type { KeyEnvironment } from '../../admin/key-authority.ts'

/** What a check of the API key can come to (decision 3). */
export type VerdictName = 'valid' | 'missing' | 'malformed' | 'unknown' | 'revoked' | 'expired' | 'wrong_environment' | 'undecryptable' | 'unreachable' | 'bypassed'

/** Why a key was checked: somebody entered the channel, Save Config has just stored it, somebody pressed *Test key*, or a background job was due. */
export type Occasion = 'access' | 'save' | 'test' | 'background'

/** Every occasion, in the order of filters. */
export const occasions: readonly Occasion[] = ['access', 'save', 'test', 'background']

/** Where a key came from: a row of the configuration by its scope, a `CONFIG__…` variable, a file that locks it, the module's own value, or the keyboard. */
export type KeyOrigin = 'default' | 'websites' | 'stores' | 'env' | 'file' | 'module' | 'typed'

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
  /** When the key was rolled in the API Portal: it works only until `keyExpiresAt`. */
  readonly keyReplacedAt: Date | undefined
  /** Whether that key ends before `keyExpiresAt` once its successor is used for the first time. */
  readonly keyEndsOnUse?: boolean | undefined
  /** The description that its owner gave the key, where the authority tells. */
  readonly description: string | undefined
  /** Undefined where no place gave a value, and where nobody looked (the check is switched off). */
  readonly configScope: KeyOrigin | undefined
  readonly configPath: string | undefined
  /** Which one of its kind it is: the variable, the file, `default` or `websites/1`; of a row also when it was written. */
  readonly configPlace: string | undefined
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

/** Every verdict, in the order of filters. */
export const verdictNames: readonly VerdictName[] = ['valid', 'bypassed', 'missing', 'malformed', 'unknown', 'revoked', 'expired', 'wrong_environment', 'undecryptable', 'unreachable']

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
