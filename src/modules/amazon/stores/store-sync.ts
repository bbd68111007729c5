import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { toTimestamp } from '../../../kernel/database/timestamp.ts'
import { findAmazonStore, type AmazonStore, type StoreAuthorization } from './amazon-store-table.ts'
import { findStoreOfSeller, listStoresDue, saveAuthorization } from './authorization-table.ts'
import type { MerchantAuthentication, MerchantService } from './merchant-service.ts'
import { recordStatusChange, type ChangeReason, type StoreActor } from './status-history-table.ts'
import { authenticationAt, changeState, wasAuthorized } from './store-status.ts'

export interface StoreSyncOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly merchants: MerchantService
}

/** Asks the services behind the channel how a seller's consent stands, and writes the answer down. */
export interface StoreSync {
  /** The store as it is afterwards and whether anything changed; undefined where there is no such store. Rejects with MERCHANT_SERVICE_UNAVAILABLE. */
  syncOne: (uuid: string, by: StoreActor) => Promise<{ readonly store: AmazonStore, readonly isChanged: boolean } | undefined>
  /** Uuids for the background tasks: those still waiting hourly, those once authorised daily (original). */
  listDue: (kind: 'pending' | 'authenticated') => Promise<string[]>
}

/** Builds the one place where answers about consent come in: pages, polling and background tasks all use it. */
export function createStoreSync ({ database, clock, audit, merchants }: StoreSyncOptions): StoreSync {
  return {
    async syncOne (uuid, by) {
      if (await findAmazonStore(database, uuid) === undefined) return undefined
      const answer = await merchants.findAuthentication(uuid)
      return await inTransaction(database, async transaction => await takeAnswer(transaction, audit, uuid, answer, { by, now: clock.now() }))
    },
    listDue: async kind => await listStoresDue(database, kind)
  }
}

async function takeAnswer (database: Database, audit: AuditLog, uuid: string, answer: MerchantAuthentication, { by, now }: { readonly by: StoreActor, readonly now: Date }) {
  const store = await findAmazonStore(database, uuid)
  if (store === undefined) return undefined
  const next = toAuthorization(store, await refuseTakenSeller(database, store, answer), now)
  const reason = findReason(store, next)
  if (reason === undefined) return { store, isChanged: false }
  await saveAuthorization(database, store.merchantId, next, now)
  await recordStatusChange(database, audit, store, by, { from: store, to: { status: store.status, authentication: next.authentication }, reason, createdAt: now })
  return { store: (await findAmazonStore(database, uuid))!, isChanged: true }
}

/** One store a seller and country (guide): where another store of ours has this seller, the consent does not count. */
async function refuseTakenSeller (database: Database, store: AmazonStore, answer: MerchantAuthentication): Promise<MerchantAuthentication> {
  if (!('sellerId' in answer)) return answer
  const other = await findStoreOfSeller(database, store.countryCode, answer.sellerId)
  return other === undefined || other === store.merchantId ? answer : { state: 'refused', reason: 'seller_taken' }
}

/** How the consent stands after an answer; a renewal that is only begun or refused leaves the former consent as it is. */
function toAuthorization (store: AmazonStore, answer: MerchantAuthentication, now: Date): StoreAuthorization {
  const changed = changeState(store, { kind: 'answer', answer: answer.state })
  const known = 'sellerId' in answer ? answer : store
  const consent = wasAuthorized(store.authentication) || 'sellerId' in answer
    ? { sellerId: known.sellerId, authorizedAt: known.authorizedAt, expiresAt: known.expiresAt }
    : {}
  const authentication = changed.ok ? changed.state.authentication : store.authentication
  return {
    ...consent,
    authentication: authenticationAt({ authentication, expiresAt: consent.expiresAt }, now),
    ...(answer.state === 'refused' ? { refusalReason: answer.reason } : {})
  }
}

/** What is new, in one word; undefined where nothing is. */
function findReason (store: AmazonStore, next: StoreAuthorization): ChangeReason | undefined {
  if (next.refusalReason !== undefined && next.refusalReason !== store.refusalReason) return next.refusalReason
  if (next.authentication !== store.authentication) {
    if (next.authentication === 'authenticated') return wasAuthorized(store.authentication) ? 'renewed' : 'authorized'
    if (next.authentication === 'pending_authentication') return 'retried'
    return next.authentication === 'refused' ? next.refusalReason : next.authentication
  }
  if (toMoment(next.authorizedAt) !== toMoment(store.authorizedAt) || toMoment(next.expiresAt) !== toMoment(store.expiresAt) || next.sellerId !== store.sellerId) return 'renewed'
  return store.refusalReason !== undefined && next.refusalReason === undefined ? 'retried' : undefined
}

/** Tables keep whole seconds: less is no difference. */
function toMoment (date: Date | undefined): string {
  return date === undefined ? '' : toTimestamp(date)
}
