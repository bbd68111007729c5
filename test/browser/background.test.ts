import t from 'tap'
import { recordChannelError } from '../../src/modules/amazon/logs/error-log-table.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { addSecretStore, channelUrl, storeValidKey, storeValue } from '../helpers/channel.ts'
import { inspect } from './inspect.ts'
import { listAxeViolations } from './page-checks.ts'
import { arrive, enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
const logsUrl = `${channelUrl}logs/`

t.test('logs, learning and read-only mode stand in nobody\'s way; the log is narrowed by keyboard alone', { skip: noChromium }, async t => {
  const site = await openSite(t)
  await storeValidKey(site)
  await storeValue(site, 'saleschannels/general/read_only', '1')
  const { page, context, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await inspect(t, page, 'learning', (await page.goto(`${channelUrl}learning/`))!, 200)
  await page.emulateMedia({ colorScheme: 'dark' })
  t.same(await listAxeViolations(page), [], 'task states can be told apart in the dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await inspect(t, page, 'logs: listings', (await page.goto(`${logsUrl}tab/listings/`))!, 200)
  await inspect(t, page, 'logs: tasks', (await page.goto(`${logsUrl}tab/tasks/`))!, 200)
  const uuid = await addSecretStore(site)
  for (const code of ['ApiKeyExpired', 'Throttled']) await recordChannelError(site.database, { region: 'US', code, message: `about ${code}`, merchantId: 1, createdAt: site.clock.now() })
  await inspect(t, page, 'logs: errors of a store', (await page.goto(`${logsUrl}uuid/${uuid}/`))!, 200)
  await page.focus('#errorLog_filter_code')
  await page.keyboard.type('Thr')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.same(await page.locator('#errorLog_table tbody .col-code').allTextContents().then(texts => texts.map(text => text.trim())), ['Throttled'])
  t.equal(await page.inputValue('#errorLog_filter_code'), 'Thr')
  assertClean(t)
})
