import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, createFakeAuthority, issueKey, keyField, listVerdicts, storeKey, storeValidKey } from '../helpers/channel.ts'
import { enter, enterWith, formKeyOf } from '../helpers/people.ts'

const channelOnly = ['Magento_Backend::dashboard', 'Magento_Backend::marketing', 'Magento_SalesChannels::channel', 'Magento_SalesChannels::channel_amazon']

t.test('every access leaves one record: who, what came of it, which key, how long it took', async t => {
  const testApp = await createTestApp(t)
  const key = await storeValidKey(testApp)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  await admin.open(channelUrl)
  await admin.open(`${channelUrl}learning/`)
  const clerk = await enterWith(testApp, channelOnly)
  await clerk.open(channelUrl)
  const rows = await listVerdicts(testApp)
  t.same(rows.map(row => [row.user_name, row.verdict, row.occasion]), [['admin', 'valid', 'access'], ['admin', 'valid', 'access'], ['admin', 'valid', 'access'], ['clerk', 'valid', 'access']])
  for (const row of rows) {
    t.match(row.fingerprint, /^[0-9a-f]{12}$/)
    t.equal(row.last_four, key.slice(-4))
    t.equal(row.checked_at, '2026-03-02 09:00:00')
    t.ok(Number.isInteger(row.latency_ms) && row.latency_ms >= 0)
    t.match(row.request_id, /^[0-9a-f-]{36}$/)
  }
  t.notOk(JSON.stringify(rows).includes(key))
  t.equal(new Set(rows.map(row => row.request_id)).size, 4)
})

t.test('the authority is asked once an access, never out of a memory', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (let times = 1; times <= 3; times++) {
    await admin.open(channelUrl)
    t.equal(authority.asked, times)
  }
})

t.test('a script and a form count as an access each, a form with a wrong form key never comes to the check', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  const formKey = formKeyOf(admin)
  await admin.open(channelUrl, { 'x-requested-with': 'XMLHttpRequest' })
  await admin.post(`${channelUrl}account_create/`, [['form_key', formKey]])
  t.equal((await listVerdicts(testApp)).length, 3)
  await admin.post(`${channelUrl}account_create/`, [['form_key', 'wrong']])
  t.equal((await listVerdicts(testApp)).length, 3)
})

t.test('the fingerprint tells one key from another, and the same key again', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const [one, other] = [(await issueKey(testApp)).key, (await issueKey(testApp)).key]
  for (const key of [one, other, one]) {
    await storeKey(testApp, key)
    await admin.open(channelUrl)
  }
  const [first, second, third] = (await listVerdicts(testApp)).map(row => row.fingerprint)
  t.not(first, second)
  t.equal(first, third)
})

t.test('a key too short to be one leaves none of its characters in the record', async t => {
  const testApp = await createTestApp(t)
  await storeKey(testApp, 'hunter2')
  await (await enter(testApp)).open(channelUrl)
  t.match(await listVerdicts(testApp), [{ verdict: 'malformed', last_four: null }])
})

t.test('who lacks the ACL resource gets 403, not the entry in the menu, and no key is checked for him', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard', 'Magento_Backend::marketing'])
  const page = await clerk.open(channelUrl)
  t.equal(page.status, 403)
  t.match(page.document.querySelector('.access-denied-page')?.textContent, 'Sorry, you need permissions to view this content.')
  t.equal(page.document.querySelector('[data-ui-id=menu-magento-amazon-channel-amazon-index]'), null)
  for (const path of ['learning/', 'account_create/', 'anything/at/all']) t.equal((await clerk.open(channelUrl + path)).status, 403)
  t.same(await listVerdicts(testApp), [])
})

t.test('who is not signed in gets the login form, and no key is checked', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const stranger = testApp.visitor()
  const page = await stranger.open(`${channelUrl}learning/`)
  t.equal(page.status, 200)
  t.ok(page.document.querySelector('#login-form'))
  t.same(await listVerdicts(testApp), [])
})

t.test('the files that a page of the channel is made of are no access', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const { document } = await admin.open(channelUrl)
  const links = [...document.querySelectorAll('link[href^="/static/"], script[src^="/static/"], img[src^="/static/"]')].map(element => element.getAttribute('href') ?? element.getAttribute('src')!)
  t.ok(links.length > 3)
  for (const link of links) t.equal((await admin.open(link)).status, 200, link)
  t.equal((await listVerdicts(testApp)).length, 1)
})

t.test('other pages of the Admin check nothing', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (const url of ['/admin/admin/dashboard/', connectorUrl, '/admin/admin/notification/', '/admin/admin/index/globalSearch/?q=amazon']) t.equal((await admin.open(url)).status, 200)
  t.same(await listVerdicts(testApp), [])
})

t.test('Save Config of the key checks it once, for the record as a save', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: (await issueKey(testApp)).key })
  t.match(await listVerdicts(testApp), [{ occasion: 'save', verdict: 'valid' }])
  await admin.submit('#config-edit-form', { [keyField()]: 'not a key' })
  t.equal((await listVerdicts(testApp)).length, 1, 'a refused save checks nothing')
})
