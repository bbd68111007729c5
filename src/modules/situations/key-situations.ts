import type { Situation, Stage } from './situation.ts'

const day = 86_400_000
const home = { status: 200, reason: null, shows: '#add-amazon-store' } as const
const prompt = '#api-key-prompt'
const key = { group: 'key', place: 'channel' } as const

/** Issues a key and stores it: the good case, which others begin with. */
export async function storeValidKey ({ portal, storeKey }: Stage): Promise<void> {
  await storeKey((await portal.issue({ environment: 'production' })).key)
}

/** What a stored key can be. */
export const keySituations: readonly Situation[] = [
  {
    ...key,
    name: 'valid',
    title: 'Valid key',
    does: 'A key of the API Portal is stored, and it is valid.',
    expected: home,
    enter: storeValidKey
  },
  {
    ...key,
    name: 'no_key',
    title: 'No key',
    does: 'The field for the key is empty, as at the first visit.',
    expected: { status: 200, reason: 'missing', shows: prompt },
    enter: async ({ portal }) => { await portal.issue({ environment: 'production' }) }
  },
  {
    ...key,
    name: 'malformed',
    title: 'Malformed key',
    does: 'A key is stored that was cut off when it was copied.',
    expected: { status: 200, reason: 'malformed', shows: prompt },
    async enter ({ portal, storeKey }) {
      const { key } = await portal.issue({ environment: 'production' })
      await storeKey(key.slice(0, -3))
    }
  },
  {
    ...key,
    name: 'unknown',
    title: 'Unknown key',
    does: 'A whole key is stored that the API Portal never issued.',
    expected: { status: 200, reason: 'unknown', shows: prompt },
    enter: async ({ portal, storeKey }) => { await storeKey(portal.inventKey()) }
  },
  {
    ...key,
    name: 'deleted',
    title: 'Key deleted in the portal',
    does: 'The stored key was deleted in the API Portal.',
    expected: { status: 200, reason: 'revoked', shows: prompt },
    async enter ({ portal, storeKey }) {
      const { key, revoke } = await portal.issue({ environment: 'production' })
      await storeKey(key)
      await revoke()
    }
  },
  {
    ...key,
    name: 'expired',
    title: 'Expired key',
    does: 'The time of the stored key has been over for a day.',
    expected: { status: 200, reason: 'expired', shows: prompt },
    enter: async ({ now, portal, storeKey }) => { await storeKey((await portal.issue({ environment: 'production', expiresAt: new Date(now.getTime() - day) })).key) }
  },
  {
    ...key,
    name: 'expires_in_3_days',
    title: 'Key expires in three days',
    does: 'The stored key is valid for three more days.',
    expected: home,
    enter: async ({ now, portal, storeKey }) => { await storeKey((await portal.issue({ environment: 'production', expiresAt: new Date(now.getTime() + 3 * day) })).key) }
  },
  {
    ...key,
    name: 'wrong_environment',
    title: 'Key of the other environment',
    does: 'A Sandbox key is stored in the field for the Production key.',
    expected: { status: 200, reason: 'wrong_environment', shows: prompt },
    enter: async ({ portal, storeKey }) => { await storeKey((await portal.issue({ environment: 'sandbox' })).key) }
  },
  {
    ...key,
    name: 'undecryptable',
    title: 'Unreadable key',
    does: 'A valid key is stored, but it was encrypted with another crypt key, as in a copied database.',
    expected: { status: 200, reason: 'undecryptable', shows: prompt },
    enter: async ({ portal, storeForeignKey }) => { await storeForeignKey((await portal.issue({ environment: 'production' })).key) }
  }
]
