import { join } from 'node:path'
import t from 'tap'
import { createApiKeys } from '../../../src/account/api-keys.ts'
import { openDatabase } from '../../../src/kernel/database/database.ts'
import { createEncryptor } from '../../../src/kernel/encryptor.ts'
import { writeFileSync } from 'node:fs'
import { createTestAudit, named } from '../../helpers/audit.ts'
import { serializeDatabase } from '../../helpers/database.ts'
import { issueKey, secret, setUp } from '../key-bench.ts'

t.test('a rolled key keeps its id, name and day of making; the old secret is told when it stops, and is gone from the tables', async t => {
  const bench = await setUp(t)
  const { id, key: old } = await issueKey(bench)
  const made = bench.clock.now()
  bench.clock.forward(600)
  t.equal(await bench.apiKeys.roll(bench.account, id, { overlap: 3600, by: named('Ada') }), true)
  const key = (await bench.apiKeys.reveal(bench.account, id))!
  t.not(key, old)
  t.match(await bench.apiKeys.list(bench.account, 'production'), [{ id, description: 'Amazon Sales Channel', createdAt: made, issuedAt: bench.clock.now(), lastFour: key.slice(-4) }])
  const stop = new Date(bench.clock.now().getTime() + 3600_000)
  t.match(await bench.apiKeys.verify(old, 'production', 'Shop/1'), { outcome: 'valid', expiresAt: stop, replacedAt: bench.clock.now(), description: 'Amazon Sales Channel' })
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'valid', expiresAt: undefined, replacedAt: undefined })
  t.match(await bench.apiKeys.listReplaced((await bench.apiKeys.find(bench.account, id))!), [{ lastFour: old.slice(-4), stopsAt: stop, lastUsedBy: 'Shop/1' }])
  bench.clock.set(stop.toISOString())
  t.match(await bench.apiKeys.verify(old, 'production'), { outcome: 'expired', reason: /rolled/, expiresAt: stop })
  t.notOk((await serializeDatabase(bench.database)).includes(old.slice(22)))
  t.match((await bench.apiKeys.listEvents(bench.account, 'production')).map(({ kind, actor }) => [kind, actor]), [['rolled', 'Ada'], ['created', '']])
})

t.test('nobody rolls, stops or restores what is another account\'s', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  t.equal(await bench.apiKeys.roll(bench.stranger, id, { overlap: 0 }), false)
  await bench.apiKeys.roll(bench.account, id, { overlap: 3600 })
  t.equal(await bench.apiKeys.stopReplaced(bench.stranger, id), 0)
  await bench.apiKeys.revoke(bench.account, id)
  t.equal(await bench.apiKeys.restore(bench.stranger, id), 'too_late')
  t.same(await bench.apiKeys.listRestorable(bench.stranger), [])
  t.same(await bench.apiKeys.listEvents(bench.stranger, 'production'), [])
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'revoked' })
})

t.test('two that roll at once: one does, and no secret gets lost unseen', async t => {
  const bench = await setUp(t)
  const { id } = await issueKey(bench)
  const rolled = await Promise.all([1, 2, 3].map(async () => await bench.apiKeys.roll(bench.account, id, { overlap: 3600 })))
  const { length } = await bench.database('account_api_key_generation')
  t.equal(rolled.filter(Boolean).length, length)
})

t.test('people make at most 20 keys an hour, rolled ones counted; the machine is not held', async t => {
  const bench = await setUp(t)
  const { id } = await issueKey(bench)
  for (let time = 0; time < 20; time++) t.equal(await bench.apiKeys.roll(bench.account, id, { overlap: 0, by: named('Ada') }), true)
  await t.rejects(bench.apiKeys.roll(bench.account, id, { overlap: 0, by: named('Ada') }), { code: 'API_KEY_LIMIT' })
  await t.rejects(bench.apiKeys.issue(bench.account, { environment: 'sandbox', description: 'x', by: named('Ada') }), { code: 'API_KEY_LIMIT', args: ['20', '60'] })
  t.equal(await bench.apiKeys.roll(bench.account, id, { overlap: 0 }), true)
  await bench.apiKeys.issue(bench.stranger, { environment: 'sandbox', description: 'x', by: named('Eve') })
  bench.clock.forward(3600)
  t.equal(await bench.apiKeys.roll(bench.account, id, { overlap: 0, by: named('Ada') }), true)
})

t.test('a deletion, its undoing and a roll are seen at once over another connection', async t => {
  const bench = await setUp(t)
  const { id, key: old } = await issueKey(bench)
  const file = join(t.testdir(), 'shared.sqlite')
  writeFileSync(file, await serializeDatabase(bench.database))
  const [here, there] = [0, 1].map(() => {
    const database = openDatabase(`sqlite:${file}`)
    t.teardown(async () => { await database.destroy() })
    return createApiKeys({ database, clock: bench.clock, audit: createTestAudit(bench.clock), encryptor: createEncryptor('k'.repeat(32)), secret })
  })
  t.match(await there!.verify(old, 'production'), { outcome: 'valid' })
  await here!.roll(bench.account, id, { overlap: 0 })
  t.match(await there!.verify(old, 'production'), { outcome: 'expired' })
  const key = (await there!.reveal(bench.account, id))!
  await here!.revoke(bench.account, id)
  t.match(await there!.verify(key, 'production'), { outcome: 'revoked' })
  await there!.restore(bench.account, id)
  t.match(await here!.verify(key, 'production'), { outcome: 'valid' })
})

t.test('a refusal of a whole key is noted for its owner, with who asked, once a minute and fit to be shown', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  await bench.apiKeys.verify(key, 'sandbox', `Shop\u202e\n${'x'.repeat(300)}`)
  const at = bench.clock.now()
  bench.clock.forward(59)
  await bench.apiKeys.verify(key, 'sandbox', 'Later')
  const found = await bench.apiKeys.find(bench.account, id)
  t.match(found?.refusal, { at, outcome: 'wrong_environment', by: /^Shopx{116}$/ })
  t.equal(found?.lastUsedAt, undefined)
})
