import type { AmazonStore } from './amazon-store-table.ts'
import { authenticationAt } from './store-status.ts'

const day = 24 * 60 * 60 * 1000

/** Days before the end of a consent at which its renewal is offered, urged and pressed for (decision, as with keys). */
export const renewalDays = { offered: 30, urged: 7, pressed: 1 } as const

/** What is missing next for a store to sell, the first thing first. */
export type NextStep =
  | { readonly name: 'connect' | 'retry' | 'renew_expired' | 'renew_revoked' | 'listing_rule' | 'activate' | 'none' }
  | { readonly name: 'renew_soon', readonly daysLeft: number }

/** Finds what is missing next; a consent that ends soon is told before what could be done without it. */
export function findNextStep (store: Pick<AmazonStore, 'status' | 'authentication' | 'expiresAt'>, now: Date): NextStep {
  const authentication = authenticationAt(store, now)
  if (authentication === 'pending_authentication') return { name: 'connect' }
  if (authentication === 'refused') return { name: 'retry' }
  if (authentication === 'expired') return { name: 'renew_expired' }
  if (authentication === 'revoked') return { name: 'renew_revoked' }
  if (store.status === 'incomplete') return { name: 'listing_rule' }
  const daysLeft = store.expiresAt === undefined ? Infinity : toDaysLeft(store.expiresAt, now)
  if (daysLeft <= renewalDays.offered) return { name: 'renew_soon', daysLeft }
  return { name: store.status === 'inactive' ? 'activate' : 'none' }
}

/** Whether *Connect store* is offered: before the first consent, and as its renewal. */
export function isConnectOffered (store: Pick<AmazonStore, 'authentication' | 'expiresAt'>, now: Date): boolean {
  return authenticationAt(store, now) !== 'authenticated' || (store.expiresAt !== undefined && toDaysLeft(store.expiresAt, now) <= renewalDays.offered)
}

/** Days until a moment, begun ones counted whole. */
export function toDaysLeft (until: Date, now: Date): number {
  return Math.ceil((until.getTime() - now.getTime()) / day)
}
