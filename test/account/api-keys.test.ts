import t from 'tap'
import { serializeDatabase } from '../helpers/database.ts'
import { issueKey, setUp } from './key-bench.ts'

t.test('its owner sees the same key again as often as wanted', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  t.equal(await bench.apiKeys.reveal(bench.account, id), key)
  t.match(await bench.apiKeys.list(bench.account, 'production'), [{ id, description: 'Amazon Sales Channel', lastFour: key.slice(-4), createdAt: bench.clock.now() }])
})

t.test('what is listed holds neither the key, nor its ciphertext, nor its hash', async t => {
  const bench = await setUp(t)
  await issueKey(bench)
  const [listed] = await bench.apiKeys.list(bench.account, 'production')
  t.notOk(Object.keys(listed!).some(name => /encrypted|hash|lookup/i.test(name)))
})

t.test('a second key in the same environment is refused, one in the other is not', async t => {
  const bench = await setUp(t)
  await issueKey(bench)
  await t.rejects(issueKey(bench), { code: 'API_KEY_EXISTS' })
  await issueKey(bench, { environment: 'sandbox' })
  t.equal((await bench.apiKeys.list(bench.account, 'production')).length, 1)
  t.equal((await bench.apiKeys.list(bench.account, 'sandbox')).length, 1)
})

t.test('another account has its own place for a key', async t => {
  const bench = await setUp(t)
  await issueKey(bench)
  await bench.apiKeys.issue(bench.stranger, { environment: 'production', description: 'x' })
  t.equal((await bench.apiKeys.list(bench.stranger, 'production')).length, 1)
})

t.test('an expired key keeps its place until it is deleted', async t => {
  const bench = await setUp(t)
  const { id } = await issueKey(bench, { expiresAt: new Date('2026-03-02T09:00:01Z') })
  bench.clock.forward(60)
  await t.rejects(issueKey(bench), { code: 'API_KEY_EXISTS' })
  await bench.apiKeys.revoke(bench.account, id)
  await issueKey(bench)
})

t.test('a deleted key is revoked to who holds it, at once, and its place is free', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  t.equal(await bench.apiKeys.revoke(bench.account, id), true)
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'revoked' })
  t.same(await bench.apiKeys.list(bench.account, 'production'), [])
  t.equal(await bench.apiKeys.reveal(bench.account, id), undefined)
  const next = await issueKey(bench)
  t.not(next.key, key)
  t.match(await bench.apiKeys.verify(next.key, 'production'), { outcome: 'valid' })
})

t.test('of a deleted key no ciphertext stays once its deletion cannot be undone any more', async t => {
  const bench = await setUp(t)
  const { id } = await issueKey(bench)
  const before = await bench.database('account_api_key').where({ id }).first()
  await bench.apiKeys.revoke(bench.account, id)
  bench.clock.forward(29)
  t.equal(await bench.apiKeys.eraseDeleted(), 0)
  t.equal((await bench.apiKeys.listRestorable(bench.account)).length, 1)
  bench.clock.forward(1)
  t.same(await bench.apiKeys.listRestorable(bench.account), [])
  t.equal(await bench.apiKeys.eraseDeleted(), 1)
  t.match(await bench.database('account_api_key').where({ id }).first(), { key_encrypted: null, active_slot: null, key_hash: before.key_hash, description: before.description })
})

t.test('a key is deleted once only, and by its owner only', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  t.equal(await bench.apiKeys.revoke(bench.stranger, id), false)
  t.equal(await bench.apiKeys.find(bench.stranger, id), undefined)
  t.equal(await bench.apiKeys.reveal(bench.stranger, id), undefined)
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'valid' })
  t.equal(await bench.apiKeys.revoke(bench.account, id), true)
  t.equal(await bench.apiKeys.revoke(bench.account, id), false)
})

t.test('the database alone yields no key', async t => {
  const bench = await setUp(t)
  const { key } = await issueKey(bench)
  const bytes = await serializeDatabase(bench.database)
  t.equal(bytes.includes(key), false)
  t.equal(bytes.includes(key.slice(22)), false, 'nor its secret part')
})
