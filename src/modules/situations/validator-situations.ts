import { storeValidKey } from './key-situations.ts'
import type { Expectation, Situation, ValidatorFault } from './situation.ts'

const unreachable: Expectation = { status: 503, reason: 'unreachable', shows: '[data-reason=unreachable]' }

/** A valid key, and a validator that fails: it is asked over HTTP, so timeouts and broken answers are real. */
export const validatorSituations: readonly Situation[] = [
  toSituation('4xx', 'Validator refuses (4xx)', 'The key is good, but the validator answers every question with status 403 and no reason.', { status: 200, reason: 'unknown', shows: '#api-key-prompt' }),
  toSituation('5xx', 'Validator fails (5xx)', 'The validator answers with status 500.', unreachable),
  toSituation('slow', 'Slow validator', 'The validator takes a second and a half to say that the key is valid.', { status: 200, reason: null, shows: '#add-amazon-store' }),
  toSituation('hanging', 'Hanging validator', 'The validator takes the question and never answers; the channel stops waiting after two seconds.', unreachable),
  toSituation('garbage', 'Garbage from the validator', 'The validator answers with status 200 and a page that is no answer.', unreachable),
  toSituation('refused', 'Validator takes no connection', 'Nothing listens where the validator should be.', unreachable)
]

function toSituation (fault: ValidatorFault, title: string, does: string, expected: Expectation): Situation {
  return {
    name: `validator_${fault}`,
    group: 'validator',
    title,
    does,
    place: 'channel',
    expected,
    async enter (stage) {
      await storeValidKey(stage)
      stage.setFault(fault)
    }
  }
}
