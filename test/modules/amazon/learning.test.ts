import t from 'tap'
import { createAmazonStore } from '../../../src/modules/amazon/stores/amazon-store-table.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { channelUrl, storeValidKey, storeValue } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

const learningUrl = `${channelUrl}learning/`

function stateOf (page: Page, task: string): string {
  const item = page.document.querySelector(`#task-${task}`)
  return `${item?.getAttribute('data-state') ?? ''}: ${(item?.querySelector('.task-state')?.textContent ?? '').replace(/[\s\u202f]+/g, ' ').trim()}`
}

async function look (visitor: Visitor, task: string): Promise<string> {
  return stateOf(await visitor.open(learningUrl), task)
}

async function addStore ({ database, clock }: TestApp, countryCode: string, websiteId: number): Promise<void> {
  await createAmazonStore(database, { websiteId, countryCode, name: `Shop ${countryCode}`, email: 'a@example.com', baseUrl: '' }, clock.now())
}

t.test('each of the eight tasks says its state in words, also at the home of a channel without stores', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  for (const url of [learningUrl, channelUrl]) {
    const page = await visitor.open(url)
    t.same([...page.document.querySelectorAll('.task-list > li')].map(item => item.getAttribute('data-state')), ['open', 'elsewhere', 'elsewhere', 'done', 'open', 'elsewhere', 'elsewhere', 'elsewhere'])
    t.match(stateOf(page, 'approval'), 'elsewhere: Cannot be checked here Only Amazon knows')
  }
})

t.test('background tasks are done while they run as they are set up', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  const call = async (...words: string[]): Promise<void> => { t.equal((await callCommand(testApp, ...words)).code, 0) }
  t.equal(await look(visitor, 'cron'), 'open: To do Background tasks have never run.')
  await call('cron:run')
  t.equal(await look(visitor, 'cron'), 'done: Done Last run at Mar 2, 2026, 1:00 AM, by Magento CRON.')
  testApp.clock.forward(601)
  t.match(await look(visitor, 'cron'), 'open: To do They stand still')
  await call('cron:run')
  await storeValue(testApp, 'saleschannels/general/cron_source', '2')
  t.match(await look(visitor, 'cron'), 'open: To do Only the command channel:amazon:run may run them')
  await call('channel:amazon:run')
  t.match(await look(visitor, 'cron'), 'by the command channel:amazon:run.')
})

t.test('currency, VAT and seller account follow from the stores', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  await addStore(testApp, 'US', 1)
  t.match(await look(visitor, 'currency'), 'done: Done Every Amazon store')
  await addStore(testApp, 'GB', 2)
  t.match(await look(visitor, 'currency'), 'open: To do The Amazon store "Shop GB" sells in GBP, and the prices of its website are in USD')
  t.match(await look(visitor, 'vat'), 'elsewhere: Cannot be checked here The Amazon store "Shop GB" sells in the United Kingdom')
  await testApp.database('core_config_data').insert({ scope: 'websites', scope_id: 2, path: 'currency/options/base', value: 'GBP', updated_at: '2026-03-02 09:00:00' })
  t.match(await look(visitor, 'currency'), 'done:')
  t.match(await look(visitor, 'seller-account'), 'open:')
  await testApp.database('channel_amazon_account').where({ country_code: 'GB' }).update({ authentication_status: 'authenticated', seller_id: 'A1' })
  t.equal(await look(visitor, 'seller-account'), 'done: Done The Amazon store "Shop GB" is connected to a seller account.')
})
