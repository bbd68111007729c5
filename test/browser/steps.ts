import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Realm } from '../../src/kernel/http/session-state.ts'
import { createToken, hashToken } from '../../src/kernel/secrets.ts'
import type { BrowserWindow, Site } from '../helpers/browser.ts'
import { channelUrl } from '../helpers/channel.ts'

/** Where the steps of the guide's procedure find things; the ids and classes are those that the original's own tests use. */
export const at = {
  marketing: '#menu-magento-backend-marketing > a',
  stores: '#menu-magento-backend-stores > a',
  channel: '[data-ui-id=menu-magento-amazon-channel-amazon-index] a',
  configuration: '[data-ui-id=menu-magento-config-system-config] a',
  prompt: '#api-key-prompt',
  signIn: '#api-key-sign-in',
  addKey: '#api-key-add',
  createAccount: 'a[href*="account/create"]',
  description: '#description',
  addNew: '#api-key-form button',
  copy: 'button.copy',
  copied: '.copy-status',
  keyText: '.copy-field-value',
  productionKey: '#services_connector_services_connector_integration_production_api_key',
  save: '#save',
  success: '#messages .message-success',
  addStore: '#add-amazon-store',
  connect: '#connect'
} as const

/** Where the sections of the configuration are. */
export const sectionUrl = '/admin/admin/system_config/edit/section/'

/** The owner of the Commerce account, as he types himself into the registration form. */
export const owner = { firstname: 'Ada', lastname: 'Owner', company: 'Ada Ltd', email_address: 'ada@example.com', password: 'Portal-Canary-1', 'password-confirmation': 'Portal-Canary-1' }

/** The Amazon store of the procedure, by input id. */
export const store = { website: 'base', email: 'shop@example.com', name: 'Ada on Amazon', country: 'US' }

/** Does something that leads to another page, and waits until that page and its scripts are there. */
export async function arrive (page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Goes Marketing > Channels > Amazon Sales Channel in the sidebar. */
export async function openChannel (page: Page): Promise<void> {
  await page.click(at.marketing)
  await arrive(page, async () => { await page.click(at.channel) })
}

/** Does something that opens a new tab, and waits until its page is there. */
export async function openTab (context: BrowserContext, act: () => Promise<unknown>): Promise<Page> {
  const [tab] = await Promise.all([context.waitForEvent('page'), act()])
  await tab.waitForLoadState()
  return tab
}

/** Fills in the registration form and sends it. */
export async function register (page: Page): Promise<void> {
  for (const [id, value] of Object.entries(owner)) await page.fill(`#${id}`, value)
  await arrive(page, async () => { await page.click('#form-validate button[type=submit]') })
}

/** Fills in the dialog Add Amazon sales channel. */
export async function fillInStore (page: Page): Promise<void> {
  await page.selectOption('#website', store.website)
  await page.fill('#email', store.email)
  await page.fill('#name', store.name)
  await page.selectOption('#country', store.country)
}

/** What can be seen of an element's text: without the words that only screen readers have, white space folded. */
export async function seenText (locator: Locator): Promise<string> {
  return await locator.evaluate(element => {
    const copy = element.cloneNode(true) as Element
    for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove()
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
}

/** What Ctrl+C would copy: a selection that cannot be seen counts as nothing. */
export async function selectedText (page: Page): Promise<string> {
  return await page.evaluate(() => getSelection()?.toString() ?? '')
}

/** Gives a browser a session without the login form: of the admin user, of an account of the portal, or of a seller. */
export async function enterBrowser (site: Site, context: BrowserContext, { realm = 'admin', userId = 1 }: { realm?: Realm, userId?: number } = {}): Promise<void> {
  const token = createToken()
  const now = site.clock.now().getTime()
  await site.database('backroom_session').insert({ id_hash: hashToken(token), realm, user_id: userId, created_at: now, last_seen_at: now })
  await context.addCookies([{ name: `backroom-${realm}`, value: token, url: site.url, httpOnly: true, sameSite: 'Lax' }])
}

/** Opens a window of somebody who is signed in to the Admin, with the channel before him. */
export async function enterChannel (site: Site, userId = 1): Promise<BrowserWindow> {
  const somebody = await site.openWindow()
  await enterBrowser(site, somebody.context, { userId })
  await somebody.page.goto(channelUrl)
  return somebody
}

/** Opens a window of the admin user with a section of the configuration before him; `path` is what follows in its address. */
export async function enterSection (site: Site, path: string): Promise<BrowserWindow> {
  const somebody = await site.openWindow()
  await enterBrowser(site, somebody.context)
  await somebody.page.goto(`${sectionUrl}${path}`)
  return somebody
}

/** Id of the element that has the focus. */
export async function focusedId (page: Page): Promise<string | undefined> {
  return await page.evaluate(() => document.activeElement?.id)
}
