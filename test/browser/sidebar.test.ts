import type { Page } from 'playwright-core'
import t from 'tap'
import { noChromium, openBrowser, type BrowserWindow } from '../helpers/browser.ts'
import { tabTo } from './keyboard.ts'
import { fitsItsWidth, listAxeViolations } from './page-checks.ts'
import { arrive, at, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const firstOfStores = '[data-ui-id=menu-magento-backend-system-store] a'

async function openDashboard (t: Parameters<typeof openSite>[0], viewport = { width: 1440, height: 900 }): Promise<BrowserWindow> {
  const site = await openSite(t)
  const somebody = await site.openWindow({ viewport })
  await enterBrowser(site, somebody.context)
  await somebody.page.goto('/admin/admin/dashboard/')
  return somebody
}

/** The open fly-outs, by the names of their menus, as seen and as announced. */
async function listOpen (page: Page): Promise<{ seen: string[], announced: string[] }> {
  return await page.evaluate(() => {
    const nameOf = (element: Element): string => element.closest('.level-0')!.querySelector('a span')!.textContent!
    return {
      seen: [...document.querySelectorAll('.submenu')].filter(submenu => submenu.checkVisibility()).map(nameOf),
      announced: [...document.querySelectorAll('.level-0 > a[aria-expanded=true]')].map(nameOf)
    }
  })
}

const only = (...names: string[]): { seen: string[], announced: string[] } => ({ seen: names, announced: names })

t.test('fly-outs open and close by clicks, one at a time, and say so', { skip: noChromium }, async t => {
  const { page, assertClean } = await openDashboard(t)
  t.same(await listOpen(page), only())
  await page.click(at.marketing)
  t.same(await listOpen(page), only('Marketing'))
  await page.click(at.stores)
  t.same(await listOpen(page), only('Stores'), 'the other one closes')
  await page.click(at.stores)
  t.same(await listOpen(page), only(), 'a second click closes')
  await page.click(at.stores)
  await page.click('#menu-magento-backend-stores [data-role=close-submenu]')
  t.same(await listOpen(page), only())
  t.equal(await page.evaluate(() => document.activeElement?.parentElement?.id), 'menu-magento-backend-stores', 'closing puts the focus back')
  await page.click(at.marketing)
  await page.click('h1')
  t.same(await listOpen(page), only(), 'a click beside it closes')
  await page.click(at.marketing)
  await arrive(page, async () => { await page.click(at.channel) })
  t.equal(await page.getAttribute(at.channel, 'aria-current'), 'page')
  t.match(await page.getAttribute('#menu-magento-backend-marketing', 'class'), '_active')
  assertClean(t)
})

t.test('fly-outs open and close by keyboard: Enter and Space open, Escape closes and puts the focus back', { skip: noChromium }, async t => {
  const { page, assertClean } = await openDashboard(t)
  await tabTo(page, at.marketing)
  await tabTo(page, '#menu-magento-backend-content > a')
  t.pass('nothing in a closed fly-out stops the Tab key')
  await tabTo(page, at.marketing, 'Shift+Tab')
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key)
    t.same(await listOpen(page), only('Marketing'), `${key} opens`)
    await tabTo(page, at.channel)
    await page.keyboard.press('Escape')
    t.same(await listOpen(page), only(), 'Escape closes')
    t.equal(await page.evaluate(() => document.activeElement?.parentElement?.id), 'menu-magento-backend-marketing')
  }
  await page.keyboard.press('Enter')
  await tabTo(page, '#menu-magento-backend-content > a')
  t.same(await listOpen(page), only(), 'leaving by Tab closes')
  assertClean(t)
})

t.test('hovering opens a fly-out too, without taking the place of a click', { skip: noChromium }, async t => {
  const { page, assertClean } = await openDashboard(t)
  await page.hover(at.stores)
  await page.locator(firstOfStores).waitFor()
  await page.hover(at.configuration)
  t.same(await listOpen(page), only('Stores'), 'it stays while the pointer is on it')
  await page.hover('h1')
  await page.locator(firstOfStores).waitFor({ state: 'hidden' })
  await page.hover(at.stores)
  await page.locator(firstOfStores).waitFor()
  await page.keyboard.press('Escape')
  t.same(await listOpen(page), only(), 'Escape dismisses it without moving the pointer')
  await page.hover('h1')
  await page.hover(at.stores)
  await page.locator(firstOfStores).waitFor()
  await page.click(at.stores)
  await page.hover('h1')
  await page.hover(at.marketing)
  t.same((await listOpen(page)).announced.includes('Stores'), true, 'what a click confirmed does not close when the pointer leaves')
  assertClean(t)
})

t.test('an open fly-out is accessible, light and dark, and shows all of its entries on a low screen', { skip: noChromium }, async t => {
  const { page, assertClean } = await openDashboard(t, { width: 1440, height: 500 })
  await page.click('#menu-magento-backend-system > a')
  t.same(await listAxeViolations(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  t.same(await listAxeViolations(page), [])
  const last = page.locator('#menu-magento-backend-system .level-2 a').last()
  await last.scrollIntoViewIfNeeded()
  await last.click({ trial: true })
  t.pass('the last entry can be reached and clicked')
  assertClean(t)
})

t.test('on a telephone the sidebar is a menu behind a button', { skip: noChromium }, async t => {
  const { page, assertClean } = await openDashboard(t, { width: 320, height: 640 })
  t.notOk(await page.isVisible(at.marketing))
  t.equal(await page.getAttribute('.menu-toggle', 'aria-expanded'), 'false')
  await page.click('.menu-toggle')
  t.equal(await page.getAttribute('.menu-toggle', 'aria-expanded'), 'true')
  await page.click(at.marketing)
  await page.locator(at.channel).waitFor()
  t.ok(await fitsItsWidth(page))
  t.same(await listAxeViolations(page), [])
  await arrive(page, async () => { await page.click(at.channel) })
  t.equal(await page.textContent('h1 span'), 'Welcome to Amazon Sales Channel')
  assertClean(t)
})
