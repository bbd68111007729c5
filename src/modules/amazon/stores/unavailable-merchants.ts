import { MerchantServiceUnavailable, type MerchantService } from './merchant-service.ts'

/** Stands where an instance has no services behind the channel: stores can be looked at, and whatever needs those services is refused. */
export function createUnavailableMerchants (): MerchantService {
  const refuse = async (): Promise<never> => { throw MerchantServiceUnavailable() }
  return { name: 'none', createMerchant: refuse, updateMerchant: refuse, deleteMerchant: refuse, findConsentUrl: refuse, findAuthentication: refuse }
}
