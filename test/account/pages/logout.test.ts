import t from 'tap'
import { homeUrl, loginUrl, openAccountSite, register, textOf } from '../account-site.ts'

const logoutUrl = '/account/customer/account/logout/'

t.test('the button ends the session on the server', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const cookie = browser.cookies.get('backroom-account')!
  const answer = await browser.submit(logoutUrl, 'logout-form')
  t.equal(answer.statusCode, 302)
  t.equal(answer.headers.location, loginUrl)
  t.match(textOf((await browser.follow(answer)).body), /You have logged out/)
  const replay = site.browser()
  replay.cookies.set('backroom-account', cookie)
  t.equal((await replay.get(homeUrl)).statusCode, 302)
})

t.test('following the link only asks', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const page = await browser.get(logoutUrl)
  t.equal(page.statusCode, 200)
  t.match(textOf(page.body), /Do you want to log out/)
  t.equal((await browser.get(homeUrl)).statusCode, 200)
})

t.test('every page of a signed-in owner has the link', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  t.match((await browser.get(homeUrl)).body, new RegExp(`<a class="account-logout" href="${logoutUrl}">Log Out</a>`))
})
