import t from 'tap'
import { addKey, ada, homeUrl, loginUrl, openAccountSite, portalUrl, register, textOf, type AccountSite, type Browser } from '../account-site.ts'

const page = (name: string, id: number): string => `/account/apiportal/index/${name}/id/${id}/`
const keyOn = (body: string): string => /value="(cak_[^"]+)"/.exec(body)![1]!

/** Lets time pass without anybody's session ending. */
async function wait (site: AccountSite, seconds: number): Promise<void> {
  site.clock.forward(seconds)
  await site.database('backroom_session').whereNull('ended_at').update({ last_seen_at: site.clock.now().getTime(), created_at: site.clock.now().getTime() })
}

async function follow (browser: Browser, answer: Awaited<ReturnType<Browser['post']>>): Promise<string> {
  return (await browser.follow(answer)).body
}

t.test('a key is rolled with an overlap: the row stays, the portal says until when the old one works and who uses it, and it is stopped ahead of time', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key: old } = await addKey(browser)
  t.match(textOf((await browser.get(page('roll', id))).body), /Roll the API key "Amazon Sales Channel".*The old key stops Now: whoever uses it is refused at once In 1 hour In 24 hours In 7 days/)
  const body = await follow(browser, await browser.submit(page('roll', id), 'roll-form', { overlap: '3600', expires: 'never' }))
  const key = keyOn(body)
  t.not(key, old)
  t.match(body, new RegExp(`data-key-id="${id}"`))
  t.notOk(body.includes(old))
  t.match(textOf(body), new RegExp(`was rolled. Copy the new one into your shops before the old one stops.*Old keys Ends in ${old.slice(-4)} Still works Stops Mar 2, 2026, 10:00 AM UTC \\(in 1 hour\\) Last used Never`))
  await site.apiKeys.verify(old, 'production', 'Magento Services Connector')
  await wait(site, 120)
  t.match(textOf((await browser.get(portalUrl)).body), /Last used Mar 2, 2026, 9:00 AM UTC \(2 minutes ago\) by Magento Services Connector/)
  t.match(textOf(await follow(browser, await browser.submit(page('stop', id), 'stop-form'))), /Only the present key of "Amazon Sales Channel" works from now on.*Stopped/)
  t.match([await site.apiKeys.verify(old, 'production'), await site.apiKeys.verify(key, 'production')], [{ outcome: 'expired' }, { outcome: 'valid' }])
  const history = textOf((await browser.get(portalUrl)).body)
  t.match(history, /What happened to the keys.*Old key stopped: Amazon Sales Channel.*Ada Lovelace.*Key rolled.*Key added/)
})

t.test('a time that is not on the list rolls nothing, and what was chosen besides comes back', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key } = await addKey(browser)
  const answer = await browser.submit(page('roll', id), 'roll-form', { overlap: '99', expires: 'date', expires_date: '2026-06-01' })
  t.equal(answer.statusCode, 422)
  t.match(answer.body, /id="overlap-error"/)
  t.match(answer.body, /value="2026-06-01"/)
  const both = await browser.submit(page('roll', id), 'roll-form', { overlap: '0', expires: 'same', expires_date: '2026-06-01' })
  t.match(textOf(both.body), /A day is given below/)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid', replacedAt: undefined })
})

t.test('warnings come 30, 7 and 1 days before a key ends; expired, one click makes a replacement that lives as long', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { key } = await addKey(browser, 'production', { expires: '90' })
  const warning = async (url: string): Promise<string | undefined> => /class="message [^"]*"[\s\S]*?<\/div>\s*<\/div>/.exec((await browser.get(url)).body)?.[0]
  await wait(site, 59 * 86_400)
  t.equal(await warning(homeUrl), undefined)
  for (const [days, sentence] of [[60, /expires in 30 days/], [83, /expires in 7 days/], [89, /expires within a day/], [90, /has expired: whoever uses it is refused/]] as const) {
    site.clock.set('2026-03-02T09:00:00Z')
    await wait(site, days * 86_400)
    for (const url of [homeUrl, portalUrl, `${portalUrl}?environment=sandbox`]) t.match(textOf(`<body>${await warning(url) ?? ''}`), sentence, `${days} ${url}`)
  }
  const body = await follow(browser, await browser.submit(portalUrl, 'replace-form', { overlap: '0', expires: 'same' }))
  t.notMatch(textOf(body), /Expired/)
  t.match(await site.apiKeys.verify(keyOn(body), 'production'), { outcome: 'valid', description: 'Amazon Sales Channel', expiresAt: new Date(site.clock.now().getTime() + 90 * 86_400_000) })
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'expired' })
})

t.test('a deletion is undone within 30 seconds: the very key works again; later the key is erased, and the page says so', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key } = await addKey(browser)
  const offer = await follow(browser, await browser.submit(page('delete', id), 'delete-form'))
  t.match(textOf(offer), /can be undone for 30 more seconds. Then the key is erased. Undo/)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'revoked' })
  t.equal(keyOn(await follow(browser, await browser.submit(portalUrl, `undo-form-${id}`))), key)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid' })
  await browser.submit(page('delete', id), 'delete-form')
  const formKey = /name="form_key" value="([0-9a-f]+)"/.exec((await browser.get(portalUrl)).body)![1]!
  await wait(site, 30)
  t.notMatch((await browser.get(portalUrl)).body, /undo-form/)
  t.equal((await site.database('account_api_key').first()).key_encrypted, null)
  const late = await browser.post(page('undo', id), { form_key: formKey })
  t.equal(late.statusCode, 422)
  t.match(textOf(late.body), /cannot be undone any more: the time is over and the key is erased/)
})

