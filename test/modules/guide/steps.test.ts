import fc from 'fast-check'
import t from 'tap'
import type { Check, GuideFacts, PortalState, StoredKey } from '../../../src/modules/guide/facts.ts'
import { toLights } from '../../../src/modules/guide/lights.ts'
import { guideSteps, isDone, type StepId } from '../../../src/modules/guide/steps.ts'
import type { VerdictName } from '../../../src/modules/services-connector/verdict.ts'

const moment = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-01-01T00:00:00Z'), noInvalidDate: true })
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })
const fingerprint = fc.constantFrom('aaaaaaaaaaaa', 'bbbbbbbbbbbb')
const verdict = fc.constantFrom<VerdictName>('valid', 'missing', 'unknown', 'revoked', 'expired', 'undecryptable', 'unreachable', 'bypassed')
const check = fc.record<Check>({ id: fc.nat(), name: verdict, at: moment, fingerprint: maybe(fingerprint), keyExpiresAt: maybe(moment) })
const portal = fc.record<PortalState>({ accountSince: maybe(moment), sessionSince: maybe(moment), keySince: maybe(moment) })
const stored = fc.oneof(
  fc.constantFrom<StoredKey>(...(['missing', 'undecryptable'] as const).map(state => ({ state, at: undefined, fingerprint: undefined, isOfPortal: undefined }))),
  fc.record<StoredKey>({ state: fc.constant('set'), at: maybe(moment), fingerprint, isOfPortal: maybe(fc.boolean()) })
)
const anyFacts = fc.record<GuideFacts>({
  now: moment,
  environment: fc.constantFrom('production', 'sandbox'),
  signedInAt: moment,
  mayEnter: fc.boolean(),
  mayConfigure: fc.boolean(),
  enteredAt: maybe(moment),
  portal: maybe(portal),
  sawConfiguration: fc.boolean(),
  stored,
  lastAnswer: maybe(check),
  lastEntry: maybe(check)
})

function isLit (id: StepId, facts: GuideFacts): boolean {
  return isDone(guideSteps.find(step => step.id === id)!, facts)
}

const places = { dashboard: '/d/', channel: '/c/', portal: '/p/', configuration: '/s/' }
const translate = (phrase: string, ...args: Array<string | number>): string => phrase.replace(/%(\d)/g, (_all, number: string) => String(args[Number(number) - 1]))

t.test('whatever the facts, a step is either lit or says in a whole sentence which fact is missing', async t => {
  fc.assert(fc.property(anyFacts, facts => {
    const lights = toLights(facts, places, { translate })
    for (const light of lights) {
      if (light.state === 'done' ? light.missing !== '' : !/^\p{Lu}.*\.$/u.test(light.missing) || /%\d|undefined/.test(light.missing)) throw new Error(`${light.id}: ${light.state} "${light.missing}"`)
    }
    const open = lights.filter(({ state }) => state !== 'done')
    return open.every(({ state }, index) => (state === 'current') === (index === 0))
  }))
  t.pass()
})

t.test('a light is what the facts say: checked against rules written down a second time', async t => {
  fc.assert(fc.property(anyFacts, facts => {
    const { stored, portal, lastAnswer, lastEntry, now } = facts
    const isSet = stored.state === 'set'
    const isAnswered = lastAnswer?.name === 'valid' && lastAnswer.fingerprint === stored.fingerprint && !(lastAnswer.keyExpiresAt !== undefined && lastAnswer.keyExpiresAt.getTime() <= now.getTime())
    const isGood = isSet && isAnswered && stored.isOfPortal !== false
    const expected: Record<StepId, boolean> = {
      'sign-in': true,
      'enter-channel': facts.enteredAt !== undefined,
      'portal-sign-in': portal === undefined ? isGood : portal.accountSince !== undefined && portal.sessionSince !== undefined,
      'add-key': portal === undefined ? isGood : portal.keySince !== undefined,
      'copy-key': portal === undefined ? isGood : stored.isOfPortal === true,
      'open-configuration': facts.sawConfiguration || isSet,
      'paste-key': isSet,
      'save-config': isGood,
      'enter-again': isGood && lastEntry?.name === 'valid' && lastEntry.fingerprint === stored.fingerprint
    }
    const wrong = guideSteps.filter(({ id }) => isLit(id, facts) !== expected[id])
    if (wrong.length > 0) throw new Error(wrong.map(({ id }) => id).join())
  }), { numRuns: 500 })
  t.pass()
})

t.test('where a right is missing, the guide says whom to ask', async t => {
  const [facts] = fc.sample(anyFacts, { numRuns: 1, seed: 1 })
  const without: GuideFacts = { ...facts!, mayEnter: false, mayConfigure: false, enteredAt: undefined, sawConfiguration: false, stored: { state: 'missing', at: undefined, fingerprint: undefined, isOfPortal: undefined } }
  const lights = toLights(without, places, { translate })
  for (const id of ['enter-channel', 'open-configuration']) t.match(lights.find(light => light.id === id)?.missing, /^Your role may not .*Ask an administrator/)
})
