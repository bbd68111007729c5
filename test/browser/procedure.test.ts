import { join } from 'node:path'
import type { Page } from 'playwright-core'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createPhrases, type Locale } from '../../src/kernel/phrases.ts'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser, signInToAdmin, type BrowserWindow, type Site } from '../helpers/browser.ts'
import { channelUrl, listVerdicts } from '../helpers/channel.ts'
import { connectStore, pointing } from './connect-store.ts'
import { assertLabels } from './labels.ts'
import { arrive, at, fillInStore, openChannel, openTab, register, selectedText, store } from './steps.ts'

const { openSite } = openBrowser(t)
const phrases = createPhrases(join(packageRoot, 'src'))

interface Run {
  readonly locale: Locale
  /** What the browser of the account site asks for. */
  readonly language: string
  readonly chooseLocale: (site: Site, page: Page) => Promise<void>
  /** What the clipboard of this browser allows. */
  readonly clipboard: 'granted' | 'absent' | 'refused'
  /** The next step's name: the one quoted thing that is translated. */
  readonly next: string
}

const runs: readonly Run[] = [
  { locale: 'en_US', language: 'en-US', chooseLocale: async () => {}, clipboard: 'granted', next: 'Store Integration' },
  { locale: 'it_IT', language: 'it-IT', chooseLocale: chooseOnAccountPage, clipboard: 'absent', next: 'Integrazione store' },
  { locale: 'es_ES', language: 'es-ES', chooseLocale: chooseInDatabase, clipboard: 'refused', next: 'Integración de la tienda' }
]

for (const run of runs) {
  t.test(`the guide's procedure from no key to an Amazon store that is connected and active, in ${run.locale}, with the clipboard ${run.clipboard}`, { skip: noChromium }, async t => {
    const __ = phrases.translator(run.locale)
    const site = await openSite(t)
    const { context, page, assertClean } = await openWindowFor(site, run)
    await signInToAdmin(page)
    await run.chooseLocale(site, page)

    await openChannel(page)
    t.equal(await page.getAttribute('html', 'lang'), run.language)
    t.equal(await page.getAttribute(at.prompt, 'data-reason'), 'missing')
    await assertLabels(t, page, 'sidebar', 'prompt')

    const portal = await openTab(context, async () => { await page.click(at.signIn) })
    t.ok(await page.isVisible(at.prompt), 'the prompt stays in the first tab')
    t.same(await portal.evaluate(() => [window.opener, document.referrer]), [null, ''], 'the new tab learns nothing of the Admin')
    await arrive(portal, async () => { await portal.click(at.createAccount) })
    await register(portal)
    t.equal(new URL(portal.url()).pathname, '/account/apiportal/index/index/', 'registering leads to the API Portal')
    t.equal(await portal.getAttribute('html', 'lang'), run.language)
    await assertLabels(t, portal, 'portal', 'portalWithoutKey')

    await portal.fill(at.description, 'Amazon Sales Channel')
    await arrive(portal, async () => { await portal.click(at.addNew) })
    await assertLabels(t, portal, 'portal', 'portalWithKey')
    t.match(await portal.textContent('tr[data-key-id] td'), /^\s*Amazon Sales Channel\s*$/)
    const key = await portal.inputValue(at.keyText)
    t.match(key, /^cak_live_\w{51}$/)
    await portal.click(at.copy)
    await portal.locator(at.copied).filter({ hasText: __(run.clipboard === 'refused' ? 'Press Ctrl+C to copy' : 'Copied') }).waitFor()
    if (run.clipboard === 'granted') t.equal(await portal.evaluate(async () => await navigator.clipboard.readText()), key, 'the clipboard holds exactly the key')
    else t.equal(await selectedText(portal), key, 'the key is selected')
    if (run.clipboard === 'refused') await portal.keyboard.press('Control+C')

    await page.bringToFront()
    await arrive(page, async () => { await page.click(at.addKey) })
    t.equal(context.pages().length, 2, 'Add the key stays in its tab')
    t.match(page.url(), /\/admin\/admin\/system_config\/edit\/section\/services_connector\//)
    await assertLabels(t, page, 'configuration')
    t.equal(await page.evaluate(() => document.activeElement?.id), at.productionKey.slice(1), 'the field has the focus')
    await page.keyboard.press('Control+V')
    await page.waitForFunction(({ field, text }) => document.querySelector<HTMLInputElement>(field)?.value === text, { field: at.productionKey, text: key })
    await arrive(page, async () => { await page.click(at.save) })
    const saved = await page.locator(at.success).allTextContents()
    t.ok(saved.some(text => text.includes(__('You saved the configuration.'))))
    t.ok(saved.some(text => text.includes(__('The API key was checked just now: it is valid.'))))
    t.equal(new URL(await page.locator(`${at.success} a`).evaluate((link: HTMLAnchorElement) => link.href)).pathname, channelUrl, 'the message leads back into the channel')
    t.notOk((await page.content()).includes(key), 'the key is not sent back to the browser')

    await openChannel(page)
    t.equal(await page.textContent('#pre-setup-title'), run.next)
    await arrive(page, async () => { await page.click(at.addStore) })
    t.ok(await page.isDisabled(at.connect), 'there is nothing to connect yet')
    await fillInStore(page)
    t.ok(await page.isEnabled(at.connect), 'now there is')
    await arrive(page, async () => { await page.click(at.connect) })
    t.ok((await page.locator(at.success).textContent())?.includes(__('You added the Amazon store "%1".', store.name)))
    t.equal(await page.textContent('.store-card-name'), store.name)
    t.same((await listVerdicts(site)).map(({ occasion, verdict }) => `${occasion} ${verdict}`),
      ['access missing', 'save valid', 'access valid', 'access valid', 'access valid', 'access valid'], 'one check an access')
    await connectStore(t, site, context, page, { hands: pointing, hasScripts: true })
    assertClean(t)
  })
}

async function openWindowFor (site: Site, { clipboard, language }: Run): Promise<BrowserWindow> {
  const window = await site.openWindow({ locale: language, ...(clipboard === 'granted' ? { permissions: ['clipboard-read', 'clipboard-write'] } : {}) })
  if (clipboard === 'granted') return window
  await window.context.addInitScript(refused => {
    Object.defineProperty(navigator, 'clipboard', { value: refused ? { writeText: async () => { throw new Error('refused') } } : undefined })
    if (refused) document.execCommand = () => false
  }, clipboard === 'refused')
  return window
}

async function chooseOnAccountPage (_site: Site, page: Page): Promise<void> {
  await page.goto('/admin/admin/system_account/index/')
  await page.selectOption('#interface_locale', 'it_IT')
  await page.fill('#current_password', adminUser.password)
  await arrive(page, async () => { await page.click(at.save) })
  await page.locator(at.success).filter({ hasText: phrases.translator('it_IT')('You saved the account.') }).waitFor()
}

async function chooseInDatabase (site: Site): Promise<void> {
  await site.database('admin_user').where({ user_id: 1 }).update({ interface_locale: 'es_ES' })
}
