import fc from 'fast-check'
import t from 'tap'
import { defaultScope, scopeChain, type Scope } from '../../src/config/scope.ts'
import { allScopes, base, createExample, french, plainKey, second, secretPath, storeView } from './example.ts'

const name = 'general/info/name'

t.test('the nearest row wins, whatever rows there are', async t => {
  const { scopeConfig, database, putRow } = await createExample(t)
  const rows = fc.uniqueArray(fc.record({ scope: fc.constantFrom(...allScopes), value: fc.option(fc.string({ minLength: 1 })) }), { selector: row => row.scope })
  await fc.assert(fc.asyncProperty(rows, fc.constantFrom(...allScopes), async (rows, asked) => {
    await database('core_config_data').delete()
    for (const { scope, value } of rows) await putRow(name, value, scope)
    const nearest = scopeChain(asked).map(level => rows.find(row => row.scope.type === level.type && row.scope.id === level.id)).find(row => row !== undefined)
    return await scopeConfig.getValue(name, asked) === (nearest === undefined ? 'Module name' : nearest.value)
  }), { numRuns: 200 })
  t.pass()
})

t.test('a row beats what lies above it even where it is null', async t => {
  const { scopeConfig, putRow } = await createExample(t)
  await putRow(name, null, base)
  t.equal(await scopeConfig.getValue(name, storeView), null)
  t.equal(await scopeConfig.getValue(name), 'Module name')
})

t.test('a module\'s own values stand below every row, and may be for one website or view', async t => {
  const defaults = { default: { [name]: 'all' }, websites: { second: { [name]: 'second' } }, stores: { fr: { [name]: 'french' } } }
  const { scopeConfig, putRow } = await createExample(t, { defaults })
  const read = async (): Promise<Array<string | null>> => await Promise.all([defaultScope, base, second, french].map(async scope => await scopeConfig.getValue(name, scope)))
  t.same(await read(), ['all', 'all', 'second', 'french'])
  await putRow(name, 'row')
  t.same(await read(), ['row', 'row', 'row', 'row'])
})

t.test('a website\'s own module value reaches its store views', async t => {
  const { scopeConfig } = await createExample(t, { defaults: { websites: { second: { [name]: 'second' } } } })
  t.equal(await scopeConfig.getValue(name, french), 'second')
})

t.test('an environment variable beats the row of its scope, not a row nearer by', async t => {
  const env = { CONFIG__DEFAULT__GENERAL__INFO__NAME: 'locked', CONFIG__WEBSITES__SECOND__GENERAL__INFO__NAME: 'locked second' }
  const { scopeConfig, putRow } = await createExample(t, { env })
  for (const scope of [defaultScope, base, second]) await putRow(name, `row of ${scope.code}`, scope)
  t.equal(await scopeConfig.getValue(name), 'locked')
  t.equal(await scopeConfig.getValue(name, base), 'row of base')
  t.equal(await scopeConfig.getValue(name, second), 'locked second')
  t.equal(await scopeConfig.getValue(name, french), 'locked second')
})

t.test('a saved value is seen by the next read', async t => {
  const { scopeConfig, putRow, database } = await createExample(t)
  t.equal(await scopeConfig.getValue('any/other/path'), null)
  await putRow('any/other/path', 'now')
  t.equal(await scopeConfig.getValue('any/other/path'), 'now')
  await database('core_config_data').delete()
  t.equal(await scopeConfig.getValue('any/other/path'), null)
})

t.test('flags and numbers are read as the original reads them', async t => {
  const { scopeConfig, database, putRow } = await createExample(t)
  for (const [value, flag, number] of [['1', true, 1], ['0', false, 0], ['', false, 9], [null, false, 9], ['yes', true, 9], [' 15 ', true, 15]] as const) {
    await database('core_config_data').delete()
    await putRow('a/b/c', value)
    t.same([await scopeConfig.getFlag('a/b/c'), await scopeConfig.getNumber('a/b/c', 9)], [flag, number], String(value))
  }
})

