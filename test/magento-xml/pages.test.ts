import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { fieldsXml, shopFolder, writeOne } from './module-kit.ts'

t.test('a real module is in the menu and in the configuration, with its values and its notes', async t => {
  const { signedIn } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  const admin = await signedIn()
  await admin.open('/admin/admin/system_config/edit/section/acme/')
  const { document, text } = admin.page()
  t.match(text, /Acme Settings/)
  t.equal(document.querySelector<HTMLSelectElement>('#acme_general_mode')!.value, 'test', 'the value of config.xml')
  t.same([...document.querySelectorAll('#acme_general_mode option')].map(option => option.textContent.trim()), ['Test', 'Live', 'Both'])
  t.equal(document.querySelector('[data-ui-id="menu-acme-base-acme"]')?.textContent.includes('Parcel Reports'), true)
  t.match(document.querySelector('#row_acme_parcel_weighs')!.textContent, /belongs to Acme\\Parcel\\Model\\Source\\Scales, which is not available here/)
  t.equal(document.querySelector('#acme_parcel_weighs')!.tagName, 'INPUT', 'a list without known options is a text')
  t.notMatch(text, /Old Entry/)
})

t.test('its menu entries open: a page that says that it is not built, and a section of the configuration', async t => {
  const { signedIn } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  const admin = await signedIn()
  const report = await admin.open('/admin/acme/report/index/')
  t.equal(report.status, 200)
  t.match(report.text, /Acme_Base/)
  await admin.follow('[data-ui-id="menu-acme-base-settings"] a')
  t.ok(admin.page().document.querySelector('#acme_general_enabled'), 'the entry with parameters leads into the real page')
})

t.test('its fields are saved like any other, also those whose classes are missing', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  const admin = await signedIn()
  await admin.open('/admin/admin/system_config/edit/section/acme/')
  await admin.submit('#config-edit-form', { 'groups[general][fields][mode][value]': 'live', 'groups[general][fields][key][value]': 'acme-Canary-1', 'groups[parcel][fields][weighs][value]': 'by hand' })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
  const rows = new Map((await database('core_config_data').where('path', 'like', 'acme/%') as Array<{ path: string, value: string }>).map(({ path, value }) => [path, value]))
  t.equal(rows.get('acme/general/mode'), 'live')
  t.equal(rows.get('acme/parcel/weighs'), 'by hand')
  t.match(rows.get('acme/general/key'), /^0:3:/, 'encrypted')
  t.notMatch(admin.page().body, /acme-Canary-1/)
})

t.test('two fields with one path: the changed one wins, two changed differently are both refused', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  const admin = await signedIn()
  const [first, second] = ['first_key', 'second_key'].map(id => `groups[acme_parcel][fields][${id}][value]`) as [string, string]
  const find = async (): Promise<string[]> => (await database('core_config_data').where({ path: 'acme/shared/name' }) as Array<{ value: string }>).map(({ value }) => value)
  await admin.open('/admin/admin/system_config/edit/section/carriers/')
  await admin.submit('#config-edit-form', { [first]: 'one', [second]: 'two' })
  t.match(admin.page().text, /This value is stored together with the one of the field "carriers_acme_parcel_second_key"/)
  t.match(admin.page().text, /This value is stored together with the one of the field "carriers_acme_parcel_first_key"/)
  t.same(await find(), [])
  await admin.submit('#config-edit-form', { [first]: 'both', [second]: 'both' })
  t.same(await find(), ['both'])
  await admin.open('/admin/admin/system_config/edit/section/carriers/')
  await admin.submit('#config-edit-form', { [second]: 'changed' })
  t.same(await find(), ['changed'], 'the one that was left alone does not hold the other back')
})

t.test('a menu entry that depends on a flag is there while the flag is on', async t => {
  const { signedIn } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  const admin = await signedIn()
  const page = '/admin/admin/system_config/edit/section/acme/'
  await admin.open(page)
  t.ok(admin.page().document.querySelector('[data-ui-id="menu-acme-base-with-flag"]'))
  await admin.submit('#config-edit-form', { 'groups[general][fields][enabled][value]': '0', 'groups[general][fields][enabled][inherit]': null })
  t.notOk(admin.page().document.querySelector('[data-ui-id="menu-acme-base-with-flag"]'), 'gone with the very save')
})

t.test('what hides in single-store mode is shown while that is off', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  const admin = await signedIn()
  const page = '/admin/admin/system_config/edit/section/carriers/'
  await admin.open(page)
  t.ok(admin.page().document.querySelector('#carriers_acme_parcel_days'))
  await database('store').where('store_id', '>', 1).delete()
  await database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'general/single_store_mode/enabled', value: '1', updated_at: '2026-01-01 00:00:00' })
  await admin.open(page)
  t.notOk(admin.page().document.querySelector('#carriers_acme_parcel_days'))
  t.ok(admin.page().document.querySelector('#carriers_acme_parcel_logo'))
})

t.test('its phrases are translated by its dictionaries, but ours are not changed by them', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: shopFolder } })
  await database('admin_user').update({ interface_locale: 'it_IT' })
  const admin = await signedIn()
  await admin.open('/admin/admin/system_config/edit/section/acme/')
  t.match(admin.page().text, /Impostazioni Acme/)
  t.match(admin.page().text, /Impostazioni di base/)
  t.notMatch(admin.page().text, /Anders/)
})

t.test('what is wrong in its files is logged once at the start, and everything else works', async t => {
  const folder = writeOne(t, { 'adminhtml/system.xml': fieldsXml('<feld id="x"/><field id="y" showInDefault="1"><label>Why</label></field>'), 'config.xml': '<config>' })
  const { signedIn, log } = await createTestApp(t, { variables: { MAGENTO_MODULES: folder } })
  const lines = log().split('\n').filter(line => line.includes('etc/'))
  t.equal(lines.length, 2)
  t.match(lines[0], /"level":40.*etc\/config\.xml:1: This is no XML/)
  t.match(lines[1], /etc\/adminhtml\/system\.xml:4: <feld> may not stand in <group>/)
  const admin = await signedIn()
  await admin.open('/admin/admin/system_config/edit/section/one/')
  t.match(admin.page().text, /Why/)
  t.match(admin.page().document.querySelector('#system_messages')?.textContent ?? admin.page().text, /Real modules have 2 errors\. The first one: .*etc\/config\.xml:1: This is no XML/, 'in developer mode it stands above the page, too')
})
