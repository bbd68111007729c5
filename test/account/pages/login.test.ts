import t from 'tap'
import { ada, formKeyOf, homeUrl, loginUrl, openAccountSite, portalUrl, register, textOf, type Browser } from '../account-site.ts'

const right = { 'login[username]': ada.email, 'login[password]': ada.password }
const refused = /The account sign-in was incorrect or your account is disabled temporarily/

async function signIn (browser: Browser, fields: Record<string, string> = {}, url = loginUrl): ReturnType<Browser['submit']> {
  return await browser.submit(url, 'login-form', { ...right, ...fields })
}

t.test('who asks for a page without being signed in comes to the login form and then to that page', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const browser = site.browser()
  const turnedAway = await browser.get(`${portalUrl}?environment=sandbox`)
  t.equal(turnedAway.statusCode, 302)
  const login = String(turnedAway.headers.location)
  t.equal(login, `${loginUrl}?return_to=${encodeURIComponent(`${portalUrl}?environment=sandbox`)}`)
  const signedIn = await signIn(browser, {}, login)
  t.equal(signedIn.statusCode, 302)
  t.equal(signedIn.headers.location, `${portalUrl}?environment=sandbox`)
  t.match(textOf((await browser.follow(signedIn)).body), /Api Keys/)
})

t.test('without a wish one comes to My Account', async t => {
  const site = await openAccountSite(t)
  await register(site)
  t.equal((await signIn(site.browser())).headers.location, homeUrl)
})

t.test('a wish outside the account site is not granted', async t => {
  const site = await openAccountSite(t)
  await register(site)
  for (const wish of ['//evil.example', 'https://evil.example', '/\\evil.example', '/account/..//evil.example', '/admin/']) {
    t.equal((await signIn(site.browser(), {}, `${loginUrl}?return_to=${encodeURIComponent(wish)}`)).headers.location, homeUrl, wish)
  }
})

t.test('the wish goes along to the registration and survives a wrong password', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const url = `${loginUrl}?return_to=${encodeURIComponent(portalUrl)}`
  const browser = site.browser()
  t.ok((await browser.get(url)).body.includes(`href="/account/customer/account/create/?return_to=${encodeURIComponent(portalUrl)}"`))
  const failed = await signIn(browser, { 'login[password]': 'wrong' }, url)
  t.ok(failed.body.includes(`action="${url}"`))
})

t.test('who is signed in already sees no login form', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const answer = await browser.get(`${loginUrl}?return_to=${encodeURIComponent(portalUrl)}`)
  t.equal(answer.statusCode, 302)
  t.equal(answer.headers.location, portalUrl)
})

t.test('the e-mail address is known in any case, and with white space around it', async t => {
  const site = await openAccountSite(t)
  await register(site)
  t.equal((await signIn(site.browser(), { 'login[username]': '  ADA@Example.COM ' })).statusCode, 302)
})

t.test('a wrong password and an unknown address are answered alike', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const wrong = await signIn(site.browser(), { 'login[password]': 'wrong' })
  const unknown = await signIn(site.browser(), { 'login[username]': 'eve@example.com' })
  const clean = (body: string): string => body.replace(/nonce="[^"]*"|(ada|eve)@example.com|value="[0-9a-f]{32}"/g, '')
  t.equal(wrong.statusCode, 422)
  t.equal(unknown.statusCode, 422)
  t.match(textOf(wrong.body), refused)
  t.equal(clean(wrong.body), clean(unknown.body))
})

t.test('what was typed comes back, but never the password', async t => {
  const site = await openAccountSite(t)
  const answer = await signIn(site.browser(), { 'login[username]': '"><script>alert(1)</script>', 'login[password]': 'my secret word 1' })
  t.ok(answer.body.includes('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'))
  t.notOk(answer.body.includes('<script>alert'))
  t.notOk(answer.body.includes('my secret word 1'))
  t.notOk(site.log().includes('my secret word 1'))
})

t.test('empty fields are named, each at its place', async t => {
  const site = await openAccountSite(t)
  const answer = await signIn(site.browser(), { 'login[username]': ' ', 'login[password]': '' })
  t.equal(answer.statusCode, 422)
  t.match(answer.body, /id="email-error"[^>]*>This is a required field/)
  t.match(answer.body, /id="pass-error"[^>]*>This is a required field/)
  t.match(answer.body, /<a href="#email">/)
})

t.test('signing in gives a new session id, and the one from before is worth nothing', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const browser = site.browser()
  await browser.get(loginUrl)
  const before = browser.cookies.get('backroom-account')!
  await signIn(browser)
  t.not(browser.cookies.get('backroom-account'), before)
  const thief = site.browser()
  thief.cookies.set('backroom-account', before)
  t.equal((await thief.get(homeUrl)).statusCode, 302)
})

t.test('a form key of another visitor signs nobody in', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const [one, other] = [site.browser(), site.browser()]
  const formKey = formKeyOf((await other.get(loginUrl)).body)
  await one.get(loginUrl)
  t.equal((await one.post(loginUrl, { ...right, form_key: formKey })).statusCode, 422)
})

t.test('the password may be pasted and managed by the browser', async t => {
  const site = await openAccountSite(t)
  const { body } = await site.browser().get(loginUrl)
  t.match(body, /id="email"[^>]*name="login\[username\]"[^>]*autocomplete="username"/)
  t.match(body, /id="pass"[^>]*name="login\[password\]"[^>]*autocomplete="current-password"/)
  t.notMatch(body, /onpaste/)
})
