import t, { type Test } from 'tap'
import { noChromium, openBrowser, type BrowserWindow, type Site } from '../helpers/browser.ts'
import { channelUrl, storeValidKey } from '../helpers/channel.ts'
import { createTestClock } from '../helpers/clock.ts'
import { createFakeMerchants, type FakeMerchants } from '../helpers/fake-merchants.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { arrive, enterBrowser, fillInStore, openTab } from './steps.ts'

const { openSite } = openBrowser(t)

interface Scene {
  readonly site: Site
  readonly merchants: FakeMerchants
  readonly window: BrowserWindow
  readonly at: (action: string) => string
  readonly uuid: string
}

/** A browser in which a store was just added; consent is given at an address of the Admin itself, so that the tab stays on this origin. */
async function addStore (t: Test): Promise<Scene> {
  const merchants = createFakeMerchants(createTestClock())
  const findConsentUrl = merchants.findConsentUrl
  merchants.findConsentUrl = async (uuid, returnUrl) => { await findConsentUrl(uuid, returnUrl); return '/account/customer/account/login/' }
  const site = await openSite(t, { merchants })
  await storeValidKey(site)
  const window = await site.openWindow()
  await enterBrowser(site, window.context)
  await window.page.goto(`${channelUrl}account_create/`)
  await fillInStore(window.page)
  await arrive(window.page, async () => { await window.page.click('#connect') })
  const [uuid] = [...merchants.merchants.keys()]
  return { site, merchants, window, uuid: uuid!, at: action => `${channelUrl}${action}/uuid/${uuid!}/` }
}

t.test('the first tab waits while the seller gives consent in another, and shows it by itself', { skip: noChromium }, async t => {
  const { merchants, window: { page, context, assertClean }, uuid, at } = await addStore(t)
  await page.goto(at('store_details'))
  const tab = await openTab(context, async () => { await page.click('#connect-store') })
  t.match(tab.url(), /account\/login/)
  t.match(await page.textContent('.store-waiting'), /Waiting for the consent in the other tab/)
  merchants.answer(uuid, { state: 'refused', reason: 'declined' })
  await page.locator('#store-refusal').waitFor()
  t.match(await page.textContent('#store-refusal'), /declined in Seller Central/)
  const again = await openTab(context, async () => { await page.click('#connect-store') })
  merchants.authorize(uuid)
  await page.locator('#open-listing-rule').waitFor()
  await tab.close()
  await again.close()
  assertClean(t)
})

t.test('the action menu of a card works by keyboard: it opens, closes, deletes and deactivates', { skip: noChromium }, async t => {
  const { merchants, window: { page, assertClean }, uuid, at } = await addStore(t)
  merchants.authorize(uuid)
  await page.goto(at('store_details'))
  await page.goto(at('account_listing_rules_preview'))
  await page.focus('#save-and-close')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  await page.goto(channelUrl)
  const summary = page.locator('.store-card-actions summary')
  const isOpen = async (): Promise<boolean> => await page.locator('.store-card-actions').evaluate((menu: HTMLDetailsElement) => menu.open)
  await summary.focus()
  await page.keyboard.press('Enter')
  t.equal(await isOpen(), true)
  await page.keyboard.press('Escape')
  t.equal(await isOpen(), false)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.match(await page.textContent('#messages'), /is inactive: everything is kept/)
  await summary.focus()
  for (const key of ['Enter', 'Tab', 'Tab']) await page.keyboard.press(key)
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  await page.focus('#delete-store')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.match(await page.textContent('#messages'), /You deleted the Amazon store/)
  assertClean(t)
})

t.test('nothing stands in the way of those who see or move differently, on any page of a store', { skip: noChromium }, async t => {
  const { merchants, window: { page, assertClean }, uuid, at } = await addStore(t)
  const look = async (action: string): Promise<void> => { await inspect(t, page, action, (await page.goto(at(action)))!, 200) }
  merchants.answer(uuid, { state: 'refused', reason: 'seller_taken' })
  await look('store_details')
  merchants.authorize(uuid)
  for (const action of ['store_details', 'account_listing_rules_preview', 'store_delete', 'account_report_index']) await look(action)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(at('store_details'))
  t.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways at 320 px')
  await page.goto(at('store_settings'))
  await page.fill('#email', 'nobody')
  await inspect(t, page, 'settings: refused', await sendAsIs(page, '#store-settings-form'), 422)
  assertClean(t)
})
