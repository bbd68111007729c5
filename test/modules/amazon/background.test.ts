import { setTimeout as wait } from 'node:timers/promises'
import fastify from 'fastify'
import t from 'tap'
import { buildBackground, startBackground } from '../../../src/build-background.ts'
import { buildCommandConfiguration } from '../../../src/commands/configuration.ts'
import { toTimestamp } from '../../../src/kernel/database/timestamp.ts'
import { createEncryptor } from '../../../src/kernel/encryptor.ts'
import type { StoreSync } from '../../../src/modules/amazon/background/jobs.ts'
import { recordChannelError } from '../../../src/modules/amazon/logs/error-log-table.ts'
import { createTestApp, testCryptKey, type TestApp } from '../../helpers/app.ts'
import { addSecretStore, channelUrl, createFakeAuthority, listVerdicts, storeKey, storeValidKey, storeValue, issueKey, type FakeAuthority } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { createFakeMerchants } from '../../helpers/fake-merchants.ts'

const authority = createFakeAuthority()

/** The tasks over an instance, with a sync that notes what it was asked for. */
function backgroundOf ({ env, database, clock }: TestApp, asked: string[], judge: FakeAuthority = authority) {
  const storeSync: StoreSync = { syncDue: async kind => { asked.push(kind); return 1 } }
  const configuration = buildCommandConfiguration({ env, clock, database, encryptor: createEncryptor(testCryptKey), cryptKey: testCryptKey })
  return buildBackground({ configuration, env, authority: judge, storeSync, report: error => { throw error } })
}

async function command (testApp: TestApp, ...words: string[]) {
  return await callCommand({ env: testApp.env, database: testApp.database, clock: testApp.clock }, ...words)
}

const sourcePath = 'saleschannels/general/cron_source'

t.test('stores are asked about in the original\'s minutes, each time after a look at the key', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const asked: string[] = []
  const background = backgroundOf(testApp, asked)
  for (const [time, expected] of [['05:27', ['authenticated']], ['05:31', []], ['05:32', ['pending']], ['06:32', ['pending']], ['06:33', []]] as const) {
    testApp.clock.set(`2026-03-02T${time}:00.000Z`)
    await background.run('cron')
    t.same(asked.splice(0), expected, time)
  }
  t.match(await listVerdicts(testApp), [1, 2, 3].map(() => ({ occasion: 'background', user_name: 'cron', user_id: 0, verdict: 'valid', request_id: /^cron-\d+$/ })))
})

t.test('without a valid key nothing is asked and everything stays: the history and the errors log say why', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  const uuid = await addSecretStore(testApp)
  const asked: string[] = []
  const background = backgroundOf(testApp, asked, createFakeAuthority({ outcome: 'expired', reason: 'over', expiresAt: new Date('2026-03-01T00:00:00Z') }))
  testApp.clock.set('2026-03-02T09:32:00.000Z')
  t.match(await background.run('cron'), { state: 'done', results: [{ status: 'missed', messages: /^Skipped: The stored API key has expired \(production, key [0-9a-f]+ …/ }] })
  t.same(asked, [])
  t.match(await testApp.database('channel_amazon_error_log'), [{ error_code: 'ApiKeyExpired', region: '', merchant_id: null }])
  t.notMatch(JSON.stringify(await testApp.database('channel_amazon_error_log')) + JSON.stringify(await testApp.database('cron_schedule')), key)
  t.ok(await testApp.database('channel_amazon_account').where({ uuid }).first())
})

t.test('logs go after as many days as Clear Log History says', async t => {
  const testApp = await createTestApp(t)
  const { database, clock } = testApp
  const background = backgroundOf(testApp, [])
  const count = async (): Promise<number[]> => [(await database('channel_amazon_error_log')).length, (await listVerdicts(testApp)).length]
  for (const days of [0, 2, 8, 31]) {
    const at = new Date(clock.now().getTime() - days * 86_400_000 + 1000)
    await recordChannelError(database, { region: 'US', code: 'Throttled', message: `${days} days`, createdAt: at })
    await database('backroom_key_validation').insert({ checked_at: toTimestamp(at), occasion: 'access', verdict: 'valid', reason: '', environment: 'production', authority: '', latency_ms: 1 })
  }
  for (const [days, left] of [['30', 3], [null, 2], ['1', 1]] as const) {
    if (days === null) await database('core_config_data').where({ path: 'saleschannels/general/log_history' }).delete()
    else await storeValue(testApp, 'saleschannels/general/log_history', days)
    await background.run('cron')
    t.same(await count(), [left, left], `${days ?? 'the module\'s own 7'} days`)
    clock.forward(300)
  }
})

