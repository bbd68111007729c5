/** Where something was done: in the Admin, on the account site, by a script, on the command line, or by the program itself. */
export type AuditRealm = 'admin' | 'account' | 'rest' | 'command' | 'system'

/** Who does something, and from where. */
export interface AuditOrigin {
  readonly realm: AuditRealm
  /** Null where nobody is signed in. */
  readonly userId: number | null
  /** The user name, or what was typed for it. */
  readonly userName: string
  /** The client's address. */
  readonly address?: string
  readonly requestId?: string
}

/** `refused`: it was not allowed, or what was given was wrong; `failed`: it could not be done. */
export type AuditOutcome = 'success' | 'refused' | 'failed'

/** What can stand in the details of an event: anything that JSON can say. */
export type AuditDetail = string | number | boolean | null | readonly AuditDetail[] | { readonly [name: string]: AuditDetail }

/** What was done. Nothing in it may be a secret: of those, fingerprints. */
export interface AuditEvent {
  /** A term of this software in words with underscores, such as `user_saved`. */
  readonly action: string
  readonly outcome: AuditOutcome
  /** What it was done to, as a person would name it: a user name, a configuration path. */
  readonly target?: string
  readonly details?: Readonly<Record<string, AuditDetail>>
}

/** What the command line does. */
export const commandOrigin: AuditOrigin = { realm: 'command', userId: null, userName: 'command line' }
