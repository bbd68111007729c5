import t from 'tap'
import { hashCheaply } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { addMerchant, addSeller, enterSeller, giveConsent, registryOf, returnUrl } from '../helpers/seller.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { tabTo } from './keyboard.ts'
import { arrive, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const password = 'Seller-Canary-1'

t.test('from a link to a connected store with the keyboard alone', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const uuid = await addMerchant(site)
  await addSeller(site, { passwordHash: await hashCheaply(password) })
  const { page, assertClean } = await site.openWindow()
  const press = async (selector: string): Promise<void> => {
    await tabTo(page, selector)
    await arrive(page, async () => { await page.keyboard.press('Enter') })
  }
  await page.goto(await registryOf(site).findConsentUrl(uuid, returnUrl))
  await tabTo(page, '#email')
  await page.keyboard.type('seller1@example.com')
  await tabTo(page, '#password')
  await page.keyboard.type(password)
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  await tabTo(page, '#code')
  await page.keyboard.type(await page.textContent('#one-time-code') ?? '')
  await press('#code-form button')
  await press('#continue')
  t.match(await page.textContent('[data-error-summary]'), 'Tick the box to say that you understand', 'Continue alone is not enough')
  await tabTo(page, '#understand')
  await page.keyboard.press('Space')
  await press('#continue')
  t.equal(await page.textContent('h1'), 'You are almost done')
  t.equal((await registryOf(site).findAuthentication(uuid)).state, 'authenticated')
  t.equal(new URL(page.url()).search, '', 'no token is left in the address')
  await tabTo(page, '#return')
  t.equal(await page.getAttribute('#return', 'href'), returnUrl)
  assertClean(t)
})

t.test('each kind of page is looked at', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const uuid = await addMerchant(site, { countryCode: 'CA' })
  const seller = await addSeller(site, { passwordHash: await hashCheaply(password) })
  await giveConsent(site, await enterSeller(site, seller), uuid)
  const { context, page, assertClean } = await site.openWindow()
  const look = async (name: string, path: string, status = 200): Promise<void> => { await inspect(t, page, `seller: ${name}`, (await page.goto(path))!, status) }
  await look('register', '/seller-central/register/')
  await inspect(t, page, 'seller: refused registration', await sendAsIs(page, '#register-form'), 422)
  await page.goto('/seller-central/sign-in/')
  await page.fill('#email', 'seller1@example.com')
  await page.fill('#password', password)
  await arrive(page, async () => { await page.click('#sign-in-form button') })
  await look('code', page.url())
  await enterBrowser(site, context, { realm: 'seller', userId: seller.id })
  await look('consent', await registryOf(site).findConsentUrl(await addMerchant(site), returnUrl))
  await arrive(page, async () => { await page.click('#decline') })
  await look('declined', page.url())
  await look('used link', '/seller-central/consent/', 410)
  await look('apps', '/seller-central/apps/')
  await look('revoke', `/seller-central/apps/revoke/${uuid}/`)
  await look('users', '/seller-central/users/')
  assertClean(t)
})
