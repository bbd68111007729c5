import type { BrowserContext, Page } from 'playwright-core'
import type { Test } from 'tap'
import type { Site } from '../helpers/browser.ts'
import { skipToContent, tabTo } from './keyboard.ts'
import { arrive, openTab } from './steps.ts'

/** How somebody works a page. */
export interface Hands {
  /** Presses a link or button that leads to another page. */
  readonly follow: (page: Page, selector: string) => Promise<void>
  readonly openTab: (context: BrowserContext, page: Page, selector: string) => Promise<Page>
  readonly type: (page: Page, selector: string, text: string) => Promise<void>
  readonly tick: (page: Page, selector: string) => Promise<void>
  /** Chooses the first entry of a list that is a choice. */
  readonly chooseFirst: (page: Page, selector: string) => Promise<void>
}

/** With a pointer. */
export const pointing: Hands = {
  follow: async (page, selector) => { await arrive(page, async () => { await page.click(selector) }) },
  openTab: async (context, page, selector) => await openTab(context, async () => { await page.click(selector) }),
  type: async (page, selector, text) => { await page.fill(selector, text) },
  tick: async (page, selector) => { await page.check(selector) },
  chooseFirst: async (page, selector) => { await page.selectOption(selector, { index: 1 }) }
}

/** With a keyboard alone. */
export const typing: Hands = {
  async follow (page, selector) {
    await tabTo(page, selector)
    await arrive(page, async () => { await page.keyboard.press('Enter') })
  },
  async openTab (context, page, selector) {
    await tabTo(page, selector)
    return await openTab(context, async () => { await page.keyboard.press('Enter') })
  },
  async type (page, selector, text) {
    await tabTo(page, selector)
    await page.keyboard.type(text)
  },
  async tick (page, selector) {
    await tabTo(page, selector)
    await page.keyboard.press('Space')
  },
  async chooseFirst (page, selector) {
    await tabTo(page, selector)
    await page.keyboard.press('ArrowDown')
  }
}

/** The seller account, as its owner types it in after its region. */
const seller = { email: 'seller@example.com', password: 'Seller-Canary-1', 'password-confirmation': 'Seller-Canary-1' }

/**
 * Goes on from the card of a store that was just added until it is connected and active: the seller account is made in the
 * tab that *Connect store* opens, the code typed, consent given; back in the first tab the listing rule is saved.
 */
export async function connectStore (t: Test, site: Site, context: BrowserContext, page: Page, { hands, hasScripts }: { hands: Hands, hasScripts: boolean }): Promise<void> {
  if (hands === typing) await skipToContent(page)
  await hands.follow(page, '.store-card-foot a.action-outline')
  t.equal(await page.getAttribute('#store-next', 'data-next'), 'connect')
  const tab = await hands.openTab(context, page, '#connect-store')
  await hands.follow(tab, 'a[href*="/seller-central/register/"]')
  await hands.type(tab, '#business_name', 'Ada Ltd')
  await hands.chooseFirst(tab, '#region')
  for (const [id, value] of Object.entries(seller)) await hands.type(tab, `#${id}`, value)
  await hands.follow(tab, '#register-form button')
  await hands.type(tab, '#code', await tab.textContent('#one-time-code') ?? '')
  await hands.follow(tab, '#code-form button')
  await hands.tick(tab, '#understand')
  await hands.follow(tab, '#continue')
  t.equal(await tab.locator('#return').count(), 1, 'almost done')

  await page.bringToFront()
  if (hasScripts) await page.locator('#open-listing-rule').waitFor()
  else await hands.follow(page, '#check-status')
  for (const button of ['#open-listing-rule', '#preview-rule', '#save-and-close']) await hands.follow(page, button)
  const [store] = await site.database('channel_amazon_account')
  t.match(store, { is_active: 1, authentication_status: 'authenticated', seller_id: /^A[0-9A-Z]{13}$/ }, 'the store is connected and active')
  t.equal((await site.database('channel_amazon_status_history').where({ merchant_id: store.merchant_id })).length >= 3, true, 'and its history tells how')
}
