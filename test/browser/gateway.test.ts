import t from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { storeValidKey, storeValue } from '../helpers/channel.ts'
import { inspect } from './inspect.ts'
import { enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)

t.test('the pages of the emulation are clean, in Italian too, and a call is repeated by keyboard', { skip: noChromium }, async t => {
  const site = await openSite(t)
  await storeValue(site, 'backroom_emulation/connector/generation', '1.3')
  const key = await storeValidKey(site)
  await site.app.inject({ url: '/gateway/apikeycheck', headers: { 'magento-api-key': key } })
  await site.app.inject({ url: '/gateway/apikeycheck?token=x' })
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  const check = async (path: string): Promise<void> => { await inspect(t, page, path, (await page.goto(path))!, 200) }
  await check('/admin/emulation/differences/')
  await check('/admin/emulation/requests/')
  await check('/admin/emulation/requests/view/id/2/')
  await check('/admin/admin/system_config/edit/section/services_connector/')
  t.ok(await page.getByLabel('Production Private Key').first().isVisible(), 'the field is there from generation 1.1 on')
  await page.goto('/admin/emulation/requests/view/id/1/')
  await page.locator('#replay').focus()
  await page.keyboard.press('Enter')
  await page.getByText('answered with status 200').waitFor()
  t.match(page.url(), /view\/id\/3\//)
  await site.database('admin_user').update({ interface_locale: 'it_IT' })
  await check('/admin/emulation/differences/')
  t.ok(await page.getByText('Come distribuito').first().isVisible())
  assertClean(t)
})
