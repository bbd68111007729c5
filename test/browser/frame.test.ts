import type { Locator, Page } from 'playwright-core'
import t from 'tap'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { arrive, at, enterSection, focusedId, sectionUrl } from './steps.ts'

const { openSite } = openBrowser(t)

/** The suggestions for what stands in the field now, not for what stood there a keystroke ago. */
const suggestions = (page: Page): Locator => page.locator('#search-global[aria-expanded=true] ~ #search-global-menu:not([aria-busy])')

t.test('the search suggests settings while typing, and Enter goes to the field', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'contact/')
  await page.keyboard.press('Control+K')
  t.equal(await focusedId(page), 'search-global')
  await page.keyboard.type('time zone')
  await suggestions(page).waitFor()
  t.equal(await page.getAttribute('#search-global', 'aria-activedescendant'), null, 'nothing is chosen yet')
  await page.keyboard.press('ArrowDown')
  const chosen = await page.getAttribute('#search-global', 'aria-activedescendant')
  t.equal(await page.getAttribute(`#${chosen}`, 'aria-selected'), 'true')
  t.match(await page.textContent(`#${chosen}`), /^Timezone.*general\/locale\/timezone/)
  await page.keyboard.press('Escape')
  t.equal(await page.getAttribute('#search-global', 'aria-expanded'), 'false', 'Escape closes the suggestions')
  t.equal(await page.inputValue('#search-global'), 'time zone', 'and keeps what was typed')
  await page.keyboard.press('s')
  await page.keyboard.press('Backspace')
  await suggestions(page).waitFor()
  await page.keyboard.press('ArrowDown')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.equal(new URL(page.url()).hash, '#general_locale_timezone')
  t.ok(await page.isVisible('#general_locale_timezone'), 'the group is open')
  t.equal(await focusedId(page), 'general_locale_timezone')
  assertClean(t)
})

t.test('language and theme are those of the user from the next page on', { skip: noChromium }, async t => {
  const { page, assertClean } = await enterSection(await openSite(t), 'general/')
  const brightness = async (): Promise<number> => await page.evaluate(() => Math.max(...getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g)!.slice(0, 3).map(Number)))
  t.ok(await brightness() > 200)
  await page.goto('/admin/admin/system_account/index/')
  await page.selectOption('#theme', 'dark')
  await page.selectOption('#interface_locale', 'es_ES')
  await page.fill('#current_password', adminUser.password)
  await arrive(page, async () => { await page.click(at.save) })
  t.equal(await page.getAttribute('html', 'lang'), 'es-ES')
  t.ok(await brightness() < 80, 'dark at once')
  t.notMatch(await page.textContent(at.success), 'You saved the account.')
  await page.goto(`${sectionUrl}general/`)
  t.equal(await page.textContent('#save span'), 'Save Config', 'what the guide quotes stays English')
  assertClean(t)
})
