import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { enter, enterWith, errorAt, listErrors } from '../../helpers/people.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

const url = '/admin/admin/system_store/'

/** The rows of the grid, cell by cell, as they are read. */
function listRows ({ document }: Page): string[][] {
  return [...document.querySelectorAll('#storeGrid_table tbody tr')].map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.replace(/\s+/g, ' ').trim()))
}

async function openStores (testApp: TestApp, path = ''): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(url + path)
  return admin
}

t.test('all stores stand in the original\'s grid, each part with a link to its form', async t => {
  const admin = await openStores(await createTestApp(t))
  t.match(admin.page().document.title, /^Stores \/ All Stores \/ Settings \/ Stores \/ Magento Admin$/)
  t.same(listRows(admin.page()), [
    ['Main Website (Code: base)', 'Main Website Store (Code: main_website_store)', 'Default Store View (Code: default)'],
    ['Second Website (Code: second)', 'Second Store (Code: second_store)', 'Second English (Code: second_en)'],
    ['Second Website (Code: second)', 'Second Store (Code: second_store)', 'French (Code: fr)']
  ])
  for (const [column, title] of [['website_title', 'Main Website'], ['group_title', 'Main Website Store'], ['store_title', 'Default Store View']]) {
    await admin.open(url)
    await admin.follow(`td[data-column=${column}].col-${column} > a`)
    t.equal(admin.page().document.querySelector('h1')?.textContent?.trim(), title)
  }
  for (const [button, title] of [['#add', 'New Web Site'], ['#add_group', 'New Store'], ['#add_store', 'New Store View']]) {
    await admin.open(url)
    t.equal((await admin.follow(button!)).document.querySelector('h1')?.textContent?.trim(), title)
  }
})

