import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { channelUrl, createFakeAuthority, issueKey, keyPaths, portalOf, reasonOf, storeKey, storeValidKey, storeValue } from '../helpers/channel.ts'
import { enter, enterWith } from '../helpers/people.ts'
import type { Page } from '../helpers/visitor.ts'

const keyCheckUrl = `${channelUrl}key_check/`
const channelOnly = ['Magento_Backend::dashboard', 'Magento_SalesChannels::channel', 'Magento_SalesChannels::channel_amazon']

/** The evidence of a verdict's page, by term. */
function evidenceOf (page: Page): Record<string, string> {
  return Object.fromEntries([...page.document.querySelectorAll('.definition-list > div')].map(row => [row.querySelector('dt')!.textContent!.trim(), row.querySelector('dd')!.textContent!.trim()]))
}

t.test('from the prompt, "Why am I seeing this?" leads to this very verdict, with all of its evidence and what to do', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp, { expiresAt: testApp.clock.now() })
  await storeKey(testApp, key)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  const prompt = await admin.open(`${channelUrl}learning/`)
  t.match(prompt.text, /Step 1 of 4/)
  t.match(prompt.text, /Where the key came from: Default Config/)
  t.equal(prompt.document.querySelector('#api-key-check-again')?.getAttribute('href'), `${channelUrl}learning/`)
  const page = await admin.follow('#api-key-why')
  t.equal(page.url, `${keyCheckUrl}view/id/2/`)
  t.equal(page.document.querySelector('[data-verdict]')?.getAttribute('data-verdict'), 'expired')
  t.match(page.text, /The time of the key was over\..*Create a new key in the API Portal/)
  t.match(evidenceOf(page), {
    Occasion: 'Access to the channel',
    User: 'admin',
    Environment: 'Production',
    'The key came from': 'Default Config (default, saved 2026-03-02 09:00:00 UTC)',
    'Config path': keyPaths.production,
    Fingerprint: /^[0-9a-f]{12}$/,
    'Last four characters': key.slice(-4),
    'Description in the API Portal': 'Amazon Sales Channel',
    'Key service': 'API Portal of this installation',
    'Request number': /^[0-9a-f-]{36}$/
  })
  t.match(page.document.querySelector('#key-check-diagnostics')?.getAttribute('value'), /^verdict=expired; reason=.*; time=2026-03-02T09:00:00\.000Z; request=/)
  t.notOk((prompt.body + page.body).includes(key))
})

t.test('the record tells whether the key came from a variable, a file, or nowhere', async t => {
  const file = 'CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__SANDBOX_API_KEY'
  const testApp = await createTestApp(t, { variables: { [file]: 'cak_sand_Canary-from-a-variable' } })
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  t.match(evidenceOf(await admin.follow('#api-key-why')), { 'The key came from': 'Module' }, 'the empty value of the module')
  await storeValue(testApp, 'channel/amazon/endpoint/use_services_connector_sandbox_api_key', '1')
  await admin.open(channelUrl)
  t.match(evidenceOf(await admin.follow('#api-key-why')), { Environment: 'Sandbox', 'The key came from': `Environment variable (${file})` })
  await storeValue(testApp, 'channel/amazon/endpoint/use_services_connector_sandbox_api_key', '0')
  mkdirSync(join(testApp.dataDir, 'app/etc'), { recursive: true })
  writeFileSync(join(testApp.dataDir, 'app/etc/env.json'), JSON.stringify({ system: { default: { services_connector: { services_connector_integration: { production_api_key: 'Canary-from-a-file' } } } } }))
  await admin.open(channelUrl)
  t.match(evidenceOf(await admin.follow('#api-key-why')), { 'The key came from': 'Locked by a file (app/etc/env.json)' })
  t.notMatch(admin.page().body + JSON.stringify(await testApp.database('backroom_key_validation')), /Canary-from/)
})

