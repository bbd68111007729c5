import type { Database } from '../kernel/database/database.ts'
import { toTimestamp } from '../kernel/database/timestamp.ts'

/** A merchant of a situation of developer mode, with what its seller has answered. */
export interface SituationMerchant {
  readonly uuid: string
  readonly countryCode: string
  readonly email: string
  readonly name: string
  readonly baseUrl: string
  readonly isRefused: boolean
  /** Absent: the seller has not given consent. Whether it still holds is a matter of the time. */
  readonly consent: { readonly sellerId: string, readonly authorizedAt: Date, readonly expiresAt: Date } | undefined
}

/** The register's side of situations, so that the next question about a store is answered as the situation says. */
export interface SituationMerchants {
  readonly add: (merchant: SituationMerchant, now: Date) => Promise<void>
  readonly remove: (uuid: string) => Promise<void>
}

const table = 'seller_central_merchant'

/** Builds it over a connection or a transaction. */
export function createSituationMerchants (database: Database): SituationMerchants {
  return {
    async add ({ uuid, countryCode, email, name, baseUrl, isRefused, consent }, now) {
      await database(table).insert({
        uuid,
        country_code: countryCode,
        email,
        name,
        base_url: baseUrl,
        created_at: toTimestamp(now),
        state: isRefused ? 'refused' : consent === undefined ? 'pending' : 'authenticated',
        refusal: isRefused ? 'declined' : null,
        ...consent === undefined ? {} : { seller_id: consent.sellerId, authorized_at: toTimestamp(consent.authorizedAt), expires_at: toTimestamp(consent.expiresAt) }
      })
    },
    async remove (uuid) {
      await database(table).where({ uuid }).delete()
    }
  }
}
