import t from 'tap'
import { fillStores } from '../../bench/fill-stores.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { enter, formKeyOf } from '../../helpers/people.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

const editUrl = '/admin/admin/system_config/edit/section/general/'
const scopesUrl = editUrl.replace('/edit/', '/scopes/')

/** The entries of a list of scopes: kind and name. */
function listEntries ({ document }: Page, list: string): string[] {
  return [...document.querySelectorAll(`${list} > li[class^=store-switcher]`)].map(entry => `${entry.className.split(' ', 1)[0]!.replace('store-switcher-', '')}: ${entry.textContent!.replace(/\s+/g, ' ').trim()}`)
}

async function openGeneral (testApp: TestApp, scope = ''): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(editUrl + scope)
  return admin
}

t.test('few scopes are listed as in the original; a disabled store view is marked', async t => {
  const testApp = await createTestApp(t)
  await testApp.database('store').where({ store_id: 3 }).update({ is_active: 0 })
  const admin = await openGeneral(testApp, 'website/2/')
  t.same(listEntries(admin.page(), '[data-role=stores-list]'), [
    'all: Default Config', 'website: Main Website', 'store: Main Website Store', 'store-view: Default Store View',
    'website: Second Website', 'store: Second Store', 'store-view: Second English', 'store-view: French (disabled)'
  ])
  t.equal(admin.page().document.getElementById('store-change-button')?.textContent, 'Second Website')
  t.equal(admin.page().document.querySelector('[data-role=stores-list] .current')?.textContent?.trim(), 'Second Website')
  t.equal((await admin.follow('.store-switcher-store-view a[href$="store/3/"]')).url, `${editUrl}store/3/`)
})

t.test('of many scopes the switcher shows the way to the present one, and the others are searched for on a page of their own', async t => {
  const testApp = await createTestApp(t)
  await fillStores(testApp.database, 500)
  const admin = await openGeneral(testApp, 'store/fr/')
  t.same(listEntries(admin.page(), '[data-role=stores-list]'), ['all: Default Config', 'website: Second Website', 'store: Second Store', 'store-view: French'])
  await admin.submit('form.scope-search', { q: 'group_7 VIEW 78' })
  t.equal(admin.page().url, `${scopesUrl}store/3/?q=group_7+VIEW+78`)
  t.same(listEntries(admin.page(), '.scope-list'), ['all: Default Config', 'website: Site 7', 'store: Group 7', 'store-view: View 78'])
  await admin.follow('.scope-list .store-switcher-store-view a')
  t.match(admin.page().url, /section\/general\/store\/82\/$/)
  t.equal(admin.page().document.getElementById('store-change-button')?.textContent, 'View 78')
  t.same(listEntries(await admin.open(`${editUrl}website/2/`), '[data-role=stores-list]'), ['all: Default Config', 'website: Second Website'])
  t.same(listEntries(await admin.submit('form.scope-search', { q: 'nowhere' }), '.scope-list'), ['all: Default Config'])
  t.match(admin.page().text, 'No website, store or store view has all of these words in its name or code.')
})

t.test('the page of all scopes is cut into pages, and every part names the website it begins in', async t => {
  const testApp = await createTestApp(t)
  await fillStores(testApp.database, 500)
  const admin = await openGeneral(testApp)
  await admin.follow('[data-role=stores-list] .dropdown-toolbar a')
  t.match(admin.page().text, '500 records found')
  t.equal(listEntries(admin.page(), '.scope-list').filter(entry => entry.startsWith('store-view')).length, 20)
  await admin.follow('.action-next')
  t.same(listEntries(admin.page(), '.scope-list').slice(1, 4), ['website: Site 1', 'store: Group 1', 'store-view: View 17'])
  t.equal(listEntries(await admin.open(`${scopesUrl}?page=3&limit=200`), '.scope-list').at(-1), 'store-view: View 496')
  t.equal((await admin.open(scopesUrl.replace('general', 'nothing'))).url, '/admin/admin/system_config/index/')
})

t.test('scripts get what is found as JSON, a bounded part of it', async t => {
  const testApp = await createTestApp(t)
  await fillStores(testApp.database, 500)
  const admin = await openGeneral(testApp)
  const ask = async (words: string): Promise<{ entries: Array<{ type: string, name: string, href?: string }>, hasMore: boolean }> =>
    JSON.parse((await admin.open(`${scopesUrl}?q=${encodeURIComponent(words)}`, { 'x-requested-with': 'XMLHttpRequest' })).body)
  t.same(await ask('fr'), {
    entries: [
      { type: 'website', name: 'Second Website', href: '/admin/admin/system_config/edit/section/general/website/2/', current: false },
      { type: 'store', name: 'Second Store', disabled: true },
      { type: 'store-view', name: 'French', href: '/admin/admin/system_config/edit/section/general/store/3/', current: false }
    ],
    hasMore: false
  })
  const many = await ask('view')
  t.equal(many.entries.filter(({ type }) => type === 'store-view').length, 20)
  t.ok(many.hasMore)
  t.same((await ask('100%')).entries, [], 'a wildcard is a character like any other')
})

t.test('a page of the configuration does not grow with the number of store views, neither in bytes nor in queries', async t => {
  const measure = async (views: number): Promise<{ bytes: number, queries: number }> => {
    const testApp = await createTestApp(t)
    await fillStores(testApp.database, views)
    const admin = await openGeneral(testApp, 'store/1/')
    let queries = 0
    testApp.database.client.on('query', () => { queries++ })
    return { bytes: (await admin.open(`${editUrl}store/1/`)).body.length, queries }
  }
  const [few, many, more] = [await measure(5), await measure(500), await measure(3000)]
  t.ok(Math.abs(many.bytes - few.bytes) < 2000, `${few.bytes} bytes with 5, ${many.bytes} with 500`)
  t.equal(more.bytes, many.bytes)
  t.equal(many.queries, few.queries + 1, 'one more query finds the way to the present scope, where not all scopes are listed')
  t.equal(more.queries, many.queries)
})

t.test('in single-store mode there is no switcher, and every address leads to the default scope', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  await storeValue(testApp, 'general/single_store_mode/enabled', '1')
  const admin = await openGeneral(testApp)
  t.ok(admin.page().document.getElementById('store-change-button'), 'with several store views the setting has no effect')
  await database('store_website').where({ website_id: 2 }).delete()
  for (const scope of ['', 'website/1/', 'store/default/']) {
    const { document, status } = await admin.open(editUrl + scope)
    t.equal(status, 200)
    t.notOk(document.getElementById('store-change-button'))
    t.ok(document.querySelector('#config-edit-form.single-store-mode'))
    t.equal(document.getElementById('config-edit-form')?.getAttribute('action'), editUrl.replace('/edit/', '/save/'))
  }
  t.equal((await admin.open(`${scopesUrl}website/1/`)).url, editUrl)
  await admin.open(editUrl)
  await admin.post(`${editUrl.replace('/edit/', '/save/')}website/1/`, [['form_key', formKeyOf(admin)], ['groups[store_information][fields][name][value]', 'One']])
  t.same(await database('core_config_data').where({ path: 'general/store_information/name' }).select('scope', 'value'), [{ scope: 'default', value: 'One' }])
})
