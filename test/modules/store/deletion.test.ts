import t from 'tap'
import { listChanges } from '../../../src/config/history.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { addSecretStore, keyPaths, storeValidKey } from '../../helpers/channel.ts'
import { enter, formKeyOf } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const url = '/admin/admin/system_store/'

async function putRow ({ database }: TestApp, scope: string, scopeId: number, path: string, value: string | null = 'x'): Promise<void> {
  await database('core_config_data').insert({ scope, scope_id: scopeId, path, value, updated_at: '2026-03-02 09:00:00' })
}

/** Opens the form, presses Delete there, and reads what goes. */
async function openDeletion (testApp: TestApp, form: string): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(url + form)
  await admin.follow('#delete')
  return admin
}

/** What the page says will go, line by line. */
function listFacts (admin: Visitor): string[] {
  return [...admin.page().document.querySelectorAll('dl.definition-list > div')].map(line => [...line.children].map(part => part.textContent!.trim()).join(' = '))
}

t.test('a website goes with its stores, store views and configuration; the page says so first, and the history keeps the values', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  const secret = keyPaths.production
  const key = await storeValidKey(testApp)
  const [{ value: ciphertext }] = await database('core_config_data').where({ path: secret }) as [{ value: string }]
  await putRow(testApp, 'default', 0, 'general/store_information/name', 'Default')
  await putRow(testApp, 'websites', 1, 'general/store_information/name', 'Main')
  await putRow(testApp, 'stores', 1, 'general/store_information/name', 'Main view')
  await putRow(testApp, 'websites', 2, 'general/store_information/name', 'Second')
  await putRow(testApp, 'websites', 2, secret, ciphertext)
  await putRow(testApp, 'websites', 2, 'module/that/is_gone', ciphertext)
  await putRow(testApp, 'stores', 2, 'general/store_information/name', null)
  await putRow(testApp, 'stores', 3, 'general/store_information/name', 'French')
  const rest = await database('core_config_data').where({ scope: 'default' }).orWhere({ scope_id: 1 })
  const admin = await openDeletion(testApp, 'editWebsite/website_id/2/')
  t.match(admin.page().text, /"Second Website" \(code: second\) will be deleted/)
  t.same(listFacts(admin), ['Stores that go with it = 1: Second Store', 'Store views that go with it = 2: Second English, French', 'Configuration values of the website = 3', 'Configuration values of store views = 2'])
  t.same(await database('store_website').where({ website_id: 2 }).pluck('code'), ['second'], 'looking deletes nothing')
  await admin.submit('#edit_form')
  t.same(admin.page().messages('success'), ['You deleted the website.', '5 configuration values were removed with it.'])
  t.equal(admin.page().url, url)
  t.same(await database('store').where('store_id', '>', 0).pluck('store_id'), [1])
  t.same(await database('store_group').where('group_id', '>', 0).pluck('group_id'), [1])
  t.same(await database('core_config_data'), rest, 'the values of other scopes stay, byte for byte')
  const changes = await listChanges(database, { limit: 10 })
  t.equal(changes.length, 5)
  t.match(changes.find(({ scope, path }) => scope.type === 'stores' && scope.id === 3 && path === 'general/store_information/name'), { action: 'deleted', oldValue: 'French', newValue: null, actor: { userId: 1, userName: 'admin' } })
  for (const change of changes.filter(({ path }) => path === secret || path === 'module/that/is_gone')) t.match(change, { isSecret: true, oldValue: /^[0-9a-f]{12}$|^undecryptable$/ })
  t.notOk(JSON.stringify(changes).includes(key) || JSON.stringify(changes).includes(ciphertext), 'no secret in the history')
})

t.test('a store and a store view go with the values of the views only', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  await putRow(testApp, 'stores', 3, 'general/store_information/name')
  await putRow(testApp, 'websites', 2, 'general/store_information/name')
  const admin = await openDeletion(testApp, 'editStore/store_id/3/')
  t.equal(admin.page().document.querySelector('#store_create_backup option')?.getAttribute('value'), '0')
  await admin.submit('#edit_form')
  t.same(admin.page().messages('success'), ['You deleted the store view.', 'One configuration value was removed with it.'])
  await admin.open(`${url}newGroup/`)
  await admin.submit('#edit_form', { 'group[website_id]': '2', 'group[name]': 'Third', 'group[code]': 'third' })
  await admin.open(`${url}newStore/`)
  await admin.submit('#edit_form', { 'store[group_id]': '3', 'store[name]': 'Third', 'store[code]': 'third' })
  await admin.open(`${url}editGroup/group_id/3/`)
  await admin.follow('#delete')
  await admin.submit('#edit_form')
  t.same(admin.page().messages('success'), ['You deleted the store.'])
  t.same(await database('store').where('store_id', '>', 0).pluck('store_id'), [1, 2])
  t.equal((await database('core_config_data')).length, 1)
})

