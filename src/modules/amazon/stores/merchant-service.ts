import { AppError, createError } from '../../../kernel/errors.ts'

/** Why a seller's consent did not come about. */
export type RefusalReason = 'declined' | 'wrong_region' | 'not_primary_user' | 'seller_taken' | 'link_expired'

/** What the outside world knows of a merchant's authorisation; `refused` and the reason stay until the seller tries again. */
export type MerchantAuthentication =
  | { readonly state: 'pending' }
  | { readonly state: 'refused', readonly reason: RefusalReason }
  | { readonly state: 'authenticated' | 'expired' | 'revoked', readonly sellerId: string, readonly authorizedAt: Date, readonly expiresAt: Date }

/** The services behind the channel: registers merchants and knows whether a seller has authorised them. Every method may reject with MERCHANT_SERVICE_UNAVAILABLE (503). */
export interface MerchantService {
  readonly name: string
  createMerchant: (merchant: { uuid: string, countryCode: string, email: string, name: string, baseUrl: string }) => Promise<void>
  updateMerchant: (uuid: string, change: { email: string, name: string }) => Promise<void>
  deleteMerchant: (uuid: string) => Promise<void>
  /** Address (own path or web address) where the seller gives consent; opened in a new tab. `returnUrl` is an own path of the Admin. Each call makes a fresh single-use link valid 1 hour. */
  findConsentUrl: (uuid: string, returnUrl: string) => Promise<string>
  findAuthentication: (uuid: string) => Promise<MerchantAuthentication>
}

/** The refusal of a service that does not answer; whoever implements MerchantService may make its own with the same code. */
export const MerchantServiceUnavailable = createError('MERCHANT_SERVICE_UNAVAILABLE', 'The services behind the channel do not answer. Nothing was changed: try again in a moment.', 503)

/** Whether an error says that the services behind the channel do not answer, whoever made it. */
export function isUnavailable (error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'MERCHANT_SERVICE_UNAVAILABLE'
}