t.test('the grid filters by any part of a name, also at the original\'s address, and pages', async t => {
  const testApp = await createTestApp(t)
  const admin = await openStores(testApp)
  t.same(listRows(await admin.submit('#storeGrid_filter_form', { store_title: 'fr' })).map(row => row[2]), ['French (Code: fr)'])
  t.equal((admin.page().document.getElementById('storeGrid_filter_store_title') as HTMLInputElement).value, 'fr')
  t.same(listRows(await admin.submit('#storeGrid_filter_form', { store_title: '', website_title: 'SECOND' })).length, 2)
  t.match(listRows(await admin.submit('#storeGrid_filter_form', { website_title: '%' }))[0], [/We couldn't find any records/], 'a wildcard is a character like any other')
  t.equal(listRows(await admin.submit('#storeGrid_reset_form')).length, 3)
  const encoded = Buffer.from('group_title=main').toString('base64')
  t.same(listRows(await admin.open(`${url}index/filter/${encodeURIComponent(encoded)}/form_key/abc/`)).map(row => row[1]), ['Main Website Store (Code: main_website_store)'])
  for (let number = 1; number <= 40; number++) await testApp.database('store').insert({ code: `v${number}`, website_id: 2, group_id: 2, name: `View ${number}`, sort_order: 20 + number, is_active: Number(number > 1) })
  const page = await admin.open(url)
  t.equal(listRows(page).length, 20)
  t.match(page.text, '43 records found')
  t.match(listRows(page)[3]?.[2], 'View 1 (Code: v1, disabled)')
  t.equal(listRows(await admin.follow('.action-next'))[0]?.[2], 'View 18 (Code: v18)')
  t.equal(listRows(await admin.open(`${url}?page=99`)).length, 3, 'a page beyond the last is the last')
})

t.test('a website, its store and its store view are created one after the other, and each first one is the default', async t => {
  const testApp = await createTestApp(t)
  const admin = await openStores(testApp, 'newWebsite/')
  await admin.submit('#edit_form', { 'website[name]': ' Shop <of> Ada ', 'website[code]': 'ada', 'website[sort_order]': '5' })
  t.same(admin.page().messages('success'), ['You saved the website.'])
  t.equal(admin.page().url, url)
  t.ok(listRows(admin.page()).some(row => row[0] === 'Shop <of> Ada (Code: ada)' && row[1] === ''))
  await admin.open(`${url}newGroup/`)
  await admin.submit('#edit_form', { 'group[website_id]': '3', 'group[name]': 'Ada Store', 'group[code]': 'ada_store', 'group[root_category_id]': '2' })
  t.same(admin.page().messages('success'), ['You saved the store.'])
  await admin.open(`${url}newStore/`)
  t.equal(admin.page().document.querySelector('#store_group_id optgroup:last-of-type')?.getAttribute('label'), 'Second Website')
  await admin.submit('#edit_form', { 'store[group_id]': '3', 'store[name]': 'Ada English', 'store[code]': 'ada_en' })
  t.same(admin.page().messages('success'), ['You saved the store view.'])
  t.match(await testApp.database('store_website').where({ website_id: 3 }), [{ name: 'Shop <of> Ada', code: 'ada', sort_order: 5, default_group_id: 3, is_default: 0 }])
  t.match(await testApp.database('store_group').where({ group_id: 3 }), [{ website_id: 3, default_store_id: 4, root_category_id: 2 }])
  t.match(await testApp.database('store').where({ store_id: 4 }), [{ website_id: 3, group_id: 3, is_active: 1, sort_order: 0 }])
  t.match((await admin.open('/admin/admin/system_config/edit/section/general/store/ada_en/')).text, 'Ada English')
})

t.test('changes are saved: names, codes, order, status, default view, default store, default website', async t => {
  const testApp = await createTestApp(t)
  const admin = await openStores(testApp, 'editStore/store_id/3/')
  await admin.submit('#edit_form', { 'store[name]': 'Français', 'store[code]': 'fr_ch', 'store[is_active]': '0', 'store[sort_order]': '7' })
  t.match(await testApp.database('store').where({ store_id: 3 }), [{ name: 'Français', code: 'fr_ch', is_active: 0, sort_order: 7, group_id: 2 }])
  await admin.open(`${url}editGroup/group_id/2/`)
  t.same([...admin.page().document.querySelectorAll('#group_default_store_id option')].map(option => option.textContent), ['Second English'], 'a disabled view cannot be the default')
  await testApp.database('store').where({ store_id: 3 }).update({ is_active: 1 })
  await admin.open(`${url}editGroup/group_id/2/`)
  await admin.submit('#edit_form', { 'group[default_store_id]': '3', 'group[name]': 'Deuxième' })
  t.match(await testApp.database('store_group').where({ group_id: 2 }), [{ default_store_id: 3, name: 'Deuxième', website_id: 2 }])
  await admin.open(`${url}editWebsite/website_id/2/`)
  await admin.submit('#edit_form', { 'website[is_default]': '1', 'website[sort_order]': '' })
  t.same(await testApp.database('store_website').where({ is_default: 1 }).pluck('website_id'), [2])
  t.notOk((await admin.open(`${url}editWebsite/website_id/2/`)).document.getElementById('website_is_default'), 'the default website cannot be unmade one, only another made it')
})

t.test('a store and a store view move, and what they leave behind stays whole', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  const admin = await openStores(testApp, 'newGroup/')
  await admin.submit('#edit_form', { 'group[website_id]': '2', 'group[name]': 'Third', 'group[code]': 'third' })
  await admin.open(`${url}editGroup/group_id/2/`)
  await admin.submit('#edit_form', { 'group[website_id]': '1' })
  t.same(admin.page().messages('success'), ['You saved the store.'])
  t.same(await database('store').whereIn('store_id', [2, 3]).pluck('website_id'), [1, 1], 'its views go along')
  t.match(await database('store_website').where({ website_id: 2 }), [{ default_group_id: 3 }], 'the website shows its other store')
  await admin.open(`${url}editStore/store_id/3/`)
  await admin.submit('#edit_form', { 'store[group_id]': '3' })
  t.match(await database('store').where({ store_id: 3 }), [{ group_id: 3, website_id: 2 }])
  t.match(await database('store_group').where({ group_id: 3 }), [{ default_store_id: 3 }])
})

t.test('everything wrong is said at once, at its field, and what was typed stays', async t => {
  const testApp = await createTestApp(t)
  const admin = await openStores(testApp, 'newWebsite/')
  const page = await admin.submit('#edit_form', { 'website[name]': '', 'website[code]': '1st!', 'website[sort_order]': 'many' })
  t.equal(page.status, 422)
  t.match(page.document.title, /^Error: New Web Site/)
  t.equal(errorAt(admin, 'website_name'), 'This is a required field.')
  t.equal(errorAt(admin, 'website_code'), 'Website code may only contain letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.')
  t.equal(errorAt(admin, 'website_sort_order'), 'Please enter a valid number in this field.')
  t.equal(listErrors(admin).length, 3)
  t.equal((page.document.getElementById('website_code') as HTMLInputElement).value, '1st!')
  t.equal((await admin.submit('#edit_form', { 'website[name]': 'Good', 'website[code]': 'good', 'website[sort_order]': '1' })).messages('success')[0], 'You saved the website.')
})

t.test('who may not see All Stores is refused, on every way in', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_Backend::admin', 'Magento_Config::config'])
  for (const path of ['', 'newWebsite/', 'editStore/store_id/1/', 'deleteStore/item_id/3/']) t.equal((await clerk.open(url + path)).status, 403, path)
  for (const path of ['save/', 'deleteStorePost/']) t.equal((await clerk.post(url + path, [['item_id', '3']])).status, 403, path)
})