t.test('the default and the only ones stay: no button, and a sentence to who tries all the same', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const [form, path, sentence, reason] of [
    ['editWebsite/website_id/1/', 'deleteWebsite', 'This website cannot be deleted.', 'It is the default website. Make another website the default first.'],
    ['editGroup/group_id/1/', 'deleteGroup', 'This store cannot be deleted.', 'It is the only store of the website "Main Website". Delete the website instead.'],
    ['editStore/store_id/1/', 'deleteStore', 'This store view cannot be deleted.', 'It is the only store view of the store "Main Website Store". Delete the store instead.'],
    ['editStore/store_id/2/', 'deleteStore', 'This store view cannot be deleted.', 'It is the default store view of the store "Second Store". Make another one the default there first.']
  ] as const) {
    await admin.open(url + form)
    t.notOk(admin.page().document.getElementById('delete'), form)
    t.match(admin.page().text, reason)
    const id = /\d/.exec(form)![0]
    t.same((await admin.open(`${url}${path}/item_id/${id}/`)).messages('error'), [sentence])
    t.same((await admin.post(`${url}${path}Post/`, [['form_key', formKeyOf(admin)], ['item_id', id]])).messages('error'), [sentence])
    t.same(admin.page().messages('notice'), [reason])
    t.equal(admin.page().url, url + form)
  }
  t.equal((await testApp.database('store')).length, 4)
})

t.test('a website that Amazon stores list from stays, and they are named', async t => {
  const testApp = await createTestApp(t)
  await addSecretStore(testApp)
  await testApp.database('channel_amazon_listing_rule').update({ website_id: 2 })
  const admin = await enter(testApp)
  t.same((await admin.open(`${url}deleteWebsite/item_id/2/`)).messages('notice'), ['Amazon stores list from this website: Canary Store 4711. It can be deleted when none does any more.'])
  t.equal((await testApp.database('store_website').where({ website_id: 2 })).length, 1)
})

t.test('what is not there any more is said, and a deletion without a form key does nothing', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const [path, sentence] of [
    ['editWebsite/website_id/99/', 'The website does not exist.'], ['deleteGroup/item_id/99/', 'The store does not exist'], ['editStore/store_id/0/', 'Store view doesn\'t exist'], ['deleteStore/', 'Store view doesn\'t exist']
  ] as const) t.same((await admin.open(url + path)).messages('error'), [sentence])
  await admin.open(url)
  t.same((await admin.post(`${url}deleteStorePost/`, [['form_key', formKeyOf(admin)], ['item_id', '99']])).messages('error'), ['Store view doesn\'t exist'])
  t.same((await admin.post(`${url}deleteStorePost/`, [['item_id', '3']])).messages('error'), ['Invalid Form Key. Please refresh the page.'])
  t.equal((await admin.open(`${url}deleteStorePost/`)).status, 404)
  t.equal((await testApp.database('store').where({ store_id: 3 })).length, 1)
})

t.test('two thousand store views go in one piece', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  for (let from = 10; from < 2010; from += 100) {
    const ids = Array.from({ length: 100 }, (_, index) => from + index)
    await database('store').insert(ids.map(id => ({ store_id: id, code: `v${id}`, website_id: 2, group_id: 2, name: `View ${id}`, sort_order: id, is_active: 1 })))
    await database('core_config_data').insert(ids.map(id => ({ scope: 'stores', scope_id: id, path: 'general/store_information/name', value: 'x', updated_at: '2026-03-02 09:00:00' })))
  }
  const admin = await openDeletion(testApp, 'editWebsite/website_id/2/')
  t.match(listFacts(admin)[1], /^Store views that go with it = 2002: .* and 1982 more$/)
  await admin.submit('#edit_form')
  t.same(admin.page().messages('success'), ['You deleted the website.', '2000 configuration values were removed with it.'])
  t.equal((await database('backroom_config_change')).length, 2000)
  t.same(await database('core_config_data'), [])
})