t.test('an encrypted value is decrypted, from a row or a variable, and a plain one is taken as it is', async t => {
  const { encryptor, scopeConfig, putRow } = await createExample(t)
  t.same(await scopeConfig.getSecret(secretPath), { state: 'missing' })
  await putRow(secretPath, encryptor.encrypt(plainKey))
  t.equal(await scopeConfig.getValue(secretPath), plainKey)
  t.match(await scopeConfig.getSecret(secretPath, base), { state: 'set', value: plainKey, source: { source: 'row', scope: { type: 'default', id: 0 } } })
  await putRow(secretPath, 'stored plain by connector 1.0', base)
  t.equal(await scopeConfig.getValue(secretPath, base), 'stored plain by connector 1.0')
  for (const value of [plainKey, encryptor.encrypt(plainKey)]) {
    const locked = await createExample(t, { env: { CONFIG__DEFAULT__SERVICES__CONNECTOR__API_KEY: value } })
    t.match(await locked.scopeConfig.getSecret(secretPath), { state: 'set', value: plainKey, source: { source: 'variable', variable: 'CONFIG__DEFAULT__SERVICES__CONNECTOR__API_KEY' } })
  }
})

t.test('a secret that was cleared is missing, not inherited', async t => {
  const { encryptor, scopeConfig, putRow } = await createExample(t)
  await putRow(secretPath, encryptor.encrypt(plainKey))
  await putRow(secretPath, null, base)
  t.match(await scopeConfig.getSecret(secretPath, base), { state: 'missing', source: { source: 'row', scope: { type: 'websites', id: 1 } } })
})

t.test('a ciphertext with any character changed is told as undecryptable, never read as a key', async t => {
  const { encryptor, scopeConfig, database, putRow } = await createExample(t)
  const stored = encryptor.encrypt(plainKey)
  await putRow(secretPath, stored)
  for (let index = 0; index < stored.length; index++) {
    for (const replacement of ['!', '7']) {
      if (stored[index] === replacement) continue
      const damaged = stored.slice(0, index) + replacement + stored.slice(index + 1)
      await database('core_config_data').update({ value: damaged })
      // The last character before the padding carries bits that Base64 does not use: such a change changes nothing.
      const { state, value } = await scopeConfig.getSecret(secretPath) as { state: string, value?: string }
      t.ok(state === 'undecryptable' || value === plainKey, `character ${index} as ${replacement}`)
      t.ok([null, plainKey].includes(await scopeConfig.getValue(secretPath)))
    }
  }
})

t.test('the explanation lists the whole chain and says which place wins', async t => {
  const { scopeConfig, putRow } = await createExample(t, { env: { CONFIG__WEBSITES__SECOND__GENERAL__INFO__NAME: 'locked' } })
  await putRow(name, 'row at default')
  await putRow(name, 'row at website', second)
  const explain = async (scope: Scope): Promise<unknown> => (await scopeConfig.explain(name, scope)).map(({ source, scope, value, isPresent, wins }) => [source, scope.type, value, isPresent, wins])
  t.same(await explain(french), [
    ['row', 'stores', null, false, false],
    ['variable', 'websites', 'locked', true, true],
    ['row', 'websites', 'row at website', true, false],
    ['row', 'default', 'row at default', true, false],
    ['module', 'default', 'Module name', true, false]
  ])
})

t.test('the explanation of a secret holds its states and no value', async t => {
  const { encryptor, scopeConfig, putRow } = await createExample(t)
  const stored = encryptor.encrypt(plainKey)
  await putRow(secretPath, stored)
  const explained = await scopeConfig.explain(secretPath, base)
  t.match(explained[1], { source: 'row', state: 'set', wins: true, value: null })
  t.notMatch(JSON.stringify(explained), plainKey)
  t.notMatch(JSON.stringify(explained), stored)
})
