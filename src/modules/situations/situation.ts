import type { KeyEnvironment } from '../../admin/key-authority.ts'
import type { VerdictName } from '../services-connector/verdict.ts'

/** How the validator fails: `4xx` refuses whatever it is asked, `slow` answers late but well, `hanging` never, `refused` takes no connection. */
export const validatorFaults = ['4xx', '5xx', 'slow', 'hanging', 'garbage', 'refused'] as const
export type ValidatorFault = typeof validatorFaults[number]

/** Where a situation is seen: in the channel, or on the account site as somebody who comes to register, or to look at his keys. */
export type Place = 'channel' | 'registration' | 'apiPortal'

/** What is to be seen there: the status of the page, the case that the prompt names, and an element of the page. */
export interface Expectation {
  readonly status: number
  /** The prompt's `data-reason`; null: there is no prompt. */
  readonly reason: VerdictName | null
  /** A selector that finds something on the page. */
  readonly shows: string
}

/** An Amazon store as a situation needs it: the columns of `channel_amazon_account` that tell its state. */
export interface StoreState {
  /** The original's numbers: 0 inactive, 1 active, 2 incomplete. */
  readonly isActive: 0 | 1 | 2
  readonly authentication: 'pending_authentication' | 'authenticated' | 'refused' | 'expired'
  /** Days from now to the end of the authorisation, negative where it has ended; absent: the seller has not authorised it. */
  readonly authorizedForDays?: number
}

/** The account site as situations use it; it has one account of theirs at most. */
export interface SituationPortal {
  /** Makes the account with a stored password hash. */
  readonly open: (passwordHash: string) => Promise<void>
  /** Adds a key to the account; gives the key, and how to delete it. */
  readonly issue: (order: { readonly environment: KeyEnvironment, readonly expiresAt?: Date }) => Promise<{ readonly key: string, readonly revoke: () => Promise<void> }>
  /** A whole key that nobody has issued. */
  readonly inventKey: () => string
  /** Signs everybody out of the account site. */
  readonly signOutAll: () => Promise<void>
  /** Removes the account with its keys, where there is one. */
  readonly close: () => Promise<void>
}

/** A store of a situation as the services behind the channel are to know it. */
export interface SituationMerchant {
  readonly uuid: string
  readonly countryCode: string
  readonly email: string
  readonly name: string
  readonly baseUrl: string
  readonly isRefused: boolean
  readonly consent: Consent | undefined
}

/** A seller's consent; whether it still holds is a matter of the time. */
export interface Consent {
  readonly sellerId: string
  readonly authorizedAt: Date
  readonly expiresAt: Date
}

/** The services behind the channel as situations use them. */
export interface SituationMerchants {
  readonly add: (merchant: SituationMerchant, now: Date) => Promise<void>
  readonly remove: (uuid: string) => Promise<void>
}

/** What a situation can do to the installation. */
export interface Stage {
  readonly now: Date
  readonly portal: SituationPortal
  /** Stores a text as API key, encrypted as Save Config does. */
  readonly storeKey: (key: string) => Promise<void>
  /** The same, encrypted with a crypt key that this installation does not have. */
  readonly storeForeignKey: (key: string) => Promise<void>
  readonly storeValue: (path: string, value: string) => Promise<void>
  readonly setFault: (fault: ValidatorFault) => void
  readonly addStore: (state: StoreState) => Promise<void>
  /** Has the installation look like a copy of a shop at another address. */
  readonly pretendCopy: () => Promise<void>
  /** Makes an admin user whose role does not hold the channel. */
  readonly addClerk: () => Promise<void>
}

export const situationGroups = ['portal', 'key', 'validator', 'stores', 'others'] as const
export type SituationGroup = typeof situationGroups[number]

/** A situation that the system can be put into. */
export interface Situation {
  /** Part of its link. */
  readonly name: string
  readonly group: SituationGroup
  /** A phrase. */
  readonly title: string
  /** What is then the case, as a phrase. */
  readonly does: string
  readonly place: Place
  readonly expected: Expectation
  /** Whose user name and password are told once: of the Commerce account, or of the admin user without the channel. */
  readonly tells?: 'account' | 'clerk'
  readonly enter: (stage: Stage) => Promise<void>
}

/** Names of those who situations make. */
export const situationAccount = 'situation@example.com'
export const situationClerk = 'situation-clerk'
