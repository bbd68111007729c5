import type { Clock } from '../../src/kernel/clock.ts'
import { MerchantServiceUnavailable, type MerchantAuthentication, type MerchantService } from '../../src/modules/amazon/stores/merchant-service.ts'

/** A merchant as the fake knows it. */
export interface FakeMerchant {
  email: string
  name: string
  readonly countryCode: string
  authentication: MerchantAuthentication
}

/** The services behind the channel as a test wants them. */
export interface FakeMerchants extends MerchantService {
  readonly merchants: Map<string, FakeMerchant>
  /** Every call that would change something there, as `method uuid`. */
  readonly calls: string[]
  isDown: boolean
  /** The seller gives consent now, for a year. */
  authorize: (uuid: string, sellerId?: string) => void
  /** Says how the consent of a merchant stands from now on. */
  answer: (uuid: string, authentication: MerchantAuthentication) => void
}

const year = 365 * 24 * 60 * 60 * 1000

/** Makes merchants that live as long as the test. */
export function createFakeMerchants (clock: Clock): FakeMerchants {
  const merchants = new Map<string, FakeMerchant>()
  const calls: string[] = []
  const get = (uuid: string): FakeMerchant => {
    const merchant = merchants.get(uuid)
    if (merchant === undefined) throw new Error(`no merchant ${uuid}`)
    return merchant
  }
  const call = (name: string): void => {
    if (fake.isDown) throw MerchantServiceUnavailable()
    calls.push(name)
  }
  const fake: FakeMerchants = {
    name: 'https://merchants.example',
    merchants,
    calls,
    isDown: false,
    async createMerchant ({ uuid, email, name, countryCode }) {
      call(`create ${uuid}`)
      merchants.set(uuid, { email, name, countryCode, authentication: { state: 'pending' } })
    },
    async updateMerchant (uuid, change) {
      call(`update ${uuid}`)
      Object.assign(get(uuid), change)
    },
    async deleteMerchant (uuid) {
      call(`delete ${uuid}`)
      merchants.delete(uuid)
    },
    async findConsentUrl (uuid, returnUrl) {
      call(`consent ${uuid}`)
      if (get(uuid).authentication.state === 'refused') get(uuid).authentication = { state: 'pending' }
      return `https://seller.example/consent?back=${encodeURIComponent(returnUrl)}`
    },
    async findAuthentication (uuid) {
      if (fake.isDown) throw MerchantServiceUnavailable()
      return merchants.get(uuid)?.authentication ?? { state: 'pending' }
    },
    authorize: (uuid, sellerId = 'A1SELLER') => { fake.answer(uuid, { state: 'authenticated', sellerId, authorizedAt: clock.now(), expiresAt: new Date(clock.now().getTime() + year) }) },
    answer: (uuid, authentication) => { get(uuid).authentication = authentication }
  }
  return fake
}
