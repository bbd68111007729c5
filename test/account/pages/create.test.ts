import t from 'tap'
import { ada, createUrl, homeUrl, loginUrl, openAccountSite, portalUrl, register, textOf, type AccountSite } from '../account-site.ts'

async function tryToRegister (site: AccountSite, fields: Record<string, string> = {}): ReturnType<ReturnType<AccountSite['browser']>['submit']> {
  return await site.browser().submit(createUrl, 'form-validate', { ...ada, ...fields })
}

t.test('who registers is signed in and goes on to the page that was asked for', async t => {
  const site = await openAccountSite(t)
  const browser = site.browser()
  const answer = await browser.submit(`${createUrl}?return_to=${encodeURIComponent(portalUrl)}`, 'form-validate', ada)
  t.equal(answer.statusCode, 302)
  t.equal(answer.headers.location, portalUrl)
  const page = textOf((await browser.follow(answer)).body)
  t.match(page, /Your Commerce account is ready/)
  t.match(page, /Ada Lovelace/)
})

t.test('without a wish one comes to My Account, with an id of nine digits', async t => {
  const site = await openAccountSite(t)
  const browser = site.browser()
  const answer = await browser.submit(createUrl, 'form-validate', ada)
  t.equal(answer.headers.location, homeUrl)
  t.match(textOf((await browser.follow(answer)).body), /ID: MAG\d{9} /)
})

t.test('a wish outside the account site is not granted', async t => {
  const site = await openAccountSite(t)
  const answer = await site.browser().submit(`${createUrl}?return_to=//evil.example`, 'form-validate', ada)
  t.equal(answer.headers.location, homeUrl)
})

t.test('an e-mail address has one account, in whatever case it is typed, and the way to sign in is shown', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const answer = await tryToRegister(site, { email: 'ADA@example.com' })
  t.equal(answer.statusCode, 422)
  t.match(answer.body, /id="email_address-error"[^>]*>There is already an account with this e-mail address/)
  t.match(answer.body, new RegExp(`<a href="${loginUrl}">Sign in with this e-mail address</a>`))
  t.equal((await site.database('account_customer')).length, 1)
})

t.test('two registrations of one address at the same time make one account', async t => {
  const site = await openAccountSite(t)
  const answers = await Promise.all([tryToRegister(site), tryToRegister(site)])
  t.same(answers.map(answer => answer.statusCode).sort(), [302, 422])
  t.equal((await site.database('account_customer')).length, 1)
})

t.test('everything missing is named at its field and in the summary', async t => {
  const site = await openAccountSite(t)
  const answer = await tryToRegister(site, { firstname: '', lastname: ' ', company: '', email: '', password: '', password_confirmation: '' })
  t.equal(answer.statusCode, 422)
  for (const field of ['firstname', 'lastname', 'company', 'email_address', 'password']) {
    t.match(answer.body, new RegExp(`id="${field}-error"`), field)
    t.match(answer.body, new RegExp(`<a href="#${field}">`), field)
  }
  t.equal((await site.database('account_customer')).length, 0)
})

t.test('what was typed comes back, but never the passwords', async t => {
  const site = await openAccountSite(t)
  const answer = await tryToRegister(site, { company: 'Böse & "Söhne" <b>', email: 'no address', password: 'my secret word 1', password_confirmation: 'my secret word 1' })
  t.equal(answer.statusCode, 422)
  t.ok(answer.body.includes('value="Böse &amp; &quot;Söhne&quot; &lt;b&gt;"'))
  t.ok(answer.body.includes('value="no address"'))
  t.notOk(answer.body.includes('my secret word 1'))
  t.notOk(site.log().includes('my secret word 1'))
})

t.test('a weak password and an unequal repetition are refused', async t => {
  const site = await openAccountSite(t)
  t.match((await tryToRegister(site, { password: 'short1', password_confirmation: 'short1' })).body, /id="password-error"/)
  t.match((await tryToRegister(site, { password_confirmation: 'other word 1' })).body, /id="password-confirmation-error"/)
})

t.test('the password is stored as a hash only', async t => {
  const site = await openAccountSite(t)
  await register(site)
  const row = await site.database('account_customer').first()
  t.notMatch(JSON.stringify(row), ada.password)
  t.match(row.password_hash, /^[0-9a-f]{64}:/)
})

t.test('a hostile name stays text wherever it is shown', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site, { firstname: '<img src=x onerror=alert(1)>', lastname: '{{7*7}}', company: '"><svg onload=alert(1)>' })
  for (const url of [homeUrl, portalUrl]) {
    const { body } = await browser.get(url)
    t.notMatch(body, /<img src=x|<svg onload/, url)
    t.match(textOf(body), '<img src=x onerror=alert(1)> {{7*7}}', url)
  }
})
