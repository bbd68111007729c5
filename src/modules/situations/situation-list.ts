import { createError } from '../../kernel/errors.ts'
import { keySituations, storeValidKey } from './key-situations.ts'
import { portalSituations } from './portal-situations.ts'
import type { Situation, SituationGroup } from './situation.ts'
import { storeSituations } from './store-situations.ts'
import { validatorSituations } from './validator-situations.ts'

const SituationUnknown = createError('SITUATION_UNKNOWN', 'There is no situation "%1".', 404)

/** The base URL of the copy that a situation makes of this shop. */
const copyUrl = 'https://staging.example.com/'

const otherSituations: readonly Situation[] = [
  {
    name: 'staging_copy',
    group: 'others',
    title: 'Staging copy',
    does: 'This installation is a copy of an active shop: the store is active, and the base URL has changed since.',
    place: 'channel',
    expected: { status: 200, reason: null, shows: '.store-card' },
    async enter (stage) {
      await storeValidKey(stage)
      await stage.addStore({ isActive: 1, authentication: 'authenticated', authorizedForDays: 365 })
      await stage.pretendCopy()
      for (const kind of ['unsecure', 'secure']) await stage.storeValue(`web/${kind}/base_url`, copyUrl)
    }
  },
  {
    name: 'no_permission',
    group: 'others',
    title: 'No permission for the channel',
    does: 'The key is valid, and there is an admin user whose role does not hold the channel. Sign in as that user to see it.',
    place: 'channel',
    expected: { status: 403, reason: null, shows: 'h1' },
    tells: 'clerk',
    async enter (stage) {
      await storeValidKey(stage)
      await stage.addClerk()
    }
  }
]

/** Every situation, in the order of its group. */
export const situations: readonly Situation[] = [...portalSituations, ...keySituations, ...validatorSituations, ...storeSituations, ...otherSituations]

/** Headings of the groups, as phrases. */
export const groupTitles: Readonly<Record<SituationGroup, string>> = {
  portal: 'Commerce account',
  key: 'API key',
  validator: 'Key validation',
  stores: 'Amazon Stores',
  others: 'Shop and people'
}

/** The situation of a name; throws where there is none. */
export function getSituation (name: string): Situation {
  const found = situations.find(situation => situation.name === name)
  if (found === undefined) throw SituationUnknown(name.slice(0, 64))
  return found
}

/** Every text that a page looks up here, for the dictionaries' completeness test. */
export const situationPhrases: readonly string[] = [...Object.values(groupTitles), ...situations.flatMap(({ title, does }) => [title, does])]
