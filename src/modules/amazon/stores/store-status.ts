/** The original's states of a store; `incomplete` until its listing rule was saved once. */
export type AmazonStoreStatus = 'inactive' | 'active' | 'incomplete'

/** How the seller's consent stands; `pending_authentication` and `refused` occur only before the first consent. */
export type StoreAuthentication = 'pending_authentication' | 'authenticated' | 'refused' | 'expired' | 'revoked'

export interface StoreState {
  readonly status: AmazonStoreStatus
  readonly authentication: StoreAuthentication
}

/** What may happen to a store: an answer about the consent, or what somebody does in the Admin. */
export type StoreEvent =
  | { readonly kind: 'answer', readonly answer: 'pending' | 'refused' | 'authenticated' | 'expired' | 'revoked' }
  | { readonly kind: 'rule_saved' | 'activate' | 'deactivate' }

/** What stands in the way of a change. */
export type Obstacle = 'not_connected' | 'no_listing_rule'

export type Transition = { readonly ok: true, readonly state: StoreState } | { readonly ok: false, readonly obstacle: Obstacle }

/** How every store begins. */
export const newStoreState: StoreState = { status: 'incomplete', authentication: 'pending_authentication' }

/**
 * The one place that knows how a store's state may change: connected and its listing rule saved make it active (original),
 * activating and deactivating are refused while it is incomplete (original), and without a consent in force nothing starts (decision).
 */
export function changeState (state: StoreState, event: StoreEvent): Transition {
  if (event.kind === 'answer') return { ok: true, state: { ...state, authentication: toAuthentication(state.authentication, event.answer) } }
  const isConnected = state.authentication === 'authenticated'
  if (state.status === 'incomplete') {
    if (!isConnected) return { ok: false, obstacle: 'not_connected' }
    return event.kind === 'rule_saved' ? { ok: true, state: { ...state, status: 'active' } } : { ok: false, obstacle: 'no_listing_rule' }
  }
  if (event.kind === 'activate' && !isConnected) return { ok: false, obstacle: 'not_connected' }
  const status = { rule_saved: state.status, activate: 'active', deactivate: 'inactive' } as const
  return { ok: true, state: { ...state, status: status[event.kind] } }
}

/** Whether a seller has ever given consent: then a renewal that is begun or refused takes nothing away. */
export function wasAuthorized (authentication: StoreAuthentication): boolean {
  return authentication === 'authenticated' || authentication === 'expired' || authentication === 'revoked'
}

/** A consent ends by itself: at the moment it expires it is over, whoever was asked last (decision, as with keys). */
export function authenticationAt ({ authentication, expiresAt }: { readonly authentication: StoreAuthentication, readonly expiresAt?: Date }, now: Date): StoreAuthentication {
  return authentication === 'authenticated' && expiresAt !== undefined && expiresAt <= now ? 'expired' : authentication
}

function toAuthentication (present: StoreAuthentication, answer: Extract<StoreEvent, { kind: 'answer' }>['answer']): StoreAuthentication {
  if (answer === 'authenticated' || answer === 'expired' || answer === 'revoked') return answer
  if (wasAuthorized(present)) return present
  return answer === 'pending' ? 'pending_authentication' : 'refused'
}
