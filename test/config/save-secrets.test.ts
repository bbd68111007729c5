import t from 'tap'
import { createFieldError } from '../../src/config/field-error.ts'
import { base, createExample, exampleModels, plainKey, post, secretPath } from './example.ts'

t.test('a secret is stored encrypted and comes back as it was, whatever it is', async t => {
  const { save, findValue, scopeConfig } = await createExample(t)
  for (const secret of [plainKey, '0', ' spaces around ', 'k'.repeat(4096), 'ключ🔑']) {
    t.match(await save('services', post('connector', { api_key: { value: secret } })), { ok: true, saved: [{ path: secretPath }] })
    t.match(await findValue(secretPath), /^0:3:/)
    t.equal(await scopeConfig.getValue(secretPath), secret)
  }
})

t.test('a secret of several lines comes back with its line ends', async t => {
  const { save, scopeConfig } = await createExample(t)
  await save('services', post('connector', { pem: { value: '-----BEGIN-----\r\nabc\n' } }))
  t.equal(await scopeConfig.getValue('services/connector/pem'), '-----BEGIN-----\r\nabc\n')
})

t.test('only asterisks leave the ciphertext byte-identical, be they one or forty', async t => {
  const { save, database, clock } = await createExample(t)
  await save('services', post('connector', { api_key: { value: plainKey } }))
  const before = await database('core_config_data')
  clock.forward(60)
  for (const value of ['*', '******', '*'.repeat(40)]) {
    t.same(await save('services', post('connector', { api_key: { value } })), { ok: true, saved: [], unchanged: 1 })
    t.same(await database('core_config_data'), before)
  }
})

t.test('asterisks are no value: rules about values do not judge them', async t => {
  const { save } = await createExample(t)
  t.match(await save('services', post('connector', { pem: { value: 'short' } })), { ok: false })
  t.match(await save('services', post('connector', { pem: { value: '***' } })), { ok: true, unchanged: 1 })
})

t.test('a secret that would not fit as a ciphertext is refused, the longest possible one fits', async t => {
  const { save, findValue, scopeConfig } = await createExample(t)
  t.match(await save('services', post('connector', { api_key: { value: 'k'.repeat(49_001) } })), { ok: false, refusals: [{ args: ['49001', '49000'] }] })
  t.match(await save('services', post('connector', { api_key: { value: 'k'.repeat(49_000) } })), { ok: true })
  t.ok((await findValue(secretPath))!.length <= 65_535)
  t.equal((await scopeConfig.getValue(secretPath))?.length, 49_000)
})

t.test('asterisks where nothing was set write nothing', async t => {
  const { save, findValue } = await createExample(t)
  await save('services', post('connector', { api_key: { value: '******' } }), base)
  t.equal(await findValue(secretPath, base), undefined)
})

t.test('saving only another field leaves the ciphertext byte-identical', async t => {
  const { save, findValue } = await createExample(t)
  await save('services', post('connector', { api_key: { value: plainKey } }))
  const before = await findValue(secretPath)
  await save('services', post('connector', { url: { value: 'https://x.test/' } }))
  t.equal(await findValue(secretPath), before)
})

t.test('the same secret typed again is encrypted anew', async t => {
  const { save, findValue, scopeConfig } = await createExample(t)
  await save('services', post('connector', { api_key: { value: plainKey } }))
  const before = await findValue(secretPath)
  t.match(await save('services', post('connector', { api_key: { value: plainKey } })), { ok: true, saved: [{ path: secretPath }] })
  t.not(await findValue(secretPath), before)
  t.equal(await scopeConfig.getValue(secretPath), plainKey)
})

t.test('an empty post clears the secret, inherit gives it back', async t => {
  const { save, findValue, scopeConfig } = await createExample(t)
  await save('services', post('connector', { api_key: { value: plainKey } }))
  await save('services', post('connector', { api_key: { value: '' } }), base)
  t.equal(await findValue(secretPath, base), null)
  t.match(await scopeConfig.getSecret(secretPath, base), { state: 'missing' })
  t.match(await save('services', post('connector', { api_key: { value: '******', inherit: '1' } }), base), { saved: [{ action: 'deleted' }] })
  t.equal(await scopeConfig.getValue(secretPath, base), plainKey)
})

t.test('a value that cannot be decrypted is not overwritten by a save of asterisks', async t => {
  const { save, findValue, putRow, states } = await createExample(t)
  const damaged = '0:3:' + 'A'.repeat(56)
  await putRow(secretPath, damaged)
  t.match(await save('services', post('connector', { api_key: { value: '******' }, url: { value: 'https://x.test/' } })), { ok: true, saved: [{ path: 'services/connector/url' }], unchanged: 1 })
  t.equal(await findValue(secretPath), damaged)
  t.equal((await states('services')).fields[0]?.secret?.state, 'undecryptable')
  t.match(await save('services', post('connector', { api_key: { value: 'new one' } })), { ok: true, saved: [{ oldValue: 'undecryptable' }] })
})

t.test('a secret stands in no history, no result and no refusal, neither plain nor encrypted', async t => {
  const { save, findValue, database } = await createExample(t)
  const results = [await save('services', post('connector', { api_key: { value: plainKey } }))]
  const stored = await findValue(secretPath)
  results.push(await save('services', post('connector', { api_key: { value: 'another-one-of-them' } })))
  results.push(await save('services', post('connector', { api_key: { value: '' } })))
  results.push(await save('services', post('connector', { api_key: { value: `${plainKey}\0` } })))
  results.push(await save('services', post('connector', { api_key: { value: [plainKey] } })))
  const written = JSON.stringify([results, await database('backroom_config_change')])
  for (const secret of [plainKey, stored!, 'another-one-of-them']) t.notOk(written.includes(secret))
  t.match(await database('backroom_config_change').orderBy('id'), [
    { is_secret: 1, old_value: null, new_value: /^[0-9a-f]{12}$/ },
    { is_secret: 1, old_value: /^[0-9a-f]{12}$/, new_value: /^[0-9a-f]{12}$/ },
    { is_secret: 1, old_value: /^[0-9a-f]{12}$/, new_value: '' }
  ])
})

t.test('a backend model that repeats a secret in its refusal is silenced', async t => {
  const name = 'Magento\\Config\\Model\\Config\\Backend\\Encrypted'
  const chatty = { encrypted: true, beforeSave: (value: string) => { throw createFieldError(`Not ${value}: "%1"`, `the key ${value}`) } }
  const { save } = await createExample(t, { models: { ...exampleModels, backend: new Map([...exampleModels.backend, [name, chatty] as const]) } })
  t.match(await save('services', post('connector', { api_key: { value: plainKey } })), { ok: false, refusals: [{ phrase: 'Not ******: "%1"', args: ['the key ******'] }] })
})
