import t from 'tap'
import { recordChannelError } from '../../../src/modules/amazon/logs/error-log-table.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { addSecretStore, channelUrl, secretStore, storeValidKey, storeValue } from '../../helpers/channel.ts'
import type { Page } from '../../helpers/visitor.ts'

const logsUrl = `${channelUrl}logs/`
const grid = '#errorLog_table tbody tr'

function rowsOf (page: Page): string[] {
  return [...page.document.querySelectorAll(grid)].map(row => [...row.querySelectorAll('td')].map(cell => (cell.textContent ?? '').trim().replace(/[\s\u202f]+/g, ' ')).join(' | '))
}

async function addErrors ({ database }: TestApp, merchantId?: number): Promise<void> {
  const add = async (region: string, code: string, createdAt: string, id?: number): Promise<void> => { await recordChannelError(database, { region, code, message: `about ${code}`, createdAt: new Date(createdAt), ...id === undefined ? {} : { merchantId: id } }) }
  await add('US', 'SignatureDoesNotMatch', '2026-03-01T23:30:00Z', merchantId)
  await add('', 'ApiKeyExpired', '2026-03-02T08:00:00Z')
  await add('GB', 'Throttled_<b>', '2026-03-01T22:30:00Z')
}

t.test('the Communication Errors Log lists newest first and narrows by code, region and day of the Admin\'s time zone', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  await storeValue(testApp, 'general/locale/timezone', 'Europe/Rome')
  await addSecretStore(testApp)
  await addErrors(testApp, 1)
  const visitor = await testApp.signedIn()
  t.same(rowsOf(await visitor.open(logsUrl)), [
    'All Amazon stores | All regions | ApiKeyExpired | about ApiKeyExpired | Mar 2, 2026, 9:00 AM',
    `${secretStore.name} | United States | SignatureDoesNotMatch | about SignatureDoesNotMatch | Mar 2, 2026, 12:30 AM`,
    'All Amazon stores | United Kingdom | Throttled_<b> | about Throttled_<b> | Mar 1, 2026, 11:30 PM'
  ])
  const codes = (page: Page): string[] => [...page.document.querySelectorAll(`${grid} .col-code`)].map(cell => (cell.textContent ?? '').trim())
  for (const [filter, expected] of [
    [{ code: 'Thr' }, ['Throttled_<b>']],
    [{ code: '%' }, []],
    [{ region: 'US' }, ['SignatureDoesNotMatch']],
    [{ region: 'none' }, ['ApiKeyExpired']],
    [{ 'created[from]': '2026-03-02' }, ['ApiKeyExpired', 'SignatureDoesNotMatch']],
    [{ 'created[to]': '2026-03-01' }, ['Throttled_<b>']]
  ] as const) {
    await visitor.open(logsUrl)
    t.same(codes(await visitor.submit('#errorLog_filter_form, form[method=get][id$=filter_form]', filter)), expected.length === 0 ? [] : expected, JSON.stringify(filter))
  }
  t.match(visitor.page().document.querySelector('#errorLog_filter_created_to')?.getAttribute('value'), '2026-03-01', 'what was typed is kept')
  const page = await visitor.open(`${logsUrl}?created%5Bfrom%5D=yesterday`)
  t.match(page.messages('error'), ['There is no day "yesterday". Write days as 2026-03-31.'])
  t.equal(codes(page).length, 3)
})

t.test('it pages, and shows one store alone under that store\'s name', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const uuid = await addSecretStore(testApp)
  await addErrors(testApp, 1)
  await testApp.database('channel_amazon_error_log').insert(Array.from({ length: 20 }, (_, index) => ({ region: 'MX', error_code: `Old${index}`, message: 'old', created_on: '2026-01-01 00:00:00' })))
  const visitor = await testApp.signedIn()
  t.equal(rowsOf(await visitor.open(logsUrl)).length, 20)
  t.match(visitor.page().text, '23 records found')
  t.equal(rowsOf(await visitor.follow('.action-next')).length, 3)
  const page = await visitor.open(`${logsUrl}uuid/${uuid}/`)
  t.match(page.document.querySelector('.store-header h2')?.textContent, `Store Name: ${secretStore.name}`)
  t.same(rowsOf(page).length, 1)
  t.equal((await visitor.open(`${logsUrl}uuid/nobody/`)).status, 404)
  await testApp.database('channel_amazon_account').delete()
  t.equal((await testApp.database('channel_amazon_error_log').whereNotNull('merchant_id')).length, 0, 'a store\'s log goes with it')
})

t.test('the other tabs: listings say why they are empty, background tasks what they did', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  t.match((await visitor.open(logsUrl)).text, 'No communication error has been noted.')
  t.match((await visitor.follow('#logs-listings')).text, 'listings are not built in this version')
  t.match((await visitor.follow('#logs-tasks')).text, 'No background task has run yet.')
  await testApp.database('cron_schedule').insert([
    { job_code: 'channel_amazon_clear_logs', status: 'error', messages: 'disk <full>', created_at: '2026-03-02 08:00:00', scheduled_at: '2026-03-02 08:05:00', finished_at: '2026-03-02 08:05:01' },
    { job_code: 'channel_amazon_clear_logs', status: 'pending', created_at: '2026-03-02 08:00:00', scheduled_at: '2026-03-02 09:05:00' }
  ])
  const page = await visitor.open(`${logsUrl}tab/tasks/`)
  t.same([...page.document.querySelectorAll('#taskLog_table tbody tr')].map(row => (row.textContent ?? '').replace(/\s+/g, ' ').trim()), ['channel_amazon_clear_logs Failed disk <full> Mar 2, 2026, 12:05 AM Mar 2, 2026, 12:05 AM'])
  t.equal((await visitor.open(`${logsUrl}tab/nothing/`)).status, 404)
})

t.test('without a valid key no log is shown', async t => {
  const testApp = await createTestApp(t)
  await addErrors(testApp)
  const page = await (await testApp.signedIn()).open(logsUrl)
  t.ok(page.document.querySelector('[data-reason=missing]'))
  t.notMatch(page.body, /Throttled/)
})
