import t from 'tap'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { storeValue } from '../helpers/channel.ts'
import { inspect } from './inspect.ts'
import { arrive } from './steps.ts'

const { openSite } = openBrowser(t)

t.test('a guarded login form holds its button until the wait is over, and then lets in', { skip: noChromium }, async t => {
  const site = await openSite(t, {
    async prepare (site) {
      await storeValue(site, 'admin/captcha/enable', '1')
      await storeValue(site, 'admin/captcha/mode', 'always')
    }
  })
  const { page, assertClean } = await site.openWindow()
  const response = await page.goto('/admin/')
  await inspect(t, page, 'guarded login form', response!, 200)
  await page.fill('#username', adminUser.username)
  await page.fill('#login', adminUser.password)
  await page.waitForSelector('.action-login:enabled')
  t.equal(await page.textContent('[data-captcha-wait]'), 'This form can be sent now.')
  t.equal((await page.textContent('.action-login'))!.trim(), 'Sign in')
  site.clock.forward(1)
  await arrive(page, async () => { await page.click('.action-login') })
  t.equal(await page.locator('#login-form').count(), 0)
  assertClean(t)
})
