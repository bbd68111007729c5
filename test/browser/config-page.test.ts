import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { noChromium, openBrowser, signInToAdmin, type Site } from '../helpers/browser.ts'
import { createPerson, enter } from '../helpers/people.ts'
import { listAxeViolations } from './page-checks.ts'
import { arrive, enterSection, focusedId, sectionUrl } from './steps.ts'
import { tabTo } from './keyboard.ts'

const { openSite } = openBrowser(t)
const nameId = 'general_store_information_name'
const nameInput = 'groups[store_information][fields][name][value]'
const receipt = '#config-receipt'

async function assertAccessible (t: Test, page: Page, state: string): Promise<void> {
  t.same(await listAxeViolations(page, '.menu-wrapper'), [], `nothing found by axe: ${state}`)
}

/** Somebody else saves a field of the section. */
async function saveAsBob (site: Site, value: string, scope = ''): Promise<void> {
  const known = await site.database('admin_user').where({ username: 'bob' }).first() as { user_id: number } | undefined
  const bob = await enter(site, known?.user_id ?? await createPerson(site, ['Magento_Config::config', 'Magento_Config::config_general'], { username: 'bob' }))
  await bob.open(`${sectionUrl}general/${scope}`)
  await bob.submit('#config-edit-form', { [nameInput]: value, [nameInput.replace('[value]', '[inherit]')]: null })
}

t.test('with the keyboard alone a field is found, given a value of its own and saved, and what happened is heard', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'general/')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('cookie lifetime')
  await page.locator('#search-global-menu:not([aria-busy]) [role=option]').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.match(page.url(), /section\/web\/#web_cookie_cookie_lifetime$/)
  await page.waitForFunction(() => document.activeElement?.id === 'web_cookie_cookie_lifetime_inherit')
  t.ok(await page.isVisible('#web_cookie_cookie_lifetime'), 'its group is open')
  await page.keyboard.press('Space')
  await tabTo(page, '#web_cookie_cookie_lifetime', 'Shift+Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('7200')
  await arrive(page, async () => { await page.keyboard.press('Control+S') })
  await page.waitForFunction(() => document.activeElement?.id === 'config-receipt')
  t.equal(await page.locator(receipt).evaluate(element => document.getElementById(element.getAttribute('aria-labelledby')!)?.textContent), await page.textContent('#config-receipt-title'))
  t.match(await page.textContent('#config-receipt-title'), /^Saved: \d+\./)
  t.equal(await page.getAttribute('#messages .message-success', 'role'), 'status')
  t.match(await page.textContent(receipt), '7200')
  await assertAccessible(t, page, 'after a save')
  assertClean(t)
})

t.test('a source opens in its place, with the path to copy, and the box above finds fields of the section', { skip: noChromium }, async t => {
  const site = await openSite(t)
  await saveAsBob(site, 'Bob\'s', 'website/1/')
  const { page, assertClean } = await enterSection(site, `general/#${nameId}`)
  const chip = page.locator(`[data-origin][value="${nameId}"]`)
  t.match(await chip.textContent(), 'overridden below')
  t.equal(await chip.getAttribute('aria-expanded'), 'false')
  await chip.press('Enter')
  const panel = page.locator(`#config-panel-${nameId}`)
  await panel.waitFor()
  t.match(await panel.textContent(), 'general/store_information/name')
  t.match(await panel.textContent(), 'Main Website')
  await assertAccessible(t, page, 'with a source open')
  await chip.click()
  await panel.waitFor({ state: 'hidden' })
  t.equal(await chip.getAttribute('aria-expanded'), 'false')
  await page.fill('#config-find', 'weekend days')
  await page.locator('#row_general_locale_weekend').waitFor()
  t.notOk(await page.isVisible(`#row_${nameId}`))
  t.equal(await page.textContent('.config-find-status'), 'Fields found: 1')
  await page.press('#config-find', 'Escape')
  await page.locator(`#row_${nameId}`).waitFor()
  assertClean(t)
})

t.test('a link to a field survives the login', { skip: noChromium }, async t => {
  const { page, assertClean } = await (await openSite(t)).openWindow()
  await page.goto(`${sectionUrl}general/store/3/#${nameId}`)
  await signInToAdmin(page)
  await page.waitForFunction(id => document.activeElement?.id === `${id}_inherit`, nameId)
  t.match(page.url(), new RegExp(`section/general/store/3/#${nameId}$`))
  assertClean(t)
})

t.test('the questions after a conflict and before values are given back can be answered by all', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { page, assertClean } = await enterSection(site, `general/website/2/#${nameId}`)
  await page.uncheck(`#${nameId}_inherit`)
  await page.fill(`#${nameId}`, 'Mine')
  await saveAsBob(site, 'Bob\'s', 'website/2/')
  await arrive(page, async () => { await page.click('#save') })
  await page.waitForFunction(() => document.activeElement?.matches('[data-error-summary]'))
  await assertAccessible(t, page, 'the conflict')
  await page.check(`#${nameId}-choice-2`)
  await arrive(page, async () => { await page.click('#save') })
  t.equal(await focusedId(page), 'config-receipt')
  t.equal(await page.inputValue(`#${nameId}`), 'Mine')
  await arrive(page, async () => { await page.click('#general_store_information [form="config-reset-form"]') })
  await assertAccessible(t, page, 'the preview of what is given back')
  await arrive(page, async () => { await page.click('#save') })
  t.match(await page.textContent(receipt), 'Inherited again: 1.')
  t.ok(await page.isChecked(`#${nameId}_inherit`))
  assertClean(t)
})
