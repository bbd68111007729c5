import { Secret, TOTP } from 'otpauth'
import t from 'tap'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { storeValue } from '../helpers/channel.ts'
import { fitsItsWidth } from './page-checks.ts'
import { inspect } from './inspect.ts'
import { arrive } from './steps.ts'

const { openSite } = openBrowser(t)

t.test('the second factor, from its setup to the own page', { skip: noChromium }, async t => {
  const site = await openSite(t, { prepare: async site => { await storeValue(site, 'twofactorauth/general/enable', '1') } })
  const { page, assertClean } = await site.openWindow()
  const press = async (name: string, button: string): Promise<void> => {
    const [response] = await Promise.all([
      page.waitForResponse(answer => answer.request().isNavigationRequest() && answer.status() !== 302),
      arrive(page, async () => { await page.click(button) })
    ])
    await inspect(t, page, name, response, 200)
  }
  const signIn = async (name: string): Promise<void> => {
    await page.goto('/admin/')
    await page.fill('#username', adminUser.username)
    await page.fill('#login', adminUser.password)
    await press(name, '.action-login')
  }
  await signIn('second factor: setup')
  const secret = await page.inputValue('#tfa_secret')
  const codeNow = (): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: site.clock.now().getTime() })
  await page.setViewportSize({ width: 320, height: 640 })
  t.ok(await fitsItsWidth(page))
  t.ok(await page.locator('#tfa_secret').evaluate(input => input.scrollWidth <= input.clientWidth), 'the whole key can be read')
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.fill('#tfa_code', '000000')
  await press('second factor: setup refused', '.action-login')
  await page.fill('#tfa_code', codeNow())
  await press('second factor: recovery codes', '.action-login')
  t.equal(await page.locator('.tfa-codes li').count(), 10)
  await arrive(page, async () => { await page.click('#tfa-continue') })
  await inspect(t, page, 'second factor: own page', (await page.goto('/admin/tfa/account/index/'))!, 200)
  await page.fill('#tfa_codes_password', adminUser.password)
  await press('second factor: new recovery codes', '#tfa-renew')
  await page.goto('/admin/admin/user/edit/user_id/1/')
  await page.click('#page_tabs_twofactorauth')
  t.ok(await page.isVisible('#tfa-reset-form'))
  t.notOk(await page.isVisible('#user_username'))
  await inspect(t, page, 'user: second factor', (await page.goto('/admin/admin/user/edit/user_id/1/'))!, 200)
  await page.context().clearCookies()
  site.clock.forward(60)
  await signIn('second factor: code')
  await page.fill('#tfa_code', '000000')
  await press('second factor: code refused', '.action-login')
  assertClean(t)
})
