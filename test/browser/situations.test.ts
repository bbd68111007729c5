import t from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { linkOf, situationsUrl } from '../helpers/situations.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { tabTo } from './keyboard.ts'
import { arrive, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)

t.test('a situation is set and taken back by keyboard, the clock is told on every page, and nothing stands in anybody\'s way', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await inspect(t, page, 'situations', (await page.goto(situationsUrl))!, 200)
  await tabTo(page, '[data-situation=expired] a')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  await inspect(t, page, 'situation', (await page.goto(linkOf('expired')))!, 200)
  await tabTo(page, '#enter')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.equal(await page.getAttribute('[data-reason]', 'data-reason'), 'expired')
  await arrive(page, async () => { await page.click('#messages .message-success a') })
  await page.fill('#clock-by', '-2d')
  await arrive(page, async () => { await page.press('#clock-by', 'Enter') })
  t.match(await page.textContent('.clock-note'), /The clock is shifted: Feb 28, 2026/)
  await page.fill('#clock-by', 'soon')
  await inspect(t, page, 'situations: refused, with the note', await sendAsIs(page, '#clock-shift-form'), 422)
  await page.goto('/admin/channel/amazon/')
  t.equal(await page.locator('#add-amazon-store').count(), 1, 'two days earlier the key was still good')
  await inspect(t, page, 'portal with the note', (await page.goto('/account/customer/account/login/'))!, 200)
  await page.goto(linkOf('no_permission'))
  await inspect(t, page, 'password', await sendAsIs(page, '#situation-form'), 200)
  await page.goto(situationsUrl)
  await arrive(page, async () => { await page.click('#reset') })
  t.equal(await page.locator('.clock-note, [data-set]').count(), 0)
  assertClean(t)
})
