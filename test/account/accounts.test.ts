import t from 'tap'
import { ada, loginUrl, openAccountSite, register, textOf, type AccountSite, type Browser } from './account-site.ts'

const right = { 'login[username]': ada.email, 'login[password]': ada.password }
const refused = /The account sign-in was incorrect or your account is disabled temporarily/

async function signIn (browser: Browser, fields: Record<string, string> = {}, url = loginUrl): ReturnType<Browser['submit']> {
  return await browser.submit(url, 'login-form', { ...right, ...fields })
}

async function failOften (site: AccountSite, times: number): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++) await signIn(site.browser(), { 'login[password]': `wrong ${attempt}` })
}

t.test('six wrong passwords lock the account for ten minutes, for the right password too and with the same sentence', async t => {
  const site = await openAccountSite(t)
  await register(site)
  await failOften(site, 6)
  const locked = await signIn(site.browser())
  t.equal(locked.statusCode, 422)
  t.match(textOf(locked.body), refused)
  site.clock.forward(599)
  t.equal((await signIn(site.browser())).statusCode, 422)
  site.clock.forward(1)
  t.equal((await signIn(site.browser())).statusCode, 302)
})

t.test('after a lock the count begins anew', async t => {
  const site = await openAccountSite(t)
  await register(site)
  await failOften(site, 6)
  site.clock.forward(600)
  await failOften(site, 5)
  t.equal((await signIn(site.browser())).statusCode, 302)
})

t.test('five wrong passwords and a right one leave no trace', async t => {
  const site = await openAccountSite(t)
  await register(site)
  await failOften(site, 5)
  t.equal((await signIn(site.browser())).statusCode, 302)
  await failOften(site, 5)
  t.equal((await signIn(site.browser())).statusCode, 302)
})

t.test('wrong passwords sent all at once are counted one by one', async t => {
  const site = await openAccountSite(t)
  await register(site)
  await Promise.all(Array.from({ length: 12 }, async (_, index) => await signIn(site.browser(), { 'login[password]': `wrong ${index}` })))
  t.match(await site.database('account_customer').first(), { failures: 6, lock_expires: '2026-03-02 09:10:00' })
})
