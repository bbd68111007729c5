import t from 'tap'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const list = '/admin/admin/integration/'

t.test('an integration from its form to its token: each page is valid and accessible', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await inspect(t, page, 'new integration', (await page.goto(`${list}new/`))!, 200)
  await inspect(t, page, 'integration: refused', await sendAsIs(page, '#edit_form'), 422)
  await page.fill('#integration_properties_name', 'Warehouse')
  await page.fill('#integration_properties_current_password', adminUser.password)
  await page.click('#integration_edit_tabs_api_section')
  t.equal(await page.isVisible('#integration_edit_tabs_info_section_content'), false, 'tabs show one panel')
  await page.selectOption('#all_resources', '1')
  t.equal(await page.isVisible('[data-role=resource-tree]'), false, 'where all is granted there is nothing to choose')
  await page.selectOption('#all_resources', '0')
  await page.click('[data-id="Magento_Backend::store"] > a > i.jstree-checkbox')
  t.equal(await page.isChecked('[data-id="Magento_Backend::stores"] > input'), true, 'what it stands under is chosen along')
  await page.click('#save-activate')
  await page.waitForSelector('#allow')
  await inspect(t, page, 'approval', (await page.reload())!, 200)
  const [shown] = await Promise.all([page.waitForResponse(response => response.url().includes('tokensDialog')), page.click('#allow')])
  await page.waitForSelector('#integration_token_token')
  await inspect(t, page, 'tokens', shown, 200)
  t.match(await page.inputValue('#integration_token_token'), /^[0-9a-z]{32}$/)
  for (const path of ['', 'edit/id/1/', 'permissionsDialog/id/1/reauthorize/1/', 'remove/id/1/']) await inspect(t, page, path, (await page.goto(list + path))!, 200)
  assertClean(t)
})
