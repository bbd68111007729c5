import t from 'tap'
import { addKey, dumpTables, homeUrl, loginUrl, openAccountSite, portalUrl, register, textOf } from './account-site.ts'

t.test('following every link twice changes nothing', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  await addKey(owner)
  const before = await dumpTables(site)
  const seen = new Set<string>([homeUrl])
  for (const url of seen) {
    await owner.get(url)
    const { body } = await owner.get(url)
    for (const match of body.matchAll(/href="(\/account\/[^"]*)"/g)) seen.add(match[1]!.replaceAll('&amp;', '&'))
    if (seen.size > 200) break
  }
  t.ok(seen.size > 15)
  t.equal(await dumpTables(site), before)
})

t.test('an unknown address has a page of the account site, for strangers and owners', async t => {
  const site = await openAccountSite(t)
  for (const browser of [site.browser(), await register(site)]) {
    for (const url of ['/account/nothing/here/', '/account/x.css', '/account/customer/account/login/x']) {
      const answer = await browser.get(url)
      t.equal(answer.statusCode, 404, url)
      t.match(textOf(answer.body), /404 Error.*There is no page at this address/)
      t.match(answer.body, /account-bar/)
    }
  }
})

t.test('the bare prefix leads to My Account', async t => {
  const site = await openAccountSite(t)
  for (const url of ['/account', '/account/']) t.match((await site.browser().get(url)).headers.location, homeUrl)
})

t.test('a form that names a field twice is refused with a sentence, in the account\'s look', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const answer = await site.app.inject({ method: 'POST', url: portalUrl, cookies: Object.fromEntries(browser.cookies), headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'description=a&description=b' })
  t.equal(answer.statusCode, 400)
  t.match(textOf(answer.body), /names the field "description" twice/)
  t.match(answer.body, /account-bar/)
})

t.test('a failure of ours shows an error number that the log has too, and nothing else', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  await site.database.schema.dropTable('account_api_key')
  const answer = await browser.get(portalUrl)
  t.equal(answer.statusCode, 500)
  const text = textOf(answer.body)
  t.match(text, /Something went wrong on our side/)
  t.notMatch(text, /account_api_key|SqliteError|\.ts:|\.js:/)
  const number = /error number ([0-9a-f-]{36})/.exec(text)![1]!
  t.match(site.log(), number)
})

t.test('even without any database there is an error page', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  await site.database.schema.dropTable('backroom_session')
  for (const url of [homeUrl, '/account/nothing/']) t.equal((await browser.get(url)).statusCode, 500, url)
})

t.test('every answer keeps out of caches and carries the security headers', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  for (const url of [homeUrl, portalUrl, '/account/nothing/', loginUrl]) {
    const { headers } = await owner.get(url)
    t.equal(headers['cache-control'], 'no-store', url)
    t.match(headers['content-security-policy'], /default-src 'none'/, url)
    t.equal(headers['x-content-type-options'], 'nosniff', url)
  }
})
