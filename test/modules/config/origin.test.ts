import t from 'tap'
import type { Scope } from '../../../src/config/scope.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { issueKey, keyPaths, storeKey } from '../../helpers/channel.ts'
import { enter, enterWith } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const section = '/admin/admin/system_config/edit/section/general/'
const nameId = 'general_store_information_name'
const namePath = 'general/store_information/name'
const fieldUrl = `/admin/admin/system_config/field/section/general/path/${nameId}/`

async function put ({ database }: TestApp, path: string, value: string, [scope, id]: [Scope['type'], number] = ['default', 0]): Promise<void> {
  await database('core_config_data').insert({ scope, scope_id: id, path, value, updated_at: '2026-03-02 09:00:00' })
}

/** Read from the HTML itself: parsing the largest page takes longer than everything else in this file. */
function chip (visitor: Visitor, id: string): string {
  const [, button = ''] = new RegExp(`name="path" value="${id}" data-origin>(.*?)</button>`, 's').exec(visitor.page().body) ?? []
  return button.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim()
}

t.test('beside each field stands where its value comes from', async t => {
  const testApp = await createTestApp(t, { variables: { CONFIG__DEFAULT__GENERAL__STORE_INFORMATION__PHONE: '555' } })
  await put(testApp, namePath, 'Ours')
  await put(testApp, 'general/country/default', 'IT', ['websites', 2])
  const admin = await enter(testApp)
  await admin.open(section)
  t.equal(chip(admin, nameId), 'Source of Store Name: own value here')
  t.match(chip(admin, 'general_country_default'), /: from the module · overridden below$/)
  t.match(chip(admin, 'general_store_information_phone'), /: locked$/)
  t.match(chip(admin, 'general_store_information_city'), /: no value anywhere$/)
  await admin.open(`${section}store/3/`)
  t.match(chip(admin, nameId), /: from Default Config$/)
  t.match(chip(admin, 'general_country_default'), /: from the website Second Website$/)
})

t.test('what is overridden in a view of the website is marked there, and not at another website', async t => {
  const testApp = await createTestApp(t)
  await put(testApp, namePath, 'French', ['stores', 3])
  const admin = await enter(testApp)
  for (const [scope, isMarked] of [['', true], ['website/2/', true], ['website/1/', false], ['store/3/', false]] as const) {
    await admin.open(section + scope)
    t.equal(/overridden below/.test(chip(admin, nameId)), isMarked, scope)
  }
})

t.test('without JavaScript the source leads to a page with the chain, what overrides it, its reach and the command', async t => {
  const testApp = await createTestApp(t)
  await put(testApp, namePath, 'Ada\'s shop')
  await put(testApp, namePath, 'Second', ['websites', 2])
  await put(testApp, namePath, 'French', ['stores', 3])
  const admin = await enter(testApp)
  const page = await admin.open(`${fieldUrl.split('path/')[0]!}?path=${nameId}`)
  t.equal(page.status, 200)
  t.match(page.text, /Config path: general\/store_information\/name/)
  t.match(page.text, /Default Config Ada's shop \(in effect\) Module no value/)
  t.match(page.text, /Overridden below Second Website Second Second Website \/ French French/)
  t.match(page.text, 'Changing it here changes 1 of 3 store views; 2 override it.')
  t.match(page.text, 'npx backroom config:set general/store_information/name \'Ada\'\\\'\'s shop\'')
  t.equal((await admin.follow('.config-panel a[href*="store/3"]')).url, `${section}store/3/`)
  const website = await admin.open(`${fieldUrl}website/2/`)
  t.match(website.text, 'Changing it here changes 1 of 2 store views; 1 override it.')
  t.match(website.text, /Website Second Website Second \(in effect\) Default Config Ada's shop/)
  t.match(website.text, '--scope=websites --scope-code=second')
})

t.test('more than twenty overrides are shown on pages', async t => {
  const testApp = await createTestApp(t)
  await testApp.database('store').insert(Array.from({ length: 45 }, (_, index) => ({ store_id: 100 + index, code: `many_${index}`, website_id: 1, group_id: 1, name: `View ${index}`, sort_order: 0, is_active: index === 0 ? 0 : 1 })))
  for (let index = 0; index < 45; index++) await put(testApp, namePath, `Name ${index}`, ['stores', 100 + index])
  const admin = await enter(testApp)
  const first = await admin.open(fieldUrl)
  t.match(first.text, 'Overridden below (45 times; 1 to 20 of them)')
  t.match(first.text, 'Main Website / View 0 (disabled) Name 0')
  await admin.follow('.config-panel-pages a')
  const last = await admin.follow('.config-panel-pages a:last-child')
  t.match(last.text, 'Overridden below (45 times; 41 to 45 of them)')
  t.match(last.text, 'Name 44')
})

t.test('of a secret neither the page nor the command tells the value', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  const admin = await enter(testApp)
  const page = await admin.open('/admin/admin/system_config/field/section/services_connector/path/services_connector_services_connector_integration_production_api_key/')
  t.equal(page.status, 200)
  t.match(page.text, `config:set ${keyPaths.production} VALUE`)
  t.match(page.text, `it ends in ${key.slice(-4)}`)
  t.notOk(page.body.includes(key))
})

t.test('fields of sections that one may not open are not told of, and unknown ones lead back', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_Config::config', 'Magento_Config::web'])
  t.equal((await clerk.open(fieldUrl)).status, 403)
  const admin = await enter(testApp)
  const page = await admin.open(fieldUrl.replace(nameId, 'nothing'))
  t.equal(page.url, section)
  t.same(page.messages('error'), ['This section has no field "nothing".'])
})
