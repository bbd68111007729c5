import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { fillStores } from '../bench/fill-stores.ts'
import { noChromium, openBrowser, type BrowserWindow, type Site } from '../helpers/browser.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { listAxeViolations } from './page-checks.ts'
import { arrive, at, enterBrowser, focusedId, sectionUrl } from './steps.ts'

const { openSite } = openBrowser(t)
const storesUrl = '/admin/admin/system_store/'
const modal = '.modal-popup.confirm'

async function openAdmin (site: Site): Promise<BrowserWindow> {
  const somebody = await site.openWindow()
  await enterBrowser(site, somebody.context)
  return somebody
}

async function check (t: Test, page: Page, path: string): Promise<void> {
  await inspect(t, page, path, (await page.goto(path))!, 200)
}

t.test('a store view is created, moved and deleted as the original\'s own tests do it', { skip: noChromium }, async t => {
  const { page, assertClean } = await openAdmin(await openSite(t))
  await page.goto(`${storesUrl}newStore`)
  await page.selectOption('#store_group_id', { label: 'Second Store' })
  await page.fill('#store_name', 'German')
  await page.fill('#store_code', 'de')
  await page.selectOption('#store_is_active', { label: 'Enabled' })
  await page.click('#save')
  t.equal(await page.textContent(`${modal} .modal-title`), 'Warning message')
  await arrive(page, async () => { await page.click(`${modal} .action-primary.action-accept`) })
  t.match(await page.textContent(at.success), 'You saved the store view.')
  await page.fill('#storeGrid_filter_store_title', 'German')
  await arrive(page, async () => { await page.click('.admin__data-grid-header button[title=Search]') })
  await arrive(page, async () => { await page.click('.col-store_title > a') })
  await page.selectOption('#store_group_id', { label: 'Main Website Store' })
  await page.click('#save')
  t.match(await page.textContent(`${modal} .modal-content`), 'Move this store view to another store?')
  await page.click(`${modal} .action-dismiss`)
  await page.selectOption('#store_group_id', { label: 'Second Store' })
  await page.fill('#store_name', 'Deutsch')
  await arrive(page, async () => { await page.click('#save') })
  t.match(await page.textContent(at.success), 'You saved the store view.', 'where it stays it is saved without a question')
  await arrive(page, async () => { await page.click('text=Deutsch') })
  await arrive(page, async () => { await page.click('#delete') })
  await page.selectOption('#store_create_backup', { label: 'No' })
  await page.click('#delete')
  t.equal(await page.textContent(`${modal} .modal-title`), 'Warning message')
  await arrive(page, async () => { await page.click(`${modal} .action-accept`) })
  t.match(await page.textContent(at.success), 'You deleted the store view.')
  assertClean(t)
})

t.test('nothing stands in the way of those who see or move differently, on any page of All Stores', { skip: noChromium }, async t => {
  const { page, assertClean } = await openAdmin(await openSite(t))
  for (const path of ['', 'newWebsite/', 'newGroup/', 'newStore/', 'editWebsite/website_id/2/', 'editGroup/group_id/1/', 'editStore/store_id/2/', 'deleteWebsite/item_id/2/']) await check(t, page, storesUrl + path)
  await page.goto(`${storesUrl}newWebsite/`)
  await inspect(t, page, 'website: refused', await sendAsIs(page, '#edit_form'), 422)
  assertClean(t)
})

t.test('among thousands of store views one finds the scope by typing, and gets there by keyboard', { skip: noChromium }, async t => {
  const { page, assertClean } = await openAdmin(await openSite(t, { prepare: async ({ database }) => { await fillStores(database, 2000) } }))
  await check(t, page, `${sectionUrl.replace('/edit/', '/scopes/')}general/`)
  await page.goto(`${sectionUrl}general/`)
  await page.focus('#store-change-button')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  t.equal(await focusedId(page), 'scope-search-words')
  await page.keyboard.type('view 123')
  await page.locator('.scope-search-results a:has-text("View 1239")').waitFor()
  t.match(await page.textContent('.scope-menu [role=status]'), /^\d+ suggestions$/)
  t.same(await listAxeViolations(page, '.menu-wrapper'), [])
  await page.keyboard.type('7')
  await page.locator('.scope-search-results:not([aria-busy])').filter({ hasNotText: 'View 1239' }).waitFor()
  await page.focus('.scope-search-results a:has-text("View 1237")')
  await page.keyboard.press('Enter')
  await arrive(page, async () => { await page.click(`${modal} .action-accept`) })
  t.equal(await page.textContent('#store-change-button'), 'View 1237')
  await page.click('#store-change-button')
  await page.keyboard.press('Escape')
  await page.locator('.scope-menu').waitFor({ state: 'hidden' })
  t.equal(await focusedId(page), 'store-change-button')
  assertClean(t)
})
