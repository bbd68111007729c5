/** What is known of a merchant's authorisation by the seller; `refused` and the reason stay until the seller tries again. */
export type MerchantAuthentication =
  | { readonly state: 'pending' }
  | { readonly state: 'refused', readonly reason: string }
  | { readonly state: 'authenticated' | 'expired' | 'revoked', readonly sellerId: string, readonly authorizedAt: Date, readonly expiresAt: Date }

/** Who registers merchants and knows whether a seller has authorised them; the same shape as the channel's own service. */
export interface MerchantService {
  createMerchant: (merchant: { uuid: string, countryCode: string, email: string, name: string, baseUrl: string }) => Promise<void>
  updateMerchant: (uuid: string, change: { email: string, name: string }) => Promise<void>
  deleteMerchant: (uuid: string) => Promise<void>
  /** Own path or web address where the seller consents; each call makes a fresh link. */
  findConsentUrl: (uuid: string, returnUrl: string) => Promise<string>
  findAuthentication: (uuid: string) => Promise<MerchantAuthentication>
}
