import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { createPerson, enter, enterWith } from '../../helpers/people.ts'

const section = '/admin/admin/system_config/edit/section/general/website/2/'
const resetUrl = section.replace('/edit/', '/reset/')
const [nameId, phoneId] = ['general_store_information_name', 'general_store_information_phone']

async function createSite (testApp: TestApp): Promise<void> {
  const row = (scope: string, id: number, path: string, value: string): object => ({ scope, scope_id: id, path: `general/${path}`, value, updated_at: '2026-03-02 09:00:00' })
  await testApp.database('core_config_data').insert([
    row('default', 0, 'store_information/name', 'Default name'),
    row('websites', 2, 'store_information/name', 'Second name'),
    row('websites', 2, 'store_information/phone', '2222'),
    row('websites', 2, 'country/default', 'IT'),
    row('stores', 3, 'store_information/name', 'French name')
  ])
}

async function listOwn ({ database }: TestApp): Promise<string[]> {
  return (await database('core_config_data').where({ scope: 'websites', scope_id: 2 }).orderBy('path')).map(row => row.path as string)
}

t.test('the values of a group are given back after a look at what that changes', async t => {
  const testApp = await createTestApp(t)
  await createSite(testApp)
  const admin = await enter(testApp)
  await admin.open(section)
  t.ok(admin.page().document.querySelector('#general_store_information [form="config-reset-form"]'))
  t.notOk(admin.page().document.querySelector('#general_locale [form="config-reset-form"]'), 'a group without own values has nothing to give back')
  const preview = await admin.submit('#config-reset-form', { group: 'general_store_information' })
  t.match(preview.text, /Store Name .*Second name Default name 1 of 2 store views/)
  t.match(preview.text, /Store Phone Number .*2222 empty 2 of 2 store views/)
  t.notMatch(preview.text, 'Default Country')
  t.equal((await listOwn(testApp)).length, 3, 'to look changes nothing')
  const page = await admin.submit('#config-reset-form')
  t.same(page.messages('success'), ['You saved the configuration.'])
  t.equal(page.url, section)
  t.match(page.text, 'Saved: 0. Inherited again: 2.')
  t.same(await listOwn(testApp), ['general/country/default'])
  t.equal((await testApp.database('backroom_config_change')).length, 2)
})

t.test('a section or a single field is given back too, and fields can be left out', async t => {
  const testApp = await createTestApp(t)
  await createSite(testApp)
  const admin = await enter(testApp)
  const one = await admin.open(`${resetUrl.replace('website/', `path/${phoneId}/website/`)}`)
  t.same([...one.document.querySelectorAll('.config-list [type=checkbox]')].map(box => box.id), [phoneId])
  await admin.open(section)
  await admin.follow('.config-tools a[href*="reset"]')
  await admin.submit('#config-reset-form', { 'fields[]': [nameId, 'general_country_default'] })
  t.same(await listOwn(testApp), ['general/store_information/phone'])
  const none = await admin.open(resetUrl.replace('website/', 'group/general_locale/website/'))
  t.equal(none.url, section)
  t.same(none.messages('notice'), ['There is nothing to give back: these fields have no values of their own here.'])
})

t.test('nothing ticked, or saved by somebody else meanwhile: nothing changes, and the page says so', async t => {
  const testApp = await createTestApp(t)
  await createSite(testApp)
  const admin = await enter(testApp)
  await admin.open(resetUrl)
  const nothing = await admin.submit('#config-reset-form', { 'fields[]': null })
  t.same(nothing.messages('error'), ['Nothing was chosen, and nothing was changed. Tick at least one field.'])
  const bob = await enter(testApp, await createPerson(testApp, ['Magento_Config::config', 'Magento_Config::config_general'], { username: 'bob' }))
  await bob.open(section)
  await bob.submit('#config-edit-form', { 'groups[store_information][fields][phone][value]': '3333' })
  const late = await admin.submit('#config-reset-form')
  t.match(late.messages('warning'), ['Nothing was changed: somebody else has saved some of these fields meanwhile. Look at the values again.'])
  t.match(late.text, '3333')
  t.equal((await listOwn(testApp)).length, 3)
})

t.test('who may not open the section cannot give its values back', async t => {
  const testApp = await createTestApp(t)
  await createSite(testApp)
  const clerk = await enterWith(testApp, ['Magento_Config::config', 'Magento_Config::web'])
  t.equal((await clerk.open(resetUrl)).status, 403)
})
