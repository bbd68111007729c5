import fc from 'fast-check'
import t from 'tap'
import { createKey, findLookupId, inspectKey, type KeyEnvironment } from '../../src/account/key-format.ts'
import { fillPhrase } from '../../src/kernel/errors.ts'

const environments = fc.constantFrom<KeyEnvironment>('production', 'sandbox')
const keys = environments.map(environment => ({ environment, key: createKey(environment).key }))

function say (text: string, environment: KeyEnvironment = 'production'): string {
  const shape = inspectKey(text, environment)
  return shape.shape === 'plausible' ? 'plausible' : `${shape.shape}: ${fillPhrase(shape.phrase, shape.args)}`
}

t.test('a key names product and environment, then the part that finds it, and has no character that ends a word', async t => {
  t.match(createKey('production').key, /^cak_live_[0-9a-z]{12}_[0-9A-Za-z]{38}$/)
  t.match(createKey('sandbox').key, /^cak_test_[0-9a-z]{12}_[0-9A-Za-z]{38}$/)
})

t.test('a new key is always plausible in its environment and its look-up part is found', async t => {
  fc.assert(fc.property(environments, environment => {
    const { key, lookupId } = createKey(environment)
    return inspectKey(key, environment).shape === 'plausible' && findLookupId(key) === lookupId
  }))
  t.pass()
})

t.test('no two keys are alike', async t => {
  t.equal(new Set(Array.from({ length: 2000 }, () => createKey('production').key)).size, 2000)
})

t.test('any single changed character is recognised', async t => {
  fc.assert(fc.property(keys, fc.nat(59), fc.string({ minLength: 1, maxLength: 1 }), ({ environment, key }, place, character) => {
    fc.pre(key[place] !== character)
    const changed = key.slice(0, place) + character + key.slice(place + 1)
    return inspectKey(changed, environment).shape === 'malformed' && findLookupId(changed) === undefined
  }), { numRuns: 2000 })
  t.pass()
})

t.test('two neighbours that changed places are recognised', async t => {
  fc.assert(fc.property(keys, fc.nat(58), ({ environment, key }, place) => {
    fc.pre(key[place] !== key[place + 1])
    const changed = key.slice(0, place) + key[place + 1]! + key[place]! + key.slice(place + 2)
    return inspectKey(changed, environment).shape === 'malformed'
  }), { numRuns: 1000 })
  t.pass()
})

t.test('any cut, at the beginning, in the middle or at the end, is recognised', async t => {
  fc.assert(fc.property(keys, fc.nat(59), fc.integer({ min: 1, max: 60 }), ({ environment, key }, from, length) => {
    const cut = key.slice(0, from) + key.slice(from + length)
    return inspectKey(cut, environment).shape === 'malformed' && findLookupId(cut) === undefined
  }), { numRuns: 2000 })
  t.pass()
})

t.test('a cut key is told how many characters are missing', async t => {
  const { key } = createKey('production')
  t.match(say(key.slice(0, -3)), /^malformed: This looks cut off: 3 characters are missing/)
  t.match(say(key.slice(0, -1)), /^malformed: This looks cut off: one character is missing/)
  t.match(say(key.slice(5)), /^malformed: This looks cut off: 5 characters are missing/)
})

t.test('a key of the other environment is recognised, and said which one to take', async t => {
  t.match(say(createKey('sandbox').key, 'production'), /^wrong_environment: This is a Sandbox key.*Production/)
  t.match(say(createKey('production').key, 'sandbox'), /^wrong_environment: This is a Production key.*Sandbox/)
})

t.test('emptiness, spaces, typing errors and doubled keys each have a sentence of their own', async t => {
  const { key } = createKey('production')
  t.match(say(''), /There is no key/)
  t.match(say(' \n '), /There is no key/)
  t.match(say(`${key.slice(0, 20)} ${key.slice(20)}`), /spaces or line breaks/)
  t.match(say(`${key}\n`), /spaces or line breaks/)
  t.match(say(key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')), /mistyped/)
  t.match(say(key + key), /120 characters instead of 60/)
})

t.test('a password or a key of another product is told from a mistyped key, and never repeated', async t => {
  for (const text of ['Secret123!', 'sk_live_51H8abcdefghijklmnop', 'c', 'ada@example.com', '1234567890abcdef1234567890abcdef', '{{7*7}}', '<script>']) {
    t.match(say(text), /looks like a password or the key of another product/, text)
    t.notOk(say(text).includes(text) && text.length > 1, 'the text is not in the sentence')
  }
  t.match(say('hunter2', 'sandbox'), /begins with cak_test_/)
})

t.test('whatever is typed, there is a verdict and no crash', async t => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), environments, (text, environment) => inspectKey(text, environment).shape === 'malformed'))
  t.pass()
})
