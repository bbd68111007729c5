import t from 'tap'
import { adminUser, createTestApp, type TestApp } from '../helpers/app.ts'
import { enter, enterWith, formKeyOf } from '../helpers/people.ts'
import { atDefault, french, saveStoreName, storeNamePath as path } from '../helpers/store-name.ts'
import { textOf, type Visitor } from '../helpers/visitor.ts'

/** A signed-in user in a site where the store's name was saved at two scopes. */
async function open (t: Parameters<typeof createTestApp>[0]): Promise<{ site: TestApp, visitor: Visitor }> {
  const site = await createTestApp(t)
  const visitor = await enter(site)
  await saveStoreName(site, 'First name', atDefault)
  await saveStoreName(site, 'French name', french)
  return { site, visitor }
}

t.test('the history tells who changed what, where and when, and can be narrowed', async t => {
  const { visitor } = await open(t)
  const page = await visitor.open('/admin/admin/system_config/history/')
  t.match(page.text, /Mar 2, 2026.*admin/)
  t.match(page.text, /Store Name General > Store Information general\/store_information\/name Store view French \(no value of its own\) French name/)
  t.ok(page.text.indexOf('French name') < page.text.indexOf('First name'), 'newest first')
  t.match((await visitor.open('/admin/admin/system_config/history/section/general/path/general_store_information_name/store/fr/')).text, /Only: General > Store Information > Store Name, at the scope Store view French/)
  t.notMatch(visitor.page().text, /First name/)
  t.match((await visitor.open('/admin/admin/system_config/history/section/web/')).text, /Nothing was changed here yet/)
  t.equal((await visitor.open('/admin/admin/system_config/history/section/nowhere/')).status, 403)
  t.match((await visitor.open('/admin/admin/system_config/history/website/99/')).messages('error'), [/website with id 99/])
})

t.test('long histories have pages', async t => {
  const { visitor, site } = await open(t)
  const row = await site.database('backroom_config_change').first() as Record<string, unknown>
  for (let number = 0; number < 60; number++) await site.database('backroom_config_change').insert({ ...row, id: 100 + number, new_value: `name ${number};`, change_set: `set ${number}` })
  const page = await visitor.open('/admin/admin/system_config/history/section/general/')
  t.match(page.text, /name 59;/)
  t.notMatch(page.text, /name 9;/)
  t.match((await visitor.follow('.config-pages a[rel=next]')).text, /name 9;.*First name/)
  t.match((await visitor.follow('.config-pages a')).text, /name 59;/)
})

t.test('a change is reverted after a look at what that does, and the revert can be reverted', async t => {
  const { visitor, site } = await open(t)
  const nameAt = async (scope: string): Promise<unknown> => (await site.database('core_config_data').where({ scope, path }).first() as { value: string } | undefined)?.value
  await visitor.open('/admin/admin/system_config/history/')
  const preview = await visitor.submit('#revert-form', { change: visitor.page().document.querySelector('[data-change]')!.getAttribute('data-change')! })
  t.equal(preview.status, 200)
  t.match(preview.text, /This would change:.*French name \(no value of its own\)/)
  t.equal(await nameAt('stores'), 'French name', 'nothing happened yet')
  const done = await visitor.submit('#confirm-form')
  t.match(done.messages('success'), [/You reverted 1 values/])
  t.equal(await nameAt('stores'), undefined)
  await visitor.submit('#revert-form', { change: done.document.querySelector('[data-change]')!.getAttribute('data-change')! })
  await visitor.submit('#confirm-form')
  t.equal(await nameAt('stores'), 'French name')
})

t.test('what was changed again since is not reverted, and the page says what is there', async t => {
  const { visitor, site } = await open(t)
  await saveStoreName(site, 'Second name', atDefault)
  await visitor.open('/admin/admin/system_config/history/')
  const page = await visitor.submit('#revert-form', { change: '1' })
  t.equal(page.status, 422)
  t.match(page.text, /general\/store_information\/name at the scope Default Config: The value was changed again since: it is "Second name" now\./)
  t.equal(page.document.querySelector('#confirm-form'), null)
  await visitor.open('/admin/admin/system_config/history/')
  t.match((await visitor.submit('#revert-form', { change: '999' })).messages('error'), [/not in the history any more/])
})

