import { inTransaction, isUniqueViolation, type Database } from '../kernel/database/database.ts'
import { atTime, isGranted, transition, type Granted, type Refusal } from './authorization.ts'
import { hashSecret } from './hash-secret.ts'
import { findLink, useLink, type ConsentLink } from './link-table.ts'
import { changeAuthorization, type MerchantRegistryOptions } from './merchant-registry.ts'
import { findMerchant, findMerchantToChange, listMerchantsOfSeller, type MerchantRow, type NewMerchant } from './merchant-table.ts'
import { findRegion } from './regions.ts'
import type { SellerUser } from './seller-table.ts'

/** A link as its pages need it. */
export interface OpenedLink extends ConsentLink {
  readonly state: 'open' | 'used' | 'expired'
  readonly merchant: NewMerchant
}

/** An authorisation in the list of the seller who gave it. */
export interface SellerAuthorization extends Granted {
  readonly merchant: NewMerchant
}

/** A rule that speaks against a consent. */
export type RuleRefusal = Exclude<Refusal, 'declined' | 'link_expired'>

/** What came of a decision: done, the link is not open any more, or a rule speaks against it. */
export type Decision = 'done' | 'link_closed' | RuleRefusal

/** What a seller may do about the merchants that ask for consent, or have it. */
export interface Consents {
  /** What a link's token stands for; undefined for a token that was never given out, or whose store is deleted. */
  findLink: (token: string) => Promise<OpenedLink | undefined>
  /** Gives consent with a link and uses it up; a refusal is recorded and leaves the link, for another account to try. */
  consent: (token: string, user: SellerUser) => Promise<Decision>
  decline: (token: string, user: SellerUser) => Promise<Decision>
  /** The authorisations of the seller account, by country: one each at most. */
  list: (sellerId: string) => Promise<SellerAuthorization[]>
  /** Extends by a year from now, or withdraws, a consent of this seller; false where that cannot be. */
  change: (uuid: string, sellerId: string, type: 'renewed' | 'revoked') => Promise<boolean>
}

/** Builds the sellers' side of the register of merchants. */
export function createConsents (options: MerchantRegistryOptions): Consents {
  const { database, clock, secret } = options
  const decide = async (token: string, user: SellerUser, outcome: 'consented' | 'declined'): Promise<Decision> => {
    const attempt = { tokenHash: hashSecret(secret, token), user, now: clock.now() }
    try {
      return await inTransaction(database, async transaction => await (outcome === 'consented' ? consent : decline)(transaction, attempt))
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      // Another store of the same seller was quicker by a moment: only the unique index saw it.
      return await inTransaction(database, async transaction => await refuse(transaction, attempt, 'seller_taken'))
    }
  }
  return {
    findLink: async token => await openLink(options, hashSecret(secret, token)),
    consent: async (token, user) => await decide(token, user, 'consented'),
    decline: async (token, user) => await decide(token, user, 'declined'),
    async list (sellerId) {
      const merchants = await listMerchantsOfSeller(database, sellerId)
      return merchants.flatMap(({ authorization, ...merchant }) => {
        const current = atTime(authorization, clock.now())
        return isGranted(current) ? [{ ...current, merchant }] : []
      })
    },
    change: async (uuid, sellerId, type) => await inTransaction(database, async transaction => await change(transaction, { uuid, sellerId, type, now: clock.now() }))
  }
}

interface Attempt {
  readonly tokenHash: string
  readonly user: SellerUser
  readonly now: Date
}

async function openLink ({ database, clock }: MerchantRegistryOptions, tokenHash: string): Promise<OpenedLink | undefined> {
  const link = await findLink(database, tokenHash)
  const merchant = link === undefined ? undefined : await findMerchant(database, link.merchantUuid)
  if (link === undefined || merchant === undefined) return undefined
  return { ...link, merchant, state: link.outcome !== undefined ? 'used' : link.expiresAt <= clock.now() ? 'expired' : 'open' }
}

async function consent (transaction: Database, attempt: Attempt): Promise<Decision> {
  const { tokenHash, user, now } = attempt
  const merchant = await findAsking(transaction, attempt)
  if (merchant === undefined) return 'link_closed'
  const refusal = findRefusal(merchant, user)
  const next = transition(atTime(merchant.authorization, now), { type: 'consented', sellerId: user.sellerId, at: now })
  if (refusal !== undefined || next === undefined) return await refuse(transaction, attempt, refusal ?? 'seller_taken')
  if (!await useLink(transaction, tokenHash, { outcome: 'consented', userId: user.id, now })) return 'link_closed'
  await changeAuthorization(transaction, merchant.uuid, next)
  return 'done'
}

async function decline (transaction: Database, attempt: Attempt): Promise<Decision> {
  const { tokenHash, user, now } = attempt
  const merchant = await findAsking(transaction, attempt)
  if (merchant === undefined || !await useLink(transaction, tokenHash, { outcome: 'declined', userId: user.id, now })) return 'link_closed'
  await changeAuthorization(transaction, merchant.uuid, transition(atTime(merchant.authorization, now), { type: 'declined' }))
  return 'done'
}

async function refuse (transaction: Database, attempt: Attempt, reason: RuleRefusal): Promise<Decision> {
  const merchant = await findAsking(transaction, attempt)
  if (merchant === undefined) return 'link_closed'
  await changeAuthorization(transaction, merchant.uuid, transition(atTime(merchant.authorization, attempt.now), { type: 'refused', reason }))
  return reason
}

/** The merchant that a link asks for, as long as nobody has decided and there is time. */
async function findAsking (transaction: Database, { tokenHash, now }: Attempt): Promise<MerchantRow | undefined> {
  const link = await findLink(transaction, tokenHash)
  if (link === undefined || link.outcome !== undefined || link.expiresAt <= now) return undefined
  return await findMerchantToChange(transaction, link.merchantUuid)
}

/** The rules of Amazon's consent that need no look at other merchants. */
function findRefusal ({ countryCode }: MerchantRow, user: SellerUser): RuleRefusal | undefined {
  if (!user.isPrimary) return 'not_primary_user'
  return findRegion(countryCode) === user.region ? undefined : 'wrong_region'
}

async function change (transaction: Database, { uuid, sellerId, type, now }: { uuid: string, sellerId: string, type: 'renewed' | 'revoked', now: Date }): Promise<boolean> {
  const merchant = await findMerchantToChange(transaction, uuid)
  if (merchant === undefined) return false
  const current = atTime(merchant.authorization, now)
  const next = isGranted(current) && current.sellerId === sellerId ? transition(current, type === 'renewed' ? { type, at: now } : { type }) : undefined
  await changeAuthorization(transaction, uuid, next)
  return next !== undefined
}
