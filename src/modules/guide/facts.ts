import type { KeyEnvironment } from '../../admin/key-authority.ts'
import type { VerdictName } from '../services-connector/verdict.ts'

/** What the account site lets others know: since when something is there; undefined where it is not. */
export interface PortalState {
  readonly accountSince: Date | undefined
  /** Somebody is signed in to a Commerce account; who it is stays there. */
  readonly sessionSince: Date | undefined
  /** A key of the environment lives: neither deleted nor expired. */
  readonly keySince: Date | undefined
}

/** The account site as the guide asks it; joined to it in the composition root, for the Admin knows no account. */
export interface PortalFacts {
  find: (environment: KeyEnvironment) => Promise<PortalState>
  /** Whether a key is one of the portal's and lives. */
  isLiving: (key: string, environment: KeyEnvironment) => Promise<boolean>
}

/** A recorded check of the key. */
export interface Check {
  readonly id: number
  readonly name: VerdictName
  readonly at: Date
  readonly fingerprint: string | undefined
  readonly keyExpiresAt: Date | undefined
}

/** The key in the configuration, without the key. */
export interface StoredKey {
  readonly state: 'missing' | 'undecryptable' | 'set'
  /** When it was written; undefined where an environment variable or a file gives it. */
  readonly at: Date | undefined
  readonly fingerprint: string | undefined
  /** Whether it lives in the portal; undefined where the portal is not of this server. */
  readonly isOfPortal: boolean | undefined
}

/** Everything that the steps are judged by, read from the server's state at one moment. */
export interface GuideFacts {
  readonly now: Date
  /** The environment whose key the channel uses. */
  readonly environment: KeyEnvironment
  readonly signedInAt: Date
  readonly mayEnter: boolean
  readonly mayConfigure: boolean
  /** When this user first entered the channel in this run. */
  readonly enteredAt: Date | undefined
  /** Undefined where keys are issued and judged by another server. */
  readonly portal: PortalState | undefined
  /** Whether this browser had the section of the keys before it last. */
  readonly sawConfiguration: boolean
  readonly stored: StoredKey
  /** The last answer about the stored key, whoever asked. */
  readonly lastAnswer: Check | undefined
  /** This user's last entry into the channel in this run. */
  readonly lastEntry: Check | undefined
}
