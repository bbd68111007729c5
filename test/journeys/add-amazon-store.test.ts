import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { channelUrl, storeValidKey } from '../helpers/channel.ts'
import { enter, errorAt, listErrors } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const required = 'This is a required field.'
const notInList = 'Choose one of the options in the list.'
const pair = 'Choose both the product ID and the attribute, or neither.'
const right = { website: 'base', email: 'seller@example.com', name: 'Shop in the US', country: 'US' }

async function openDialog (t: Test): Promise<{ testApp: TestApp, admin: Visitor }> {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  await admin.follow('#add-amazon-store')
  return { testApp, admin }
}

t.test('an empty dialog is answered with every error at its field and in the summary, and nothing is saved', async t => {
  const { testApp, admin } = await openDialog(t)
  const page = await admin.submit('#add-store-form')
  t.equal(page.status, 422)
  for (const field of ['website', 'email', 'name', 'country']) t.equal(errorAt(admin, field), required, field)
  for (const field of ['amazonIdType', 'attribute']) t.equal(errorAt(admin, field), undefined, field)
  t.same([...page.document.querySelectorAll('[data-error-summary] a')].map(link => link.getAttribute('href')), ['#website', '#email', '#name', '#country'])
  t.match(page.document.title, /^Error: Add Amazon sales channel/)
  t.same(await testApp.database('channel_amazon_account'), [])
})

t.test('wrong input comes back as it was typed, with each error at its field', async t => {
  const { testApp, admin } = await openDialog(t)
  const { document } = await admin.submit('#add-store-form', { website: 'base', email: 'nobody', name: '<b>"Shop"</b>', country: 'MX', amazonIdType: 'asin', attribute: '' })
  t.equal(errorAt(admin, 'email'), 'Please enter a valid email address (Ex: johndoe@domain.com).')
  t.equal(errorAt(admin, 'attribute'), pair)
  t.equal(listErrors(admin).length, 2)
  t.equal((document.getElementById('email') as HTMLInputElement).value, 'nobody')
  t.equal((document.getElementById('name') as HTMLInputElement).value, '<b>"Shop"</b>')
  for (const [id, value] of [['website', 'base'], ['country', 'MX'], ['amazonIdType', 'asin']] as const) t.equal((document.getElementById(id) as HTMLSelectElement).value, value)
  t.same(await testApp.database('channel_amazon_account'), [])
})

t.test('the attribute without the product ID is refused too, at the product ID', async t => {
  const { admin } = await openDialog(t)
  await admin.submit('#add-store-form', { ...right, amazonIdType: '', attribute: 'sku' })
  t.equal(errorAt(admin, 'amazonIdType'), pair)
  t.equal(errorAt(admin, 'attribute'), undefined)
})

t.test('what is in no list of the dialog is refused: website, country, product ID, attribute', async t => {
  const { testApp, admin } = await openDialog(t)
  for (const website of ['nowhere', '99', '0', 'admin', 'base\' or 1=1--']) {
    await admin.submit('#add-store-form', { ...right, website })
    t.equal(errorAt(admin, 'website'), notInList, website)
  }
  for (const country of ['DE', 'us', 'UK', '<US>']) {
    await admin.submit('#add-store-form', { ...right, country })
    t.equal(errorAt(admin, 'country'), notInList, country)
  }
  await admin.submit('#add-store-form', { ...right, amazonIdType: 'general_mapping_field', attribute: 'password' })
  t.equal(errorAt(admin, 'amazonIdType'), notInList)
  t.equal(errorAt(admin, 'attribute'), notInList)
  t.same(await testApp.database('channel_amazon_account'), [])
})

