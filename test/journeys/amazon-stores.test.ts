import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { channelUrl, listVerdicts, storeValidKey, storeValue } from '../helpers/channel.ts'
import { createTestClock } from '../helpers/clock.ts'
import { createFakeMerchants, type FakeMerchants } from '../helpers/fake-merchants.ts'
import { enter, enterWith, errorAt } from '../helpers/people.ts'
import type { Page, Visitor } from '../helpers/visitor.ts'

const day = 24 * 60 * 60
const unavailable = 'The services behind the channel do not answer. Nothing was changed: try again in a moment.'
const readOnly = 'Read-Only Mode is on, so nothing is sent to Amazon. Nothing was changed: switch it off in Sales Channels > Global Settings first.'

interface Scene {
  readonly testApp: TestApp
  readonly merchants: FakeMerchants
  readonly admin: Visitor
  readonly uuid: string
  /** Address of a page of the store. */
  readonly at: (action: string) => string
  readonly store: () => Promise<Record<string, unknown>>
}

/** Somebody who has just added a store. */
async function addStore (t: Test): Promise<Scene> {
  const lateClock = { now: () => testApp.clock.now() }
  const merchants = createFakeMerchants(lateClock)
  const testApp = await createTestApp(t, { merchants })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  await admin.open(`${channelUrl}account_create/`)
  await admin.submit('#add-store-form', { website: 'base', email: 'seller@example.com', name: 'Shop', country: 'US' })
  const [uuid] = [...merchants.merchants.keys()]
  return { testApp, merchants, admin, uuid: uuid!, at: action => `${channelUrl}${action}/uuid/${uuid!}/`, store: async () => await testApp.database('channel_amazon_account').first() }
}

/** A store that is connected and has its listing rule. */
async function addActiveStore (t: Test): Promise<Scene> {
  const scene = await addStore(t)
  scene.merchants.authorize(scene.uuid)
  await scene.admin.open(scene.at('store_details'))
  await scene.admin.open(scene.at('account_listing_rules_preview'))
  await scene.admin.submit('#rule-form')
  return scene
}

function nextOf (page: Page): string | null | undefined {
  return page.document.querySelector('#store-next')?.getAttribute('data-next')
}

function historyOf (page: Page): string[] {
  return [...page.document.querySelectorAll('#status-history-grid tbody tr')].map(row => [...row.querySelectorAll('td')].slice(2).map(cell => cell.textContent!.trim()).join(' | '))
}

t.test('from added to active: each page says what is missing next and leads there', async t => {
  const { testApp, merchants, admin, uuid, at, store } = await addStore(t)
  t.same(merchants.calls, [`create ${uuid}`])
  await admin.open(channelUrl)
  t.match(admin.page().document.querySelector('.store-card-alert a')?.textContent, /connect the store/)
  await admin.follow('.store-card-alert a')
  t.equal(nextOf(admin.page()), 'connect')
  const link = admin.page().document.querySelector('#connect-store')!
  t.same([link.getAttribute('target'), link.getAttribute('rel')], ['_blank', 'noopener'])
  const { statusCode, headers } = await testApp.app.inject({ url: link.getAttribute('href')!, headers: { cookie: [...admin.cookies].map(pair => pair.join('=')).join('; ') } })
  t.equal(statusCode, 302)
  t.equal(headers.location, `https://seller.example/consent?back=${encodeURIComponent(at('store_details'))}`)
  await admin.open(at('account_listing_rules_index'))
  t.match(admin.page().document.querySelector('#rule-missing')?.textContent, /connect the store/)
  t.equal(admin.page().document.querySelector('#preview-rule'), null)
  merchants.authorize(uuid)
  await admin.open(at('store_details'))
  t.equal(nextOf(admin.page()), 'listing_rule')
  t.match(admin.page().text, /Authorized until/)
  await admin.follow('#open-listing-rule')
  t.match(admin.page().text, /Listing rule of Main Website/)
  await admin.follow('#preview-rule')
  t.match(await store(), { is_active: 2 }, 'looking changes nothing')
  await admin.submit('#rule-form')
  t.equal(nextOf(admin.page()), 'none')
  t.same(admin.page().messages('success'), ['You saved the listing rule of the Amazon store "Shop".', 'The Amazon store "Shop" is active.'])
  t.same(historyOf(admin.page()), ['Incomplete → Active | The listing rule was saved for the first time.', 'Not connected → Connected | The seller gave consent.', 'Incomplete, Not connected | The store was added.'])
  t.match(await store(), { is_active: 1, authentication_status: 'authenticated', seller_id: 'A1SELLER' })
})

