import type { Database } from '../kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../kernel/database/timestamp.ts'

/** What came of a link. */
export type LinkOutcome = 'consented' | 'declined'

/** A link with which one seller may decide once about one merchant. */
export interface ConsentLink {
  readonly merchantUuid: string
  /** An own path of the Admin. */
  readonly returnUrl: string
  readonly expiresAt: Date
  /** Undefined: nobody has decided yet. */
  readonly outcome: LinkOutcome | undefined
  /** Who decided. */
  readonly userId: number | undefined
}

interface Row {
  token_hash: string
  merchant_uuid: string
  return_url: string
  expires_at: string
  outcome: LinkOutcome | null
  user_id: number | null
}

const table = 'seller_central_consent_link'

/** Links that ran out this long ago, in ms, are forgotten: until then their page says what became of them. */
const remembered = 7 * 86_400_000

/** Finds a link by the keyed hash of its token. */
export async function findLink (database: Database, tokenHash: string): Promise<ConsentLink | undefined> {
  const row = await database<Row>(table).where({ token_hash: tokenHash }).first()
  if (row === undefined) return undefined
  return {
    merchantUuid: row.merchant_uuid,
    returnUrl: row.return_url,
    expiresAt: fromTimestamp(row.expires_at),
    outcome: row.outcome ?? undefined,
    userId: row.user_id ?? undefined
  }
}

/** Writes a new link and forgets the old ones. */
export async function insertLink (database: Database, tokenHash: string, link: Pick<ConsentLink, 'merchantUuid' | 'returnUrl' | 'expiresAt'>, now: Date): Promise<void> {
  await database(table).where('expires_at', '<', toTimestamp(new Date(now.getTime() - remembered))).delete()
  await database(table).insert({
    token_hash: tokenHash,
    merchant_uuid: link.merchantUuid,
    return_url: link.returnUrl,
    created_at: toTimestamp(now),
    expires_at: toTimestamp(link.expiresAt)
  })
}

/** Uses a link up; false where somebody was quicker. */
export async function useLink (database: Database, tokenHash: string, { outcome, userId, now }: { outcome: LinkOutcome, userId: number, now: Date }): Promise<boolean> {
  return await database(table).where({ token_hash: tokenHash }).whereNull('used_at').update({ used_at: toTimestamp(now), outcome, user_id: userId }) > 0
}