t.test('two scopes side by side: what differs, where it comes from, and the way there', async t => {
  const { visitor } = await open(t)
  await visitor.open('/admin/admin/system_config/compare/section/general/store/fr/')
  const page = await visitor.submit('#compare-form')
  t.match(page.text, /Default Config and Store view French/)
  t.match(page.text, /Store Name General > Store Information general\/store_information\/name First name saved at Default Config French name saved at Store view French/)
  t.equal(page.document.querySelectorAll('.config-compare tbody tr').length, 1)
  t.match(page.document.querySelector('.config-compare td:last-child a')?.getAttribute('href'), /section\/general\/store\/3\/#general_store_information_name$/)
  const all = await visitor.open('/admin/admin/system_config/compare/section/general/?left=default&right=websites/1&show=all')
  t.match(all.text, /Fields with different values: 0/)
  t.ok(all.document.querySelectorAll('.config-compare tbody tr').length > 20)
  const wrong = await visitor.open('/admin/admin/system_config/compare/?left=default&right=nowhere')
  t.equal(wrong.status, 422)
  t.match(wrong.document.querySelector('#right-error')?.textContent, /no scope with this key/)
})

t.test('what is exported here is imported there: first shown, then saved', async t => {
  const { visitor } = await open(t)
  await visitor.open('/admin/admin/system_config/export/')
  const file = await visitor.submit('#export-form')
  t.match(file.headers, { 'content-disposition': 'attachment; filename="configuration-20260302090200.yaml"', 'content-type': /yaml/ })
  t.match(file.body, 'values:\n  default:\n    general/store_information/name: First name\n  stores/fr:\n    general/store_information/name: French name\n')

  const elsewhere = await createTestApp(t)
  const there = await enter(elsewhere)
  await there.open('/admin/admin/system_config/import/')
  const trial = await there.submit('#import-form', { document: file.body })
  t.equal(trial.status, 200)
  t.match(trial.text, /Values that would change: 2\. Values that are the same already: 0\./)
  t.match(trial.text, /Store view French \(no value of its own\) French name/)
  t.same(await elsewhere.database('core_config_data').where('path', 'like', '%store_information%'), [], 'nothing is saved yet')
  const done = await there.submit('#confirm-form')
  t.match(done.messages('success'), [/2 values were changed, 0 were the same already/])
  t.match(done.text, /Revert this save/)
  await there.open('/admin/admin/system_config/import/')
  t.match((await there.submit('#import-form', { document: file.body })).text, /Values that would change: 0\. Values that are the same already: 2\./)
})

t.test('an import in which anything is wrong saves nothing and names every line', async t => {
  const { visitor, site } = await open(t)
  const before = await site.database('core_config_data')
  await visitor.open('/admin/admin/system_config/import/')
  const document = 'format: 1\nvalues:\n  default:\n    general/store_information/name: New\n    no/such/path: x\n  websites/nowhere:\n    general/store_information/name: y\n'
  const page = await visitor.submit('#import-form', { document })
  t.equal(page.status, 422)
  t.match(page.text, /Line 5, no\/such\/path at default: The "no\/such\/path" path doesn't exist/)
  t.match(page.text, /Line 7, general\/store_information\/name at websites\/nowhere: There is no website with the code "nowhere" here\./)
  t.equal(page.document.querySelector('#confirm-form'), null)
  t.equal(textOf(page, '#document'), document, 'what was pasted is kept')
  const unreadable = await visitor.submit('#import-form', { document: 'format: 1\nvalues: {' })
  t.match(unreadable.text, /Line 2 cannot be read as YAML or JSON/)
  t.match((await visitor.submit('#import-form', { document: '' })).text, /Choose a file, or paste what you exported/)
  t.match((await visitor.submit('#import-form', { document: `x: ${'x'.repeat(1024 * 1024)}` })).text, /this page takes 1048576/)
  t.same(await site.database('core_config_data'), before)
})

t.test('secrets neither leave with an export nor come in with an import, nor are they shown', async t => {
  const { visitor, site } = await open(t)
  const secretPath = 'services_connector/services_connector_integration/production_api_key'
  await visitor.open('/admin/admin/system_config/import/')
  const page = await visitor.submit('#import-form', { document: `format: 1\nvalues:\n  default:\n    ${secretPath}: canary-9\n    general/store_information/name: New\n` })
  t.match(page.text, new RegExp(`Secrets are not imported from a file.*default: ${secretPath}`))
  t.notMatch(page.body, /canary-9/)
  t.match((await visitor.submit('#confirm-form')).messages('success'), [/1 values were changed/])
  t.same(await site.database('core_config_data').where({ path: secretPath }), [])
  await visitor.open('/admin/admin/system_config/import/')
  const unread = await visitor.submit('#import-form', { document: `format: 1\nvalues: {\n  ${secretPath}: canary-9` })
  t.match(unread.text, /As it names a secret, it is not shown again/)
  t.notMatch(unread.body, /canary-9/)
  t.notMatch(site.log(), /canary-9/)
})

t.test('values that changed between the look and the import are shown again first', async t => {
  const { visitor, site } = await open(t)
  await visitor.open('/admin/admin/system_config/import/')
  await visitor.submit('#import-form', { document: '{"format": 1, "values": {"default": {"general/store_information/name": "Imported"}}}' })
  await site.database('core_config_data').where({ scope: 'default', path }).update({ value: 'Meanwhile' })
  const again = await visitor.submit('#confirm-form')
  t.match(again.messages('warning'), [/values were changed since you looked/])
  t.match(again.text, /Meanwhile Imported/)
  t.match((await visitor.submit('#confirm-form')).messages('success'), [/1 values were changed/])
})

t.test('whoever may not see a section finds nothing of it on any of these pages', async t => {
  const { visitor: admin, site } = await open(t)
  await admin.open('/admin/admin/system_config/history/')
  const clerk = await enterWith(site, ['Magento_Backend::admin', 'Magento_Config::config', 'Magento_Config::web'])
  const pages = '/admin/admin/system_config/'
  t.notMatch((await clerk.open(`${pages}history/`)).text, /First name|store_information/)
  for (const path of ['history/section/general/', 'history/path/general_store_information_name/', 'compare/section/general/', 'exportFile/?section=general']) t.equal((await clerk.open(pages + path)).status, 403, path)
  t.notMatch((await clerk.open(`${pages}compare/?left=default&right=stores/fr&show=all`)).text, /First name|store_information/)
  t.notMatch((await clerk.open(`${pages}exportFile/`)).body, /First name|store_information/)
  await clerk.open(`${pages}import/`)
  t.match((await clerk.submit('#import-form', { document: `format: 1\nvalues:\n  default:\n    ${path}: x\n` })).text, /no permission to change the section "General"/)
  const revert = await clerk.post(`${pages}revert/`, [['form_key', formKeyOf(clerk)], ['change', '1']])
  t.equal(revert.status, 403)
  t.notMatch(revert.text, /First name|General|store_information/)
  const stranger = await enterWith(site, ['Magento_Backend::admin', 'Magento_Backend::dashboard'], { username: 'stranger' })
  for (const path of ['history/', 'compare/', 'export/', 'exportFile/', 'import/']) t.equal((await stranger.open(pages + path)).status, 403, path)
})

t.test('a document that was pasted when the session ended is back after the login, but not one with a secret that cannot be taken out', async t => {
  const { visitor, site } = await open(t)
  const document = 'format: 1\nvalues:\n  default:\n    general/store_information/name: Pasted\n'
  await visitor.open('/admin/admin/system_config/import/')
  site.clock.forward(901)
  await visitor.submit('#import-form', { document })
  const page = await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.equal(page.url, '/admin/admin/system_config/import/')
  t.match(page.messages('notice'), [/The document from before is back/])
  t.equal(textOf(page, '#document'), document)
  await visitor.submit('#import-form')
  await visitor.submit('#import-form', { form_key: 'wrong', document: 'services_connector/services_connector_integration/production_api_key: [canary-9' })
  t.strictSame(await site.database('backroom_draft'), [])
})