t.test('a key is downloaded as .env or JSON, by a POST of its owner alone, and nothing keeps it', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id, key } = await addKey(browser)
  const env = await browser.submit(page('download', id), 'download-form', { format: 'env' })
  t.match(env.headers, { 'cache-control': 'no-store', 'content-disposition': 'attachment; filename="api-key-production.env"' })
  t.match(env.body, `\nCONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__PRODUCTION_API_KEY=${key}\n`)
  t.match((await browser.submit(page('download', id), 'download-form', { format: 'json' })).json(), { key, environment: 'production', description: 'Amazon Sales Channel', expires_at: null })
  t.notOk((await browser.get(page('download', id))).body.includes(key))
  const stranger = await register(site, { email: 'eve@example.com' })
  const formKey = /name="form_key" value="([0-9a-f]+)"/.exec((await stranger.get(portalUrl)).body)![1]!
  for (const name of ['download', 'roll', 'stop']) {
    const answer = await stranger.post(page(name, id), { form_key: formKey, format: 'env', overlap: '0' })
    t.equal(answer.statusCode, 404, name)
    t.match(textOf(answer.body), /You have no such API key/, name)
  }
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid', replacedAt: undefined })
  t.notOk(site.log().includes(key.slice(22)))
})

t.test('a key that nobody used for 90 days is flagged and deleted in one go; a used one stays', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const idle = await addKey(browser)
  const used = await addKey(browser, 'sandbox')
  await wait(site, 89 * 86_400)
  await site.apiKeys.verify(used.key, 'sandbox')
  t.notMatch(textOf((await browser.get(portalUrl)).body), /Idle/)
  await wait(site, 86_400)
  t.match(textOf((await browser.get(portalUrl)).body), /Idle.*Nobody has used this key for 90 days/)
  t.match(textOf(await follow(browser, await browser.submit('/account/apiportal/index/idle/', 'idle-form'))), /Idle API keys deleted: 1/)
  t.match([await site.apiKeys.verify(idle.key, 'production'), await site.apiKeys.verify(used.key, 'sandbox')], [{ outcome: 'revoked' }, { outcome: 'valid' }])
})

t.test('a text is checked for keys: own living ones are named by their last four and can be rolled; the text is neither kept nor shown', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const mine = await addKey(browser)
  const stranger = await register(site, { email: 'eve@example.com' })
  const hers = await addKey(stranger)
  const mistyped = mine.key.slice(0, -1) + (mine.key.endsWith('0') ? '1' : '0')
  const text = `GET /x key=${mine.key}&again=${mine.key} <b>${hers.key}</b> ${mistyped} canary-4711`
  const answer = await browser.submit('/account/apiportal/index/check/', 'check-form', { text })
  t.equal(answer.statusCode, 200)
  t.match(textOf(answer.body), new RegExp(`Whoever can read it can use them: roll or delete them now. "Amazon Sales Channel", which ends in ${mine.key.slice(-4)} Roll the key.*Keys that are not of this account: 1\\.`))
  t.match(answer.body, page('roll', mine.id))
  for (const secret of [mine.key, hers.key, hers.key.slice(-4), 'canary-4711']) t.notOk(answer.body.includes(secret), 'not shown again')
  for (const secret of [mine.key.slice(22), 'canary-4711']) t.notOk(site.log().includes(secret), 'not logged')
  await site.apiKeys.revoke(1, mine.id)
  t.match(textOf((await browser.submit('/account/apiportal/index/check/', 'check-form', { text })).body), /No key of yours that works is in this text.*Keys of yours that work no longer/)
  t.match(textOf((await browser.submit('/account/apiportal/index/check/', 'check-form', { text: mistyped })).body), /There is no key of the API Portal in this text/)
})

t.test('an account is closed with its password: keys are revoked for good, sessions end, the address stays taken', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { key } = await addKey(browser)
  const other = site.browser()
  await other.submit(loginUrl, 'login-form', { 'login[username]': ada.email, 'login[password]': ada.password })
  const closeUrl = '/account/customer/account/close/'
  const refused = await browser.submit(closeUrl, 'close-form', { password: 'wrong 1' })
  t.equal(refused.statusCode, 422)
  t.match(textOf(refused.body), /This password is wrong/)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'valid' })
  t.match(textOf(await follow(browser, await browser.submit(closeUrl, 'close-form', { password: ada.password }))), /The account is closed/)
  t.match(await site.apiKeys.verify(key, 'production'), { outcome: 'revoked' })
  t.equal((await site.database('account_api_key').first()).key_encrypted, null)
  for (const visitor of [browser, other]) t.match((await visitor.get(homeUrl)).headers.location, loginUrl)
  t.match(textOf((await browser.submit(loginUrl, 'login-form', { 'login[username]': ada.email, 'login[password]': ada.password })).body), /sign-in was incorrect/)
  t.match(textOf((await browser.submit('/account/customer/account/create/', 'form-validate', ada)).body), /already an account with this e-mail address/)
})

t.test('the history is paged, and stays when the key is gone', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const { id } = await addKey(browser)
  for (let time = 0; time < 11; time++) await site.apiKeys.roll(1, id, { overlap: 0 })
  await browser.submit(page('delete', id), 'delete-form')
  const { body } = await browser.get(portalUrl)
  t.match(textOf(body), /Key deleted: Amazon Sales Channel \w{4} Ada Lovelace/)
  const older = /href="([^"]*before=\d+[^"]*)"/.exec(body)![1]!
  t.match(textOf((await browser.get(older.replaceAll('&amp;', '&'))).body), /Key added: Amazon Sales Channel \w{4} Ada Lovelace Latest entries/)
})