t.test('the list shows every verdict newest first, filters by link, keeps what was typed wrong, and draws what it shows', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  const key = await storeValidKey(testApp)
  const admin = await enter(testApp)
  const clerk = await enterWith(testApp, channelOnly)
  await clerk.open(channelUrl)
  authority.answer = { outcome: 'unreachable', reason: '=HYPERLINK("http://evil.example")' }
  await admin.open(channelUrl)
  const { id: _id, ...last } = await testApp.database('backroom_key_validation').orderBy('id', 'desc').first() as Record<string, unknown>
  await testApp.database.batchInsert('backroom_key_validation', Array.from({ length: 54 }, () => last), 20)
  const rowsOf = (page: Page): number => page.document.querySelectorAll('#keyCheckGrid tbody tr').length
  const first = await admin.open(keyCheckUrl)
  t.equal(rowsOf(first), 50)
  t.match(first.document.querySelector('#key-check-outcomes desc')?.textContent, '1 checks opened the channel, 0 refused the key, 55 could not be made.')
  t.same([...first.document.querySelectorAll('#key-check-outcomes tbody td')].map(cell => cell.textContent), ['1', '0', '55'])
  t.equal(rowsOf(await admin.follow('.key-check-pages [rel=next]')), 6)
  const found = await admin.submit('#key-check-filter', { verdict: 'valid', user: 'clerk', from: '2026-03-02', to: '2026-03-02' })
  t.equal(rowsOf(found), 1)
  t.match(found.text, /Channel open/)
  const wrong = await admin.submit('#key-check-filter', { from: 'yesterday' })
  t.equal(wrong.status, 422)
  t.match(wrong.document.querySelector('#key-check-from-error')?.textContent, 'Enter a day such as')
  t.equal(wrong.document.querySelector('#key-check-from')?.getAttribute('value'), 'yesterday')
  const csv = await admin.open(`${keyCheckUrl}export/format/csv/?verdict=unreachable`)
  t.equal(csv.body.trimEnd().split('\r\n').length, 56)
  t.match(csv.body, '"\'=HYPERLINK(""http://evil.example"")"')
  t.match(csv.headers['content-disposition'], 'attachment; filename="key-checks-2026-03-02.csv"')
  const json = JSON.parse((await admin.open(`${keyCheckUrl}export/format/json/`)).body) as Array<Record<string, unknown>>
  t.equal(json.length, 56)
  t.match(json.at(-1), { verdict: 'valid', user: 'clerk', config_scope: 'default', config_path: keyPaths.production })
  t.notOk((JSON.stringify(json) + csv.body + first.body).includes(key))
  t.same([(await admin.open(`${keyCheckUrl}export/format/xml/`)).status, (await admin.open(`${keyCheckUrl}view/id/999/`)).status, (await admin.open(`${keyCheckUrl}view/id/1%27/`)).status], [404, 404, 404])
  t.equal((await (await enterWith(testApp, ['Magento_Backend::dashboard'], { username: 'guest' })).open(keyCheckUrl)).status, 403)
})

t.test('while the service is silent the page says when the key was last found valid', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  authority.answer = { outcome: 'unreachable', reason: 'HTTP 502' }
  testApp.clock.forward(600)
  const page = await admin.open(channelUrl)
  t.match(page.document.querySelector('#api-key-last-good')?.textContent, /1:00.AM \(10 minutes ago\)$/)
  t.match(page.text, /Step 3 of 4/)
  await storeKey(testApp, (await issueKey(testApp)).key)
  t.match((await admin.open(channelUrl)).document.querySelector('#api-key-last-good')?.textContent, /another key than the present one/)
})

t.test('a script of the prompt hears whether the channel is open by now; it counts as an access', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const prompt = await admin.open(channelUrl)
  const url = prompt.document.querySelector('#api-key-prompt')!.getAttribute('data-recheck')!
  const ask = async (): Promise<Page> => await admin.open(url, { 'x-requested-with': 'XMLHttpRequest' })
  t.match([(await ask()).status, JSON.parse(admin.page().body)], [409, { reason: 'missing' }])
  await storeValidKey(testApp)
  t.match([(await ask()).status, JSON.parse(admin.page().body)], [200, { reason: 'open' }])
  t.equal(reasonOf(await admin.open(prompt.document.querySelector('#api-key-prompt')!.getAttribute('data-wanted')!)), null)
})

t.test('before a key ends the Admin and the channel warn; a test of another key changes nothing about it', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp, { expiresAt: new Date('2026-03-12T09:00:00Z') })
  await storeKey(testApp, key)
  const admin = await enter(testApp)
  const channel = await admin.open(channelUrl)
  t.match(channel.document.querySelector('.channel-warning')?.textContent, /expires in 10 days, on Mar 12, 2026/)
  await testApp.database('backroom_key_validation').insert({ checked_at: '2026-03-02 09:00:01', occasion: 'test', verdict: 'unknown', reason: 'x', environment: 'production', authority: 'x', latency_ms: 1, user_name: 'admin' })
  testApp.clock.set('2026-03-11T12:00:00.000Z')
  await testApp.database('backroom_session').update({ last_seen_at: testApp.clock.now().getTime(), created_at: testApp.clock.now().getTime() })
  const dashboard = await admin.open('/admin/admin/dashboard/')
  t.match(dashboard.document.querySelector('#system_messages .message-critical')?.textContent, /expires within a day/)
  t.match((await admin.follow('#system_messages a')).text, /ends soon.*Create a new key/)
})

t.test('a rolled key is told of on both sides: it opens the channel until it stops, the Admin says when, and the portal who used it', async t => {
  const testApp = await createTestApp(t)
  const { key, id, accountId } = await issueKey(testApp)
  await storeKey(testApp, key)
  const admin = await enter(testApp)
  const portal = portalOf(testApp)
  t.ok(await portal.roll(accountId, id, { overlap: 3600 }))
  t.equal(reasonOf(await admin.open(channelUrl)), null, 'the old key still opens the channel')
  t.match((await admin.open('/admin/admin/dashboard/')).text, /was replaced in the API Portal on .+ and stops working on .+: add the new key/)
  t.match(await portal.listReplaced((await portal.find(accountId, id))!), [{ lastFour: key.slice(-4), lastUsedBy: 'Backroom Admin' }])
  testApp.clock.forward(3601)
  const later = await enter(testApp)
  t.equal(reasonOf(await later.open(channelUrl)), 'expired', 'when the overlap is over it opens nothing')
  await storeKey(testApp, (await portal.reveal(accountId, id))!)
  t.equal(reasonOf(await later.open(channelUrl)), null, 'the new one does')
})
