/** Why a seller's last try to authorise a merchant came to nothing. */
export type Refusal = 'declined' | 'wrong_region' | 'not_primary_user' | 'seller_taken' | 'link_expired'

/** Who gave consent, when, and until when it holds (strictly before). */
export interface Grant {
  readonly sellerId: string
  readonly authorizedAt: Date
  readonly expiresAt: Date
}

/** A consent that was given, whatever became of it; a later try that failed changes nothing but `refusal`. */
export interface Granted extends Grant {
  readonly state: 'authenticated' | 'expired' | 'revoked'
  readonly refusal?: Refusal
}

/** What is known of a merchant's authorisation by its seller. */
export type Authorization =
  | { readonly state: 'pending', readonly linkExpiresAt?: Date }
  | { readonly state: 'refused', readonly reason: Refusal }
  | Granted
  | { readonly state: 'deleted' }

/** What happens to an authorisation. */
export type AuthorizationEvent =
  | { readonly type: 'link_created', readonly expiresAt: Date }
  | { readonly type: 'consented', readonly sellerId: string, readonly at: Date }
  | { readonly type: 'refused', readonly reason: Refusal }
  | { readonly type: 'renewed', readonly at: Date }
  | { readonly type: 'declined' | 'lapsed' | 'revoked' | 'deleted' }

/** Whether somebody gave consent once. */
export function isGranted (authorization: Authorization): authorization is Granted {
  return authorization.state !== 'pending' && authorization.state !== 'refused' && authorization.state !== 'deleted'
}

/** The authorisation after an event; undefined where the event cannot happen in that state, and so nothing changes. */
export function transition (authorization: Authorization, event: AuthorizationEvent): Authorization | undefined {
  if (authorization.state === 'deleted') return undefined
  switch (event.type) {
    case 'deleted': return { state: 'deleted' }
    case 'link_created': return isGranted(authorization) ? toGranted(authorization.state, authorization) : { state: 'pending', linkExpiresAt: event.expiresAt }
    case 'consented': return mayConsent(authorization, event.sellerId) ? grant(event.sellerId, event.at) : undefined
    case 'declined': return refuse(authorization, 'declined')
    case 'refused': return refuse(authorization, event.reason)
    case 'lapsed': return lapse(authorization)
    case 'renewed': return isHeld(authorization) ? grant(authorization.sellerId, event.at) : undefined
    case 'revoked': return isHeld(authorization) ? toGranted('revoked', authorization) : undefined
  }
}

/** The authorisation as it is at a moment: a consent, or a link nobody used, may have run out since it was written down. */
export function atTime (authorization: Authorization, now: Date): Authorization {
  const end = authorization.state === 'pending' ? authorization.linkExpiresAt : authorization.state === 'authenticated' ? authorization.expiresAt : undefined
  return end !== undefined && end <= now ? transition(authorization, { type: 'lapsed' }) ?? authorization : authorization
}

/** A store stays with its seller until that seller withdraws. */
function mayConsent (authorization: Authorization, sellerId: string): boolean {
  return !isHeld(authorization) || authorization.sellerId === sellerId
}

/** Whether a seller's consent stands, be it that it has run out. */
function isHeld (authorization: Authorization): authorization is Granted {
  return authorization.state === 'authenticated' || authorization.state === 'expired'
}

/** Amazon has consents renewed every year (guide: store integration). */
function grant (sellerId: string, at: Date): Granted {
  const expiresAt = new Date(at)
  expiresAt.setUTCFullYear(at.getUTCFullYear() + 1)
  return { state: 'authenticated', sellerId, authorizedAt: at, expiresAt }
}

function refuse (authorization: Authorization, reason: Refusal): Authorization {
  return isGranted(authorization) ? { ...authorization, refusal: reason } : { state: 'refused', reason }
}

function lapse (authorization: Authorization): Authorization | undefined {
  if (authorization.state === 'pending' && authorization.linkExpiresAt !== undefined) return { state: 'refused', reason: 'link_expired' }
  return authorization.state === 'authenticated' ? { ...authorization, state: 'expired' } : undefined
}

function toGranted (state: Granted['state'], { sellerId, authorizedAt, expiresAt }: Grant): Granted {
  return { state, sellerId, authorizedAt, expiresAt }
}
