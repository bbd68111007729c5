import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { adminUser, type TestApp } from '../helpers/app.ts'
import { noChromium, openBrowser, type BrowserWindow, type Site } from '../helpers/browser.ts'
import { createPerson } from '../helpers/people.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { tabTo } from './keyboard.ts'
import { arrive, at, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const rolesUrl = '/admin/admin/user_role/'
const node = (id: string): string => `li[data-id="${id}"]`
const box = (id: string): string => `${node(id)} > input`

async function openAdmin (t: Test): Promise<BrowserWindow & { site: Site }> {
  const site = await openSite(t, { prepare: async (testApp: TestApp) => { await createPerson(testApp, ['Magento_Backend::dashboard'], { username: 'ada' }) } })
  const somebody = await site.openWindow()
  await enterBrowser(site, somebody.context)
  return { ...somebody, site }
}

async function listChecked (page: Page): Promise<string[]> {
  return await page.locator('[data-role=resource-tree] input:checked').evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).value))
}

t.test('a role is made and deleted as the original\'s own tests do it', { skip: noChromium }, async t => {
  const { page, site, assertClean } = await openAdmin(t)
  await page.goto(rolesUrl)
  await arrive(page, async () => { await page.click('#add') })
  await page.fill('#role_name', 'Orders only')
  await page.fill('#current_password', adminUser.password)
  await page.click('#role_info_tabs_account')
  t.notOk(await page.isVisible('#role_name'), 'one tab at a time')
  await page.selectOption('#all', 'All')
  t.notOk(await page.isVisible('[data-role=resource-tree]'))
  await page.selectOption('#all', 'Custom')
  await page.click(`${node('Magento_Sales::sales_operation')} > a > i.jstree-checkbox`)
  const checked = await listChecked(page)
  t.same(checked.slice(0, 3), ['Magento_Sales::sales', 'Magento_Sales::sales_operation', 'Magento_Sales::sales_order'], 'what it stands under and all below it')
  t.ok(checked.includes('Magento_Sales::create'))
  await page.click(`${node('Magento_Sales::sales_order')} > a`)
  t.notOk((await listChecked(page)).includes('Magento_Sales::create'), 'dropped with what it stands under')
  await page.click('#role_info_tabs_roles')
  await page.check('.col-in_role_users input[value="2"]')
  await arrive(page, async () => { await page.click('#save') })
  t.match(await page.textContent(at.success), 'You saved the role.')
  t.match(await site.database('authorization_role').where({ role_type: 'U', user_id: 2 }), [{ parent_id: 5 }])
  await arrive(page, async () => { await page.click('text=Orders only') })
  await page.click('#delete')
  t.equal(await page.isVisible('.modal-popup.confirm'), true)
  t.match(await page.textContent('.modal-popup.confirm .modal-content'), 'Users have this role: 1.')
  await page.click('.modal-popup.confirm .action-accept')
  t.equal(await page.evaluate(() => document.activeElement?.id), 'current_password', 'the own password is asked for first')
  await page.fill('#current_password', adminUser.password)
  await page.click('#delete')
  await arrive(page, async () => { await page.click('.modal-popup.confirm .action-accept') })
  t.match(await page.textContent(at.success), 'You deleted the role.')
  assertClean(t)
})

t.test('the tree is walked, folded and ticked by keyboard', { skip: noChromium }, async t => {
  const { page, assertClean } = await openAdmin(t)
  await page.goto(`${rolesUrl}editrole/#role_info_tabs_account_content`)
  await page.focus('#all')
  await tabTo(page, box('Magento_Backend::dashboard'))
  const walk = async (...keys: string[]): Promise<string | undefined> => {
    for (const key of keys) await page.keyboard.press(key)
    return await page.evaluate(() => (document.activeElement as HTMLInputElement).value)
  }
  t.equal(await walk('ArrowDown', 'ArrowDown', 'ArrowDown'), 'Magento_Sales::sales')
  t.equal(await walk('ArrowLeft'), 'Magento_Sales::sales')
  t.equal(await page.getAttribute(box('Magento_Sales::sales'), 'aria-expanded'), 'false')
  t.notOk(await page.isVisible(box('Magento_Sales::sales_operation')))
  t.equal(await walk('ArrowDown'), 'Magento_Catalog::catalog', 'what is folded is passed over')
  t.equal(await walk('ArrowUp', 'ArrowRight', 'ArrowRight'), 'Magento_Sales::sales_operation')
  t.equal(await walk('ArrowDown', 'Space'), 'Magento_Sales::sales_order')
  t.same((await listChecked(page)).slice(0, 3), ['Magento_Sales::sales', 'Magento_Sales::sales_operation', 'Magento_Sales::sales_order'])
  assertClean(t)
})

t.test('Enter in a filter and another number of records narrow the users; nothing is saved and nothing typed is lost', { skip: noChromium }, async t => {
  const { page, site, assertClean } = await openAdmin(t)
  await page.goto(`${rolesUrl}editrole/rid/3/`)
  await page.fill('#role_name', 'Typed')
  await page.click('#role_info_tabs_roles')
  await page.check('.col-in_role_users input[value="1"]')
  await page.fill('#roleUserGrid_filter_role_user_username', 'ada')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.equal(await page.locator('#roleUserGrid_table tbody tr').count(), 1)
  await arrive(page, async () => { await page.selectOption('#roleUserGrid_page-limit', '30') })
  t.equal(await page.inputValue('#roleUserGrid_filter_role_user_username'), 'ada')
  await arrive(page, async () => { await page.click('#roleUserGrid [title="Reset Filter"]') })
  t.ok(await page.isChecked('.col-in_role_users input[value="1"]'))
  t.equal(await page.inputValue('#role_name'), 'Typed')
  t.match(await site.database('authorization_role').where({ role_id: 3 }), [{ role_name: 'Role of ada' }])
  assertClean(t)
})

t.test('nothing stands in the way of those who see or move differently, on any page of roles', { skip: noChromium }, async t => {
  const { page, assertClean } = await openAdmin(t)
  for (const path of ['', 'editrole/', 'editrole/rid/3/?role_user_username=a']) await inspect(t, page, `roles: ${path}`, (await page.goto(rolesUrl + path))!, 200)
  await page.goto(`${rolesUrl}editrole/rid/3/#role_info_tabs_account_content`)
  await inspect(t, page, 'roles: the tree', (await page.reload())!, 200)
  await inspect(t, page, 'roles: refused', await sendAsIs(page, '#edit_form'), 422)
  assertClean(t)
})