t.test('names and addresses that are too long or hold control characters are refused', async t => {
  const { testApp, admin } = await openDialog(t)
  for (const [field, value, sentence] of [
    ['name', 'x'.repeat(256), /too long/],
    ['name', 'a\u0007b', /control character/],
    ['name', '   ', /required/],
    ['email', `${'x'.repeat(250)}@example.com`, /too long/],
    ['email', 'a@b.com\r\nBcc: c@d.com', /valid email|control/]
  ] as const) {
    await admin.submit('#add-store-form', { ...right, [field]: value })
    t.match(errorAt(admin, field), sentence)
  }
  await admin.submit('#add-store-form', { ...right, name: 'x'.repeat(70_000) })
  t.match(errorAt(admin, 'name'), /too long/)
  t.same(await testApp.database('channel_amazon_account'), [])
})

t.test('a right dialog adds the store, says so, and shows its card with what is missing', async t => {
  const { testApp, admin } = await openDialog(t)
  const page = await admin.submit('#add-store-form', { ...right, amazonIdType: 'asin', attribute: 'amazon_asin' })
  t.equal(page.url, channelUrl)
  t.same(page.messages('success'), ['You added the Amazon store "Shop in the US".'])
  const card = page.document.querySelector('.store-card')!
  t.match(card.textContent, /Shop in the US/)
  t.match(card.textContent, /Main Website/)
  t.match(card.textContent, /Incomplete/)
  t.match(card.querySelector('.store-card-alert')?.textContent, /Not connected to Amazon yet/)
  t.equal(page.document.querySelector('.pre-setup'), null, 'the first-visit tasks make place for the stores')
  t.match(await testApp.database('channel_amazon_account'), [{ name: right.name, email: right.email, country_code: 'US', is_active: 2, authentication_status: 'pending_authentication', base_url: 'http://localhost:9080/' }])
  t.match(await testApp.database('channel_amazon_listing_rule'), [{ website_id: 1 }])
  t.match(await testApp.database('channel_amazon_account_listing'), [{ asin_mapping_field: 'amazon_asin', general_mapping_field: 'name' }])
  await admin.follow('.store-card a[href*=store_details]')
  t.match(admin.page().text, /What is missing .*Not connected to Amazon yet: connect the store\./)
})

t.test('without the mapping pair the store is added too', async t => {
  const { testApp, admin } = await openDialog(t)
  const page = await admin.submit('#add-store-form', { ...right, website: 'second', country: 'GB' })
  t.same(page.messages('success').length, 1)
  t.match(await testApp.database('channel_amazon_account_listing'), [{ asin_mapping_field: null, sku_mapping_field: undefined }])
})

t.test('adding a reload of the answer adds nothing', async t => {
  const { testApp, admin } = await openDialog(t)
  await admin.submit('#add-store-form', right)
  await admin.open(admin.page().url)
  t.equal((await testApp.database('channel_amazon_account')).length, 1)
  t.same(admin.page().messages('success'), [], 'the message is shown once')
})

t.test('the four countries are named in the reader\'s language and stored by the channel\'s codes', async t => {
  const { testApp, admin } = await openDialog(t)
  const read = (): string[] => [...admin.page().document.querySelectorAll<HTMLOptionElement>('#country option')].map(option => `${option.value} ${option.textContent}`).slice(1)
  t.same(read(), ['CA Canada', 'MX Mexico', 'GB United Kingdom', 'US United States'])
  await testApp.database('admin_user').update({ interface_locale: 'it_IT' })
  await admin.open(`${channelUrl}account_create/`)
  t.same(read(), ['CA Canada', 'MX Messico', 'GB Regno Unito', 'US Stati Uniti'])
})

t.test('a key that becomes invalid while the dialog is open refuses the form and adds nothing', async t => {
  const { testApp, admin } = await openDialog(t)
  await testApp.database('account_api_key').delete()
  const page = await admin.submit('#add-store-form', right)
  t.equal(page.status, 409)
  t.same(await testApp.database('channel_amazon_account'), [])
})

t.test('Cancel leads back to the channel', async t => {
  const { admin } = await openDialog(t)
  t.equal((await admin.follow('.dialog-form-footer a')).url, channelUrl)
})
