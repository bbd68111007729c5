import type { Situation } from './situation.ts'

/** What somebody meets who comes to the account site for a key. */
export const portalSituations: readonly Situation[] = [
  {
    name: 'no_account',
    group: 'portal',
    title: 'No Commerce account',
    does: 'Nobody is signed in to the account site, the account of the situations does not exist, and no key is stored.',
    place: 'registration',
    expected: { status: 200, reason: null, shows: '#form-validate' },
    enter: async ({ portal }) => { await portal.signOutAll() }
  },
  {
    name: 'signed_out',
    group: 'portal',
    title: 'Signed out of the Commerce account',
    does: 'The account exists and has a key, but nobody is signed in to the account site, and no key is stored.',
    place: 'apiPortal',
    expected: { status: 200, reason: null, shows: '#login-form' },
    tells: 'account',
    async enter ({ portal }) {
      await portal.issue({ environment: 'production' })
      await portal.signOutAll()
    }
  }
]
