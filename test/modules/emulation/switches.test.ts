import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { channelUrl, connectorUrl, createFakeAuthority, issueKey, keyPaths, listVerdicts, reasonOf, storeValidKey, storeValue } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { enter, errorAt } from '../../helpers/people.ts'

const modes = ['corrected', 'documented', 'shipped'] as const
const day = 86_400

async function choose (testApp: TestApp, mode: typeof modes[number]): Promise<void> {
  await storeValue(testApp, 'backroom_emulation/behaviour/differences', mode)
}

/** What something comes to in each of the three behaviours. */
async function inEach<Seen> (testApp: TestApp, look: () => Promise<Seen>): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const mode of modes) {
    await choose(testApp, mode)
    seen.push(await look())
  }
  return seen
}

t.test('menu_name: as shipped the entry, the page and the browser\'s title say Amazon; the address stays', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  const seen = await inEach(testApp, async () => {
    const { document } = await admin.open(channelUrl)
    return [document.querySelector('[data-ui-id="menu-magento-amazon-channel-amazon-index"] a, a[href="/admin/channel/amazon/"]')?.textContent?.trim(), document.querySelector('h1')?.textContent?.trim(), document.title.split(' / ')[0]]
  })
  const usual = 'Amazon Sales Channel'
  t.same(seen, [[usual, usual, usual], [usual, usual, usual], ['Amazon', 'Amazon', 'Amazon']])
  t.match((await admin.open(`${channelUrl}learning/`)).document.title, /^Amazon \//)
  await choose(testApp, 'corrected')
  t.match((await admin.open('/admin/admin/dashboard/')).text, /Channels Amazon Sales Channel/, 'at the next request')
})

t.test('expiry: the end of a key is known in advance as corrected alone, and as shipped it is no reason of its own', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  const expiresAt = new Date(testApp.clock.now().getTime() + 3 * day * 1000)
  const warns = async (): Promise<boolean> => /expires in 3 days/.test((await admin.open('/admin/admin/dashboard/')).text)
  authority.answer = { outcome: 'valid', reason: 'HTTP 200', httpStatus: 200, expiresAt }
  t.same(await inEach(testApp, async () => [reasonOf(await admin.open(channelUrl)), await warns()]), [[null, true], [null, false], [null, false]])
  authority.answer = { outcome: 'expired', reason: 'HTTP 403', httpStatus: 403, expiresAt: testApp.clock.now() }
  t.same(await inEach(testApp, async () => reasonOf(await admin.open(channelUrl))), ['expired', 'expired', 'unknown'])
  t.match((await listVerdicts(testApp)).at(-1), { reason: 'HTTP 403, its end is not told (as shipped)', key_expires_at: null })
})

t.test('log_history: as documented a month is kept until somebody chooses, else a week', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  await (await enter(testApp)).open(channelUrl)
  const [row] = await testApp.database('backroom_key_validation')
  const { id: _id, ...verdict } = row as { id: number } & Record<string, unknown>
  const ageInDays = [6, 8, 29, 31]
  const kept = async (): Promise<number[]> => {
    await testApp.database('backroom_key_validation').delete()
    for (const age of ageInDays) await testApp.database('backroom_key_validation').insert({ ...verdict, latency_ms: age, checked_at: new Date(testApp.clock.now().getTime() - age * day * 1000).toISOString() })
    await callCommand({ env: testApp.env, database: testApp.database, clock: testApp.clock }, 'cron:run')
    testApp.clock.forward(300)
    return (await testApp.database('backroom_key_validation').where({ occasion: 'access' }).orderBy('latency_ms').pluck('latency_ms')) as number[]
  }
  t.same(await inEach(testApp, kept), [[6], [6, 8, 29], [6]])
  await storeValue(testApp, 'saleschannels/general/log_history', '7')
  t.same(await inEach(testApp, kept), [[6], [6], [6]], 'chosen is chosen')
})

/** Posts the dialog and says at which of the two fields it was refused. */
async function addStore (t: Test, pair: Record<string, string>): Promise<string[][]> {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  return await inEach(testApp, async () => {
    await admin.open(`${channelUrl}account_create/`)
    await admin.submit('#add-store-form', { website: 'base', email: 'ada@example.com', name: 'Shop', country: 'US', ...pair })
    return ['amazonIdType', 'attribute'].filter(field => errorAt(admin, field) !== undefined && errorAt(admin, field) !== null && errorAt(admin, field) !== '')
  })
}

t.test('mapping: neither half, one half and both', async t => {
  t.same(await addStore(t, { amazonIdType: '', attribute: '' }), [[], [], ['amazonIdType', 'attribute']])
  t.same(await addStore(t, { amazonIdType: 'asin', attribute: '' }), [['attribute'], [], ['attribute']])
  t.same(await addStore(t, { amazonIdType: 'asin', attribute: 'amazon_asin' }), [[], [], []])
})

t.test('storage is not switched: a key in clear is read and never shown, and whatever is saved is encrypted', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  await storeValue(testApp, keyPaths.production, key)
  const admin = await enter(testApp)
  for (const mode of modes) {
    await choose(testApp, mode)
    t.equal(reasonOf(await admin.open(channelUrl)), null, mode)
    t.notOk((await admin.open(connectorUrl)).body.includes(key.slice(9)), mode)
  }
  await admin.submit('#config-edit-form', { 'groups[services_connector_integration][fields][production_api_key][value]': key })
  t.match(await testApp.database('core_config_data').where({ path: keyPaths.production }).first('value'), { value: /^\d+:3:/ })
})
