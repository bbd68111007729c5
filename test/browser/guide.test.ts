import type { Page } from 'playwright-core'
import t from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { channelUrl, issueKey, portalOf, storeKey } from '../helpers/channel.ts'
import { inspect } from './inspect.ts'
import { tabTo } from './keyboard.ts'
import { fitsItsWidth, listAxeViolations } from './page-checks.ts'
import { arrive, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const guideUrl = '/admin/guide/index/'
const certificateUrl = '/admin/guide/certificate/'

function stateOf (page: Page, step: string, state: string): Promise<unknown> {
  return page.locator(`[data-guide-step="${step}"][data-state="${state}"]`).waitFor()
}

t.test('the guide beside a page: by keyboard, refreshed without a reload, the same in a second tab, and printed', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await inspect(t, page, 'guide: before a run', (await page.goto(guideUrl))!, 200)
  await tabTo(page, '#guide-start')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  await inspect(t, page, 'guide: a run', (await page.goto(guideUrl))!, 200)
  await inspect(t, page, 'guide: beside the prompt', (await page.goto(channelUrl))!, 200)
  for (const width of [900, 320]) {
    await page.setViewportSize({ width, height: 640 })
    t.ok(await fitsItsWidth(page), `no scrolling sideways at ${width} px`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })

  const secondTab = await context.newPage()
  await secondTab.goto('/admin/admin/dashboard/')
  await page.bringToFront()
  await tabTo(page, '.skip-link[href="#guide"]')
  await page.keyboard.press('Enter')
  await tabTo(page, '.guide-panel-fold > summary')
  const saved = page.waitForResponse(response => response.url().endsWith('/guide/panel/save/'))
  await page.keyboard.press('Enter')
  t.equal((await saved).status(), 200)
  await page.reload()
  t.equal(await page.locator('.guide-panel-fold[open]').count(), 0, 'folded survives a reload')
  await page.locator('.guide-panel-fold > summary').focus()
  await page.keyboard.press('Enter')

  const { key, id, accountId } = await issueKey(site)
  await storeKey(site, key)
  await stateOf(page, 'paste-key', 'done')
  await stateOf(page, 'add-key', 'done')
  t.match(await page.textContent('[data-guide-news]'), /Done: Paste the key\./, 'the change is announced')
  t.same(await listAxeViolations(page, '.menu-wrapper'), [], 'nothing found by axe after the change')
  await page.goto(channelUrl)
  await stateOf(page, 'enter-again', 'done')
  await secondTab.bringToFront()
  await secondTab.evaluate(() => dispatchEvent(new Event('focus')))
  await stateOf(secondTab, 'enter-again', 'done')
  await portalOf(site).revoke(accountId, id)
  await secondTab.evaluate(() => dispatchEvent(new Event('focus')))
  await stateOf(secondTab, 'enter-again', 'todo')
  t.match(await secondTab.textContent('[data-guide-news]'), /Not done any more: Open Amazon Sales Channel again\./)

  const next = await issueKey(site)
  await enterBrowser(site, context, { realm: 'account', userId: next.accountId })
  await storeKey(site, next.key)
  await page.goto(channelUrl)
  await inspect(t, page, 'guide: certificate', (await page.goto(certificateUrl))!, 200)
  await page.evaluate(() => { window.print = () => { document.title = 'printed' } })
  await page.click('#guide-print')
  t.equal(await page.title(), 'printed')
  await page.emulateMedia({ media: 'print' })
  t.same(await page.locator('.guide-panel, .guide-look-up, .menu-wrapper, #guide-print').filter({ visible: true }).count(), 0, 'only the certificate is on the paper')
  t.ok(await page.locator('#certificate-number').isVisible())
  await page.emulateMedia({ media: 'screen' })
  await inspect(t, page, 'guide: unknown number', (await page.goto(`${certificateUrl}number/1-AAAA/`))!, 404)
  assertClean(t)
})