t.test('a waiting page is told when the status has changed, one validation of the key a question; without scripts a button asks', async t => {
  const { testApp, merchants, admin, uuid, at } = await addStore(t)
  await admin.open(at('store_details'))
  const shown = admin.page().document.querySelector('[data-store-status]')!.getAttribute('data-version')
  const ask = async (): Promise<Record<string, unknown>> => JSON.parse((await admin.open(at('store_status'), { 'x-requested-with': 'XMLHttpRequest' })).body) as Record<string, unknown>
  const before = (await listVerdicts(testApp)).length
  t.match(await ask(), { version: shown, isSettled: false })
  t.equal((await listVerdicts(testApp)).length, before + 1)
  merchants.isDown = true
  t.match(await ask(), { code: 'MERCHANT_SERVICE_UNAVAILABLE', message: unavailable })
  t.equal(admin.page().status, 503)
  await admin.open(at('store_details'))
  t.match(admin.page().messages('warning'), [/may be out of date/])
  await admin.submit('#check-status-form')
  t.same(admin.page().messages('error'), [unavailable])
  merchants.isDown = false
  merchants.answer(uuid, { state: 'refused', reason: 'not_primary_user' })
  const refused = await ask()
  t.match(refused, { isSettled: true, authentication: 'refused' })
  t.not(refused['version'], shown)
  await admin.open(at('store_details'))
  t.match(admin.page().document.querySelector('#store-refusal')?.textContent, /Only the primary user of a seller account may give consent\. Connect the store again/)
  t.ok(admin.page().document.querySelector('#connect-store'))
  merchants.authorize(uuid)
  await admin.submit('#check-status-form')
  t.same(admin.page().messages('notice'), ['The status was asked for just now: Connected.'])
  await testApp.database('account_api_key').delete()
  t.match(await ask(), { code: 'API_KEY_REQUIRED' })
})

t.test('activating and deactivating is refused while a store is incomplete, and possible from its card and its page after', async t => {
  const { merchants, admin, uuid, at, store } = await addStore(t)
  const press = async (): Promise<Page> => { await admin.open(channelUrl); return await admin.submit('.store-card-actions form') }
  t.match((await press()).messages('error'), [/"Shop" is not connected to Amazon\. Connect it first/])
  merchants.authorize(uuid)
  await admin.open(at('store_details'))
  t.match((await press()).messages('error'), [/"Shop" is incomplete: its listing rule was never saved/])
  await admin.open(at('account_listing_rules_preview'))
  await admin.submit('#rule-form')
  t.match((await press()).messages('success'), [/"Shop" is inactive: everything is kept/])
  t.match(await store(), { is_active: 0 })
  await admin.open(at('store_details'))
  t.equal(nextOf(admin.page()), 'activate')
  await admin.submit('#store-next form')
  t.equal(admin.page().url, at('store_details'))
  t.match(await store(), { is_active: 1 })
})

