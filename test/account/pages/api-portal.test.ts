import t from 'tap'
import { serializeDatabase } from '../../helpers/database.ts'
import { addKey, openAccountSite, portalUrl, register, textOf } from '../account-site.ts'

t.test('a new owner sees the page of the guide: title, environment, columns and the form', async t => {
  const site = await openAccountSite(t)
  const { body, headers } = await (await register(site)).get(portalUrl)
  const text = textOf(body)
  t.match(text, /My Account.*Api Keys.*Environment:.*DESCRIPTION KEY.*There is no API key in this environment yet/)
  t.match(text, /only one API key in an environment: delete the existing key before you add another/)
  t.match(text, /Such as Amazon Sales Channel/)
  t.match(body, /id="api-key-form"/)
  t.match(body, /id="description"/)
  t.match(body, /id="expires"/)
  t.match(body, /<span>Add New<\/span>/)
  t.equal(headers['cache-control'], 'no-store')
})

t.test('a new key is shown with its description, to be selected and copied, and Add New is gone', async t => {
  const site = await openAccountSite(t)
  const { page, key, id } = await addKey(await register(site))
  t.match(textOf(page), /The API key "Amazon Sales Channel" was added.*Amazon Sales Channel.*Copy.*Delete.*Created:? Mar 2, 2026, 9:00 AM UTC Expires:? Never Last used:? Never/)
  t.match(page, new RegExp(`<tr data-key-id="${id}">`))
  t.match(page, new RegExp(`<input[^>]*value="${key}" readonly`))
  t.match(page, /<button class="action-copy [^"]*copy"/)
  t.match(page, new RegExp(`href="/account/apiportal/index/delete/id/${id}/" class="[^"]*delete"`))
  t.notMatch(page, /api-key-form|Add New/)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid' })
})

t.test('a reload adds nothing and shows the same key', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { key } = await addKey(browser)
  t.ok((await browser.get(portalUrl)).body.includes(key))
  t.equal((await site.database('account_api_key')).length, 1)
})

t.test('each environment has its own key, and the choice is a plain form', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const production = await addKey(browser, 'production')
  const sandbox = await addKey(browser, 'sandbox', { description: 'Try-out' })
  t.match(production.key, /^cak_live_/)
  t.match(sandbox.key, /^cak_test_/)
  t.match(sandbox.page, /<form action="\/account\/apiportal\/index\/index\/" method="get"/)
  t.match(sandbox.page, /<option value="sandbox" selected>Sandbox/)
  t.notOk(sandbox.page.includes(production.key))
  t.match(textOf(sandbox.page), /Sandbox Api Key/)
})

t.test('an environment that does not exist means Production', async t => {
  const site = await openAccountSite(t)
  t.match((await (await register(site)).get(`${portalUrl}?environment=moon`)).body, /<option value="production" selected>/)
})

t.test('a key with an expiry shows it, and is marked once it has passed', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { page, key } = await addKey(browser, 'production', { expires: 'date', expires_date: '2026-03-02' })
  t.match(textOf(page), /Expires Mar 2, 2026, 11:59 PM UTC/)
  t.notMatch(textOf(page), /Expired/)
  await site.apiKeys.verify(key, 'production')
  site.clock.set('2026-03-02T23:59:59Z')
  await site.database('backroom_session').update({ last_seen_at: site.clock.now().getTime(), created_at: site.clock.now().getTime() })
  const later = textOf((await browser.get(portalUrl)).body)
  t.match(later, /Expired.*Last used Mar 2, 2026, 9:00 AM UTC.*This key has expired and is refused/)
})

t.test('a key that can no longer be decrypted can still be deleted', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id } = await addKey(browser)
  await site.database('account_api_key').update({ key_encrypted: '5:3:AAAA' })
  const answer = await browser.get(portalUrl)
  t.equal(answer.statusCode, 200)
  t.match(textOf(answer.body), /This key can no longer be shown/)
  t.match(answer.body, new RegExp(`delete/id/${id}/`))
})

t.test('a hostile description stays text, on the portal, in the message and on the deletion page', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const description = '"><script>alert(1)</script>{{7*7}}%1'
  const { page, id } = await addKey(browser, 'production', { description })
  const deletion = (await browser.get(`/account/apiportal/index/delete/id/${id}/`)).body
  for (const body of [page, deletion]) {
    t.notMatch(body, /<script>alert/)
    t.ok(textOf(body).includes(description))
  }
})

t.test('the key is nowhere but on its owner\'s page: not in the log, a URL, a title, a cookie, nor the database', async t => {
  const site = await openAccountSite(t)
  const browser = site.browser()
  await browser.submit('/account/customer/account/create/', 'form-validate', { firstname: 'A', lastname: 'B', company: 'C', email: 'a@example.com', password: 'abcdefg1', password_confirmation: 'abcdefg1' })
  const added = await browser.submit(portalUrl, 'api-key-form', { description: 'Amazon Sales Channel' })
  const shown = await browser.follow(added)
  const key = /value="(cak_[^"]+)"/.exec(shown.body)![1]!
  const secretPart = key.slice(22)
  t.equal(shown.body.split(secretPart).length, 2, 'once in the page')
  t.notOk(/<title>[^<]*<\/title>/.exec(shown.body)![0].includes(secretPart))
  t.notOk(JSON.stringify([added.headers, added.body, shown.headers, [...browser.cookies]]).includes(secretPart))
  t.notOk(site.log().includes(secretPart))
  t.match(site.log(), /an API key was added/)
  t.match(site.log(), /an API key was shown to its owner/)
  t.notOk((await serializeDatabase(site.database)).includes(secretPart))
  t.equal(shown.headers['referrer-policy'], 'same-origin')
})

t.test('another account sees none of it', async t => {
  const site = await openAccountSite(t)
  const { key } = await addKey(await register(site))
  const stranger = await register(site, { email: 'eve@example.com' })
  const { body } = await stranger.get(portalUrl)
  t.notOk(body.includes(key))
  t.match(textOf(body), /There is no API key in this environment yet/)
})

t.test('the labels of the guide are the same in every language', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  for (const locale of ['it', 'es', 'en']) {
    const empty = textOf((await browser.get(`${portalUrl}?environment=sandbox`, { 'accept-language': locale })).body)
    for (const label of ['My Account', 'API Portal', 'Api Keys', 'Environment:', 'Production', 'Sandbox', 'DESCRIPTION', 'KEY', 'Add New', 'Amazon Sales Channel']) t.ok(empty.includes(label), `${locale}: ${label}`)
  }
  await addKey(browser)
  for (const locale of ['it', 'es', 'en']) {
    const { body } = await browser.get(portalUrl, { 'accept-language': locale })
    t.match(body, /<span>Copy<\/span>/, locale)
    t.match(body, /<span>Delete<\/span>/, locale)
  }
})
