import { storeValidKey } from './key-situations.ts'
import type { Situation, StoreState } from './situation.ts'

/** A valid key, and one Amazon store in a state of its life. */
export const storeSituations: readonly Situation[] = [
  toSituation('incomplete', 'Store incomplete', 'A store was added, but the seller has not authorised it yet.', { isActive: 2, authentication: 'pending_authentication' }),
  toSituation('connected', 'Store connected', 'The seller has authorised the store; its listing rules are still missing.', { isActive: 2, authentication: 'authenticated', authorizedForDays: 365 }),
  toSituation('active', 'Store active', 'The store is connected and active.', { isActive: 1, authentication: 'authenticated', authorizedForDays: 365 }),
  toSituation('inactive', 'Store inactive', 'The store is connected, and somebody has deactivated it.', { isActive: 0, authentication: 'authenticated', authorizedForDays: 365 }),
  toSituation('refused', 'Store refused', 'The seller has declined to authorise the store.', { isActive: 2, authentication: 'refused' }),
  toSituation('authorization_expires', 'Authorisation ends soon', 'The yearly authorisation of an active store ends in a week.', { isActive: 1, authentication: 'authenticated', authorizedForDays: 7 }),
  toSituation('authorization_expired', 'Authorisation over', 'The yearly authorisation of an active store ended yesterday.', { isActive: 1, authentication: 'expired', authorizedForDays: -1 })
]

function toSituation (state: string, title: string, does: string, store: StoreState): Situation {
  return {
    name: `store_${state}`,
    group: 'stores',
    title,
    does,
    place: 'channel',
    expected: { status: 200, reason: null, shows: '.store-card' },
    async enter (stage) {
      await storeValidKey(stage)
      await stage.addStore(store)
    }
  }
}