t.test('the consent of a year is warned about 30, 7 and 1 days before, then the store waits for its renewal', async t => {
  const { testApp, merchants, admin, uuid, at } = await addActiveStore(t)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard'])
  const warn = async (visitor = admin): Promise<string | undefined> => {
    // The session would have ended long ago.
    await testApp.database('backroom_session').update({ last_seen_at: testApp.clock.now().getTime(), created_at: testApp.clock.now().getTime() })
    return (await visitor.open('/admin/admin/dashboard/')).document.querySelector('#system_messages .message-system-short')?.textContent?.trim()
  }
  testApp.clock.forward(334 * day)
  t.equal(await warn(), undefined)
  testApp.clock.forward(day)
  t.match(await warn(), /"Shop" ends in 30 days/)
  t.equal(await warn(clerk), undefined, 'not told to those who may not enter the channel')
  testApp.clock.forward(23 * day)
  t.match(await warn(), /ends in 7 days/)
  testApp.clock.forward(6 * day)
  t.match(await warn(), /ends within a day/)
  await admin.open(at('store_details'))
  t.equal(nextOf(admin.page()), 'renew_soon')
  t.ok(admin.page().document.querySelector('#connect-store'))
  testApp.clock.forward(day)
  t.match(await warn(), /"Shop" has expired: its synchronization is paused/)
  await admin.open(channelUrl)
  t.match(admin.page().document.querySelector('.store-card-alert')?.textContent, /has expired, so synchronization is paused/)
  await admin.open(at('store_details'))
  t.equal(nextOf(admin.page()), 'renew_expired')
  t.match(historyOf(admin.page())[0], /Connected → Authorization expired \| A year has passed/)
  merchants.authorize(uuid)
  await admin.open(at('store_details'))
  t.equal(nextOf(admin.page()), 'none', 'it is active as before')
  t.equal(await warn(), undefined)
  merchants.answer(uuid, { state: 'revoked', sellerId: 'A1SELLER', authorizedAt: testApp.clock.now(), expiresAt: new Date('2028-01-01') })
  await testApp.database('channel_amazon_account').update({ authentication_status: 'revoked' })
  t.match(await warn(), /The seller withdrew the authorization of the Amazon store "Shop"/)
})

t.test('e-mail and name can be changed here and there together, or not at all; country and website are only shown', async t => {
  const { merchants, admin, uuid, at, store } = await addStore(t)
  await admin.open(at('store_settings'))
  const form = '#store-settings-form'
  t.match(admin.page().text, /Amazon Marketplace Country United States Magento Website Main Website/)
  t.equal((await admin.submit(form, { email: 'nobody', name: '' })).status, 422)
  t.match([errorAt(admin, 'email'), errorAt(admin, 'name')], [/valid email address/, /required/])
  merchants.isDown = true
  const down = await admin.submit(form, { email: 'new@example.com', name: 'New', country: 'CA' })
  t.same([down.status, down.messages('error')], [503, [unavailable]])
  t.equal((down.document.getElementById('email') as HTMLInputElement).value, 'new@example.com', 'what was typed is kept')
  t.match(await store(), { email: 'seller@example.com', name: 'Shop' })
  merchants.isDown = false
  const saved = await admin.submit(form, { email: 'new@example.com', name: 'New', country: 'CA', website: '2' })
  t.same(saved.messages('success'), ['You saved the settings of the Amazon store "New".'])
  t.match(await store(), { email: 'new@example.com', name: 'New', country_code: 'US' })
  t.match(merchants.merchants.get(uuid), { email: 'new@example.com', name: 'New', countryCode: 'US' })
})

t.test('a deletion says what goes with it, and takes it there and here; where the services do not answer all stays', async t => {
  const { testApp, merchants, admin, uuid, at } = await addActiveStore(t)
  await admin.open(channelUrl)
  await admin.follow('.store-card-actions a')
  t.match(admin.page().text, /Listing rule\s*1 Listing settings\s*1 Entries in the status history\s*3/)
  merchants.isDown = true
  t.same((await admin.submit('#delete-form')).messages('error'), [unavailable])
  t.equal((await testApp.database('channel_amazon_account')).length, 1)
  merchants.isDown = false
  t.same((await admin.submit('#delete-form')).messages('success'), ['You deleted the Amazon store "Shop".'])
  for (const table of ['account', 'listing_rule', 'account_listing', 'status_history']) t.same(await testApp.database(`channel_amazon_${table}`), [], table)
  t.equal(merchants.merchants.has(uuid), false)
  for (const action of ['store_details', 'store_connect', 'store_status', 'store_settings', 'store_delete', 'account_listing_rules_index', 'account_listing_rules_preview']) t.equal((await admin.open(at(action))).status, 404, action)
})

