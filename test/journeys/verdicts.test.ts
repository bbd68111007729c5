import t from 'tap'
import type { KeyAnswer } from '../../src/admin/key-authority.ts'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { addSecretStore, channelUrl, createFakeAuthority, issueKey, listVerdicts, portalOf, reasonOf, storeKey, storeValidKey, storeValue } from '../helpers/channel.ts'
import { enter, formKeyOf } from '../helpers/people.ts'

/** What to do so that the check comes to a verdict about the key. */
const aboutTheKey: Record<string, (testApp: TestApp) => Promise<void>> = {
  missing: async () => {},
  malformed: async testApp => { await storeKey(testApp, (await issueKey(testApp)).key.slice(0, -3)) },
  unknown: async testApp => {
    const { key } = await issueKey(testApp)
    await storeKey(testApp, key)
    await testApp.database('account_api_key').delete()
  },
  revoked: async testApp => {
    const { key, accountId, id } = await issueKey(testApp)
    await storeKey(testApp, key)
    await portalOf(testApp).revoke(accountId, id)
  },
  expired: async testApp => { await storeKey(testApp, (await issueKey(testApp, { expiresAt: testApp.clock.now() })).key) },
  wrong_environment: async testApp => { await storeKey(testApp, (await issueKey(testApp, { environment: 'sandbox' })).key) },
  undecryptable: async testApp => { await storeKey(testApp, (await issueKey(testApp)).key, 'production', 'x'.repeat(32)) }
}

for (const [verdict, arrange] of Object.entries(aboutTheKey)) {
  t.test(`a key that is ${verdict}: the prompt for people, 409 for forms and scripts, no store data for anybody`, async t => {
    const testApp = await createTestApp(t)
    await arrange(testApp)
    await addSecretStore(testApp)
    const admin = await enter(testApp)
    const page = await admin.open(channelUrl)
    t.equal(page.status, 200)
    t.equal(reasonOf(page), verdict)
    t.ok(page.document.querySelector('#api-key-add'))
    const formKey = formKeyOf(admin)
    const posted = await admin.post(`${channelUrl}account_create/`, [['form_key', formKey], ['name', 'x']])
    t.equal(posted.status, 409)
    t.equal(reasonOf(posted), verdict)
    const script = await admin.open(channelUrl, { 'x-requested-with': 'XMLHttpRequest' })
    t.equal(script.status, 409)
    t.match(JSON.parse(script.body), { error: true, code: 'API_KEY_REQUIRED', reason: verdict })
    t.same((await listVerdicts(testApp)).map(row => row.verdict), [verdict, verdict, verdict])
    t.notMatch([page, posted, script].map(({ body }) => body).join(''), /Canary Store 4711|canary-4711/)
  })
}

t.test('a key is good until the second before it ends', async t => {
  const testApp = await createTestApp(t)
  await storeKey(testApp, (await issueKey(testApp, { expiresAt: new Date('2026-03-02T10:00:00Z') })).key)
  const admin = await enter(testApp)
  testApp.clock.set('2026-03-02T09:59:59.000Z')
  await testApp.database('backroom_session').update({ last_seen_at: testApp.clock.now().getTime(), created_at: testApp.clock.now().getTime() })
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  testApp.clock.forward(1)
  const page = await admin.open(channelUrl)
  t.equal(reasonOf(page), 'expired')
  t.match(page.text, /has expired on Mar 2, 2026, 2:00/)
})

t.test('while the key service does not answer the channel is closed, but the key is not blamed', async t => {
  const authority = createFakeAuthority({ outcome: 'unreachable', reason: 'HTTP 502' })
  const testApp = await createTestApp(t, { authority })
  await storeValidKey(testApp)
  await addSecretStore(testApp)
  const admin = await enter(testApp)
  const page = await admin.open(`${channelUrl}learning/`)
  t.equal(page.status, 503)
  t.equal(reasonOf(page), 'unreachable')
  t.equal(page.document.querySelector('#api-key-prompt'), null)
  t.match(page.text, /says nothing about your API key/)
  t.match(page.text, /HTTP 502/)
  const script = await admin.open(channelUrl, { 'x-requested-with': 'XMLHttpRequest' })
  t.equal(script.status, 409)
  t.match(JSON.parse(script.body), { reason: 'unreachable' })
  t.notMatch(page.body + script.body, /Canary Store 4711/)
  authority.answer = { outcome: 'valid', reason: 'HTTP 200' }
  await admin.open(`${channelUrl}learning/`)
  t.equal(reasonOf(admin.page()), null, 'it opens by itself when the service is back')
})

t.test('Retry asks again for the page that was wanted', async t => {
  const authority = createFakeAuthority({ outcome: 'unreachable', reason: 'no connection' })
  const testApp = await createTestApp(t, { authority })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  await admin.open(`${channelUrl}learning/`)
  authority.answer = { outcome: 'valid', reason: 'HTTP 200' }
  const page = await admin.follow('#api-key-retry')
  t.equal(page.url, `${channelUrl}learning/`)
  t.equal(page.status, 200)
})

t.test('an authority that tells no end of an expired key gives a whole sentence all the same', async t => {
  const testApp = await createTestApp(t, { authority: createFakeAuthority({ outcome: 'expired', reason: 'HTTP 403' }) })
  const key = await storeValidKey(testApp)
  const page = await (await enter(testApp)).open(channelUrl)
  t.match(page.text, `The stored API key (…${key.slice(-4)}) has expired.`)
})

t.test('with the check switched off the channel opens without a key, and the record says why', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  await storeValue(testApp, 'channel/amazon/endpoint/use_services_connector', '0')
  const page = await (await enter(testApp)).open(channelUrl)
  t.ok(page.document.querySelector('#add-amazon-store'))
  t.match(await listVerdicts(testApp), [{ verdict: 'bypassed', fingerprint: null }])
  t.equal(authority.asked, 0)
})

t.test('with the sandbox switched on the sandbox key counts, and the prompt leads to its field', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'channel/amazon/endpoint/use_services_connector_sandbox_api_key', '1')
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  const page = await admin.open(channelUrl)
  t.equal(reasonOf(page), 'missing', 'the production key does not count')
  t.match(page.document.querySelector('#api-key-add')?.getAttribute('href'), /_sandbox_api_key$/)
  await storeKey(testApp, (await issueKey(testApp, { environment: 'sandbox' })).key, 'sandbox')
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  t.match((await listVerdicts(testApp)).at(-1), { verdict: 'valid', environment: 'sandbox' })
})

t.test('what the authority says decides, whatever it says', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (const outcome of ['unknown', 'revoked', 'wrong_environment', 'expired'] as const) {
    authority.answer = { outcome, reason: 'HTTP 403' } satisfies KeyAnswer
    t.equal(reasonOf(await admin.open(channelUrl)), outcome)
  }
})

t.test('what cannot be a key is recognised without asking the authority', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  const { key } = await issueKey(testApp)
  const admin = await enter(testApp)
  for (const typed of ['admin-Canary-7391', key.slice(0, -1), `${key}x`, key.replace(/.$/, last => last === 'a' ? 'b' : 'a')]) {
    await storeKey(testApp, typed)
    t.equal(reasonOf(await admin.open(channelUrl)), 'malformed')
  }
  t.equal(authority.asked, 0)
})

t.test('a key stored in clear, as the connector 1.0 did, is taken as it is, white space around it left out', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  await storeValue(testApp, 'services_connector/services_connector_integration/production_api_key', `  ${key}\n`)
  t.equal(reasonOf(await (await enter(testApp)).open(channelUrl)), null)
})
