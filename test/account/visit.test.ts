import t from 'tap'
import { homeUrl, openAccountSite, portalUrl, register, textOf } from './account-site.ts'

t.test('the session ends after its idle time, and the login form says so', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  site.clock.forward(899)
  t.equal((await browser.get(homeUrl)).statusCode, 200)
  site.clock.forward(900)
  const over = await browser.get(portalUrl)
  t.equal(over.statusCode, 302)
  t.match(textOf((await browser.follow(over)).body), /Your session has expired/)
})

t.test('a session whose account is gone is nobody\'s', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  await site.database('account_customer').delete()
  t.equal((await browser.get(homeUrl)).statusCode, 302)
})

t.test('an Admin\'s cookie signs nobody in here', async t => {
  const site = await openAccountSite(t)
  const owner = await register(site)
  const browser = site.browser()
  browser.cookies.set('backroom-admin', owner.cookies.get('backroom-account')!)
  t.equal((await browser.get(homeUrl)).statusCode, 302)
  await site.database('backroom_session').update({ realm: 'admin' })
  t.equal((await owner.get(homeUrl)).statusCode, 302)
})
