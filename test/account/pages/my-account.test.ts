import t from 'tap'
import { ada, homeUrl, openAccountSite, register, textOf } from '../account-site.ts'

const names = { firstname: 'Augusta', lastname: 'King', company: 'Byron & Co' }

t.test('the owner sees the own data', async t => {
  const site = await openAccountSite(t)
  const { body } = await (await register(site)).get(homeUrl)
  const text = textOf(body)
  t.match(text, /My Account/)
  t.match(text, ada.email)
  t.match(text, /Mar 2, 2026/)
  t.match(body, /id="company"[^>]*value="Analytical Engines Ltd"/)
})

t.test('tabs and menu stand in the order of the original', async t => {
  const site = await openAccountSite(t)
  const text = textOf((await (await register(site)).get(homeUrl)).body)
  t.match(text, /Magento Partner Portal Marketplace .*Account Settings Billing History Training and Certification API Portal Security Scan/)
})

t.test('names and company can be changed', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const answer = await browser.submit(homeUrl, 'form-validate', { ...names, locale: '' })
  t.equal(answer.statusCode, 302)
  t.match(textOf((await browser.follow(answer)).body), /You saved the account information/)
  t.match(await site.database('account_customer').first(), names)
})

t.test('nothing else can: a posted address or id changes nothing', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  await browser.submit(homeUrl, 'form-validate', { ...names, email: 'eve@example.com', id: '2', public_id: 'MAG1' })
  t.match(await site.database('account_customer').first(), { id: 1, email: ada.email, public_id: /^MAG\d{9}$/ })
})

t.test('a wrong entry changes nothing and comes back as typed', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const answer = await browser.submit(homeUrl, 'form-validate', { ...names, company: ' ', locale: 'it_IT' })
  t.equal(answer.statusCode, 422)
  t.match(answer.body, /id="company-error"/)
  t.match(answer.body, /value="Augusta"/)
  t.match(answer.body, /<option value="it_IT" selected>/)
  t.match(await site.database('account_customer').first(), { firstname: 'Ada', locale: null })
})

t.test('the chosen language holds at once, in this browser and in the next', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  const answer = await browser.submit(homeUrl, 'form-validate', { ...names, locale: 'es_ES' })
  t.match((await browser.follow(answer)).body, /<html lang="es-ES"/)
  const next = site.browser()
  await next.submit('/account/customer/account/login/', 'login-form', { 'login[username]': ada.email, 'login[password]': ada.password })
  t.match((await next.get(homeUrl)).body, /<html lang="es-ES"/)
})

t.test('giving the choice up goes back to what the browser asks for', async t => {
  const site = await openAccountSite(t)
  const browser = await register(site)
  await browser.submit(homeUrl, 'form-validate', { ...names, locale: 'es_ES' })
  await browser.submit(homeUrl, 'form-validate', { ...names, locale: '' })
  t.match((await browser.get(homeUrl, { 'accept-language': 'it' })).body, /<html lang="it-IT"/)
})
