import t from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { channelUrl, connectorUrl, issueKey, keyPaths, listVerdicts, storeKey, storeValidKey } from '../helpers/channel.ts'
import { inspect } from './inspect.ts'
import { fitsItsWidth, listAxeViolations } from './page-checks.ts'
import { arrive, at, enterBrowser, enterChannel } from './steps.ts'

const { openSite } = openBrowser(t)

t.test('Key check with its charts and one verdict: nothing found by axe and html-validate, in the dark, on a telephone', { skip: noChromium }, async t => {
  const site = await openSite(t)
  await storeValidKey(site)
  const toRow = (verdict: string, time: string, latency: number): object => ({ checked_at: `2026-03-02 ${time}`, verdict, occasion: 'access', reason: 'HTTP 200', environment: 'production', authority: 'x', latency_ms: latency })
  const rows = ['valid', 'expired', 'unreachable'].flatMap((verdict, index) => ['07:10:00', '09:00:00'].map(time => toRow(verdict, time, 3 + index * 20)))
  await site.database.batchInsert('backroom_key_validation', rows, 20)
  const { page, context, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await inspect(t, page, 'key check', (await page.goto(`${channelUrl}key_check/`))!, 200)
  await page.click('#key-check-outcomes summary')
  t.ok(await page.isVisible('#key-check-outcomes tbody tr'))
  await page.emulateMedia({ colorScheme: 'dark' })
  t.same(await listAxeViolations(page, '.menu-wrapper'), [])
  await page.setViewportSize({ width: 320, height: 640 })
  t.ok(await fitsItsWidth(page))
  await page.setViewportSize({ width: 1440, height: 900 })
  await arrive(page, async () => { await page.click('#keyCheckGrid tbody a') })
  await inspect(t, page, 'key check: one', (await page.reload())!, 200)
  assertClean(t)
})

t.test('the prompt checks again when its tab is looked at again, once a return, and goes on by itself', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { page, problems } = await enterChannel(site)
  const lookAgain = async (): Promise<void> => {
    const answered = page.waitForResponse(response => response.url().includes('key_status'))
    // A browser under test never hides a tab: the events of a return are told as the browser tells them.
    await page.evaluate(() => { document.dispatchEvent(new Event('visibilitychange')); window.dispatchEvent(new Event('focus')) })
    await answered
  }
  await lookAgain()
  t.equal((await listVerdicts(site)).length, 2, 'one access for the page, one for the return')
  t.ok(await page.isVisible(at.prompt))
  await storeKey(site, (await issueKey(site)).key)
  await page.waitForTimeout(2100)
  await Promise.all([page.locator(at.addStore).waitFor(), lookAgain()])
  // The answer of a script that the check refuses is a 409, which Chromium reports as a failed load.
  t.same(problems.filter(problem => !problem.includes('status of 409')), [])
})

t.test('Test key answers beside the field, and what is typed stays', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { key } = await issueKey(site)
  const { page, context, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await page.goto(connectorUrl)
  await page.fill(at.productionKey, key)
  await page.click(`${at.productionKey}-test`)
  await page.locator('.config-action-status._success').waitFor()
  t.equal(await page.textContent(`${at.productionKey}-tested`), 'The typed key was tested and not saved. It is valid.')
  t.equal(await page.inputValue(at.productionKey), key)
  t.same(await site.database('core_config_data').where({ path: keyPaths.production }), [])
  assertClean(t)
})