t.test('the source decides who runs the tasks', async t => {
  const testApp = await createTestApp(t)
  const background = backgroundOf(testApp, [])
  t.match(await background.run('cron'), { state: 'done' })
  t.match(await command(testApp, 'cron:run'), { code: 0, out: 'Ran jobs by schedule.\n', err: '' })
  await storeValue(testApp, sourcePath, '2')
  testApp.clock.forward(300)
  t.same(await background.run('cron'), { state: 'other_source' })
  t.match(await command(testApp, 'cron:run'), { code: 0, out: 'Ran jobs by schedule.\n', err: /only channel:amazon:run/ })
  t.equal((await testApp.database('cron_schedule').where({ status: 'success' })).length, 1, 'nothing ran')
  t.same(await command(testApp, 'channel:amazon:run'), { code: 0, out: 'channel_amazon_clear_logs: success (0 errors and 0 key checks were old enough to go)\n', err: '' })
  t.same(await command(testApp, 'channel:amazon:run'), { code: 0, out: 'Nothing was due.\n', err: '' })
})

t.test('commands refuse while the tasks are being run', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  testApp.clock.set('2026-03-02T09:32:00.000Z')
  const storeSync: StoreSync = {
    async syncDue () {
      t.match(await command(testApp, 'channel:amazon:run'), { code: 1, out: /are running already/, err: '' })
      t.match(await command(testApp, 'cron:run'), { code: 1, out: 'Could not acquire lock for cron group: channel_amazon, skipping run\n' })
      return 1
    }
  }
  const configuration = buildCommandConfiguration({ env: testApp.env, clock: testApp.clock, database: testApp.database, encryptor: createEncryptor(testCryptKey), cryptKey: testCryptKey })
  const run = await buildBackground({ configuration, env: testApp.env, authority, storeSync, report: error => { throw error } }).run('cron')
  t.match(run, { results: [{ status: 'success' }] })
})

t.test('a command talks to the same key authority as the server', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  testApp.clock.set('2026-03-02T09:32:00.000Z')
  t.match(await command(testApp, 'channel:amazon:run'), { code: 0, out: 'channel_amazon_check_pending_authentication: success (0 stores asked about)\n' })
  t.match(await listVerdicts(testApp), [{ verdict: 'valid', occasion: 'background' }])
})

t.test('a failure of the key stands in the errors log once a minute, without the key', async t => {
  const testApp = await createTestApp(t, { authority: createFakeAuthority({ outcome: 'revoked', reason: 'deleted' }) })
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  const visitor = await testApp.signedIn()
  const list = async (): Promise<Array<{ error_code: string, message: string }>> => await testApp.database('channel_amazon_error_log').orderBy('id')
  await visitor.open(channelUrl)
  await visitor.open(channelUrl)
  t.match(await list(), [{ error_code: 'ApiKeyDeleted', message: /fingerprint|key [0-9a-f]{8,} …/ }])
  testApp.clock.forward(61)
  await visitor.open(channelUrl)
  await testApp.database('core_config_data').where('path', 'like', '%production_api_key').delete()
  await visitor.open(channelUrl)
  t.same((await list()).map(({ error_code: code }) => code), ['ApiKeyDeleted', 'ApiKeyDeleted', 'ApiKeyMissing'])
  t.notMatch(JSON.stringify(await list()), key)
})

t.test('a server runs them by itself soon after its start, and no more after its end', async t => {
  const testApp = await createTestApp(t)
  const { env, database, clock } = testApp
  const configuration = buildCommandConfiguration({ env, clock, database, encryptor: createEncryptor(testCryptKey), cryptKey: testCryptKey })
  const server = fastify()
  startBackground(server, { configuration, env, authority, merchants: createFakeMerchants(clock), eraseDeletedKeys: async () => {}, refreshClock: async () => {} })
  await server.ready()
  const list = async (): Promise<object[]> => await database('cron_schedule').where({ status: 'success' })
  for (let tries = 0; tries < 100 && (await list()).length === 0; tries++) await wait(100)
  await server.close()
  t.match(await list(), [{ job_code: 'channel_amazon_clear_logs', executed_at: '2026-03-02 09:00:00' }])
  t.ok(await database('flag').where({ flag_code: 'asc_instance_state' }).first(), 'its addresses were looked at')
  t.match(await database('backroom_cron_group'), [{ group_code: 'channel_amazon', runner: null, last_run_by: 'cron' }])
})
