import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { fieldsXml, writeOne } from './module-kit.ts'

const field = (id: string, type: string, model: string): string => `<field id="${id}" type="${type}" showInDefault="1"><label>${id}</label><source_model>${model}</source_model></field>`
const fields = [
  field('websites', 'multiselect', 'Magento\\Config\\Model\\Config\\Source\\Website'),
  field('views', 'select', 'Magento\\Config\\Model\\Config\\Source\\Store'),
  field('tree', 'select', 'Magento\\Store\\Model\\System\\Store')
].join('\n')

t.test('websites and store views are those of this moment, on the page and when a value is saved', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: writeOne(t, { 'adminhtml/system.xml': fieldsXml(fields) }) } })
  const admin = await signedIn()
  const page = '/admin/admin/system_config/edit/section/one/'
  const listOptions = (id: string, of = 'option'): string[] => [...admin.page().document.querySelectorAll(`#one_g_${id} ${of}`)].map(option => option.getAttribute('label') ?? `${option.getAttribute('value')!} ${option.textContent.trim()}`)
  await admin.open(page)
  const before = listOptions('websites')
  t.ok(before.includes('1 Main Website'))
  t.ok(listOptions('views').length > 1)
  t.same(listOptions('tree'), listOptions('views'))
  t.ok(listOptions('tree', 'optgroup').includes('Main Website / Main Website Store'))
  await database('store_website').insert({ website_id: 77, code: 'new', name: 'New Website', sort_order: 99 })
  await admin.open(page)
  t.same(listOptions('websites'), [...before, '77 New Website'], 'nothing of the row before is kept')
  await admin.submit('#config-edit-form', { 'groups[g][fields][websites][value][]': ['1', '77'] })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
  t.match(await database('core_config_data').where({ path: 'one/g/websites' }).first(), { value: '1,77' })
  await database('store_website').where({ website_id: 77 }).delete()
  await admin.submit('#config-edit-form', { 'groups[g][fields][websites][value][]': ['77'] })
  t.match(admin.page().text, /The option "77" is not in the list/)
})
