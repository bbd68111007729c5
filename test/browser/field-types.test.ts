import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { noChromium, openBrowser, type BrowserWindow, type Site } from '../helpers/browser.ts'
import { everyField, png } from '../helpers/every-field.ts'
import { listAxeViolations, listHtmlErrors } from './page-checks.ts'
import { arrive, at, enterSection, focusedId } from './steps.ts'

const { openSite } = openBrowser(t)

async function open (t: Test): Promise<BrowserWindow & { readonly site: Site, readonly value: (path: string) => Promise<string | null | undefined> }> {
  const site = await openSite(t, { extraModules: [everyField] })
  const value = async (path: string): Promise<string | null | undefined> => (await site.database('core_config_data').where({ scope: 'default', path }).first() as { value: string | null } | undefined)?.value
  return { ...await enterSection(site, 'demo/'), site, value }
}

async function save (t: Test, page: Page): Promise<void> {
  await arrive(page, async () => { await page.click(at.save) })
  t.match(await page.textContent(at.success), 'You saved the configuration.')
}

t.test('every type of field can be used, and the page is clean for axe and in its HTML', { skip: noChromium }, async t => {
  const { page, value, site, assertClean } = await open(t)
  await page.selectOption('#demo_chosen_start', '03')
  await page.selectOption('#demo_chosen_start_minute', '15')
  await page.check('#demo_chosen_boxes_green')
  await page.locator('#demo_chosen_day ~ .date-picker').fill('2026-12-31')
  t.equal(await page.inputValue('#demo_chosen_day'), '2026-12-31')
  t.equal(await page.locator('#demo_files_hosts tbody tr').count(), 0, 'spare rows are for pages without a script')
  await page.click('#demo_files_hosts [data-row-add]')
  await page.keyboard.type('a.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('80')
  await page.click('#demo_files_hosts [data-row-add]')
  await page.click('#demo_files_hosts tbody tr:last-child [data-row-delete]')
  t.match(await page.textContent('#demo_files_hosts [data-row-status]'), 'The row was deleted.')
  t.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-row-delete')), true, 'the focus stays in the list')
  await page.selectOption('#demo_files_hosts tbody select', 'green')
  await page.setInputFiles('#demo_files_logo', { name: 'logo.png', mimeType: 'image/png', buffer: png })
  t.same(await listAxeViolations(page), [])
  await save(t, page)
  t.equal(await value('demo/chosen/start'), '03,15,00')
  t.equal(await value('demo/chosen/boxes'), 'green')
  t.equal(await value('demo/chosen/day'), '2026-12-31')
  t.same(Object.values(JSON.parse(await value('demo/files/hosts') ?? '{}') as object), [{ host: 'a.example', port: '80', kind: 'green' }])
  t.same(readFileSync(join(site.dataDir, 'media/demo/logo', await value('demo/files/logo') ?? '')), png)
  t.equal(await page.locator('#demo_files_logo_image').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)), 1, 'the picture is shown')
  t.same(await listAxeViolations(page), [])
  t.same(await listHtmlErrors(await (await page.context().request.get(page.url())).text()), [])
  assertClean(t)
})

t.test('rows, groups and controls follow the fields they hang on, and what is hidden is not sent', { skip: noChromium }, async t => {
  const { page, value, assertClean } = await open(t)
  const shown = async (...ids: string[]): Promise<boolean[]> => await Promise.all(ids.map(async id => await page.isVisible(`#demo_hanging_${id}`)))
  const all = ['name', 'detail', 'excuse', 'local', 'somewhere', 'inner_deep']
  t.same(await shown(...all), [false, false, true, false, true, false])
  await page.selectOption('#demo_hanging_mode', 'full')
  t.same(await shown(...all), [true, false, false, false, true, true])
  await page.selectOption('#demo_chosen_yes', '1')
  await page.selectOption('#demo_hanging_everywhere', '0')
  t.same(await shown(...all), [true, true, false, false, false, true])
  await page.fill('#demo_hanging_detail', 'typed before it was hidden')
  await page.selectOption('#demo_hanging_mode', 'off')
  t.ok(await page.isDisabled('#demo_chosen_specificcountry'))
  await page.selectOption('#demo_chosen_allowspecific', '1')
  await page.selectOption('#demo_chosen_specificcountry', 'IT')
  await save(t, page)
  t.equal(await value('demo/hanging/detail'), undefined)
  t.equal(await value('demo/chosen/specificcountry'), 'IT')
  assertClean(t)
})

t.test('a long list is narrowed by typing, with the keyboard alone', { skip: noChromium }, async t => {
  const { page, value, assertClean } = await open(t)
  await page.focus('#demo_chosen_many-filter')
  await page.keyboard.type('number 42')
  t.match(await page.textContent('#demo_chosen_many-filter + [role=status]'), '1 of 60 entries')
  await page.keyboard.press('Enter')
  t.equal(await focusedId(page), 'demo_chosen_many')
  t.equal(await page.inputValue('#demo_chosen_many'), 'v42')
  t.same(await listAxeViolations(page, '.menu-wrapper'), [])
  await save(t, page)
  t.equal(await value('demo/chosen/many'), 'v42')
  assertClean(t)
})