t.test('while Read-Only Mode is on nothing leaves: no store is added, connected, renamed or deleted, and each says why', async t => {
  const { testApp, merchants, admin, at } = await addStore(t)
  await storeValue(testApp, 'saleschannels/general/read_only', '1')
  const calls = [...merchants.calls]
  await admin.open(at('store_details'))
  t.equal(admin.page().document.querySelector('#connect-store'), null)
  t.match(admin.page().document.querySelector('#store-read-only')?.textContent, /stores cannot be connected/)
  t.same((await admin.open(at('store_connect'))).messages('error'), [readOnly])
  await admin.open(at('store_settings'))
  t.same((await admin.submit('#store-settings-form', { name: 'New' })).messages('error'), [readOnly])
  await admin.open(at('store_delete'))
  t.same((await admin.submit('#delete-form')).messages('error'), [readOnly])
  await admin.open(`${channelUrl}account_create/`)
  const page = await admin.submit('#add-store-form', { website: 'base', email: 'b@example.com', name: 'Second', country: 'CA' })
  t.same([page.status, page.messages('error')], [409, [readOnly]])
  t.same(merchants.calls, calls)
  t.match(await testApp.database('channel_amazon_account'), [{ name: 'Shop' }])
})

t.test('a store that cannot be written here is taken back there; one that cannot be made there is not made here', async t => {
  const merchants = createFakeMerchants(createTestClock())
  const testApp = await createTestApp(t, { merchants })
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  const add = async (): Promise<Page> => {
    await admin.open(`${channelUrl}account_create/`)
    return await admin.submit('#add-store-form', { website: 'base', email: 'a@example.com', name: 'Shop', country: 'US' })
  }
  merchants.isDown = true
  const down = await add()
  t.same([down.status, down.messages('error')], [503, [unavailable]])
  t.equal((down.document.getElementById('name') as HTMLInputElement).value, 'Shop')
  merchants.isDown = false
  await testApp.database.schema.dropTable('channel_amazon_account_listing')
  t.equal((await add()).status, 500)
  t.match(merchants.calls, [/^create /, /^delete /])
  t.equal(merchants.merchants.size, 0)
  t.same(await testApp.database('channel_amazon_account'), [])
})

t.test('long lists have pages: cards at the home, entries of the history', async t => {
  const { testApp, admin, at, store } = await addStore(t)
  const { merchant_id: merchantId, ...row } = await store()
  for (let number = 1; number <= 24; number++) await testApp.database('channel_amazon_account').insert({ ...row, uuid: `store-${number}`, name: `Shop ${number}` })
  for (let number = 1; number <= 11; number++) await testApp.database('channel_amazon_status_history').insert({ merchant_id: merchantId, user_id: 0, user_name: 'cron', to_status: 'incomplete', to_authentication: 'refused', reason: 'declined', created_at: '2026-03-02 09:00:00' })
  await admin.open(channelUrl)
  t.equal(admin.page().document.querySelectorAll('.store-card').length, 24)
  await admin.follow('.older-newer a[rel=next]')
  t.same([...admin.page().document.querySelectorAll('.store-card-name')].map(name => name.textContent), ['Shop 24'])
  await admin.open(at('store_details'))
  t.equal(historyOf(admin.page()).length, 10)
  await admin.follow('#status-history .older-newer a')
  t.match(historyOf(admin.page()).at(-1), /The store was added/)
})

t.test('a part that is not built says so and leads back to the store', async t => {
  const { admin, at } = await addStore(t)
  await admin.open(at('store_details'))
  t.equal(admin.page().document.querySelectorAll('#store-settings a').length, 7)
  t.match([...admin.page().document.querySelectorAll('#seller-central a')].map(link => link.getAttribute('href')), Array(5).fill(/^https:\/\/sellercentral\.amazon\.com\//))
  await admin.follow('#store-settings a[href*=pricing]')
  t.match(admin.page().text, /not built yet\. Prices are not changed for Amazon here/)
  t.equal((await admin.follow('main a[href*=store_details]')).url, at('store_details'))
})
