import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { enter, enterWith } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

interface Found { readonly label: string, readonly description: string, readonly href: string }
interface Group { readonly label: string, readonly items: Found[] }

const url = '/admin/admin/index/globalSearch/'

async function search (visitor: Visitor, query: string): Promise<Group[]> {
  const page = await visitor.open(`${url}?isAjax=true&q=${encodeURIComponent(query)}`)
  if (page.status !== 200) throw new Error(`${page.status}: ${page.body}`)
  return (JSON.parse(page.body) as { groups: Group[] }).groups
}

async function findLabels (visitor: Visitor, query: string): Promise<string[]> {
  return (await search(visitor, query)).flatMap(group => group.items.map(item => item.label))
}

async function enterInItalian (testApp: TestApp): Promise<Visitor> {
  await testApp.database('admin_user').update({ interface_locale: 'it_IT' })
  return await enter(testApp)
}

t.test('pages and settings are found by a word of their label, in any case', async t => {
  const admin = await enter(await createTestApp(t))
  t.ok((await findLabels(admin, 'session lifetime')).includes('Admin Session Lifetime (seconds)'))
  t.ok((await findLabels(admin, 'SESSION')).includes('Admin Session Lifetime (seconds)'))
  const [pages] = await search(admin, 'amazon sales')
  t.match(pages, { label: 'Pages', items: [{ label: 'Amazon Sales Channel', description: 'Marketing > Channels > Amazon Sales Channel', href: '/admin/channel/amazon/' }] })
})

t.test('a setting is found by its config path, and the link leads to the field', async t => {
  const admin = await enter(await createTestApp(t))
  const groups = await search(admin, 'web/cookie/cookie_lifetime')
  t.same(groups, [{ label: 'Configuration', items: [{ label: 'Cookie Lifetime', description: 'General > Web > Default Cookie Settings · web/cookie/cookie_lifetime', href: '/admin/admin/system_config/edit/section/web/#web_cookie_cookie_lifetime' }] }])
  t.ok((await admin.open(groups[0]!.items[0]!.href.split('#')[0]!)).document.getElementById('web_cookie_cookie_lifetime'))
})

t.test('words may stand in any order, and accents do not count', async t => {
  const admin = await enter(await createTestApp(t))
  t.same(await findLabels(admin, 'key api production'), await findLabels(admin, 'Production Api key'))
  t.ok((await findLabels(admin, 'prodúctìon äpi')).includes('Production Api key'))
})

t.test('in Italian a page is found by its Italian name and by the English one', async t => {
  const admin = await enterInItalian(await createTestApp(t))
  const english = await search(admin, 'orders')
  t.ok(english[0]!.items.length > 0)
  const italian = english[0]!.items.find(item => item.href === '/admin/sales/order/')!.label
  t.equal(italian, 'Ordini')
  t.ok((await findLabels(admin, 'ordini')).includes('Ordini'))
  t.same(await findLabels(await enter(await createTestApp(t)), 'ordini'), [], 'which an English reader does not find')
})

t.test('only what the user may open is found', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_Backend::global_search', 'Magento_Config::config', 'Magento_Config::web'])
  t.same((await search(clerk, 'a')).map(group => group.label), ['Pages', 'Configuration'])
  for (const { href } of (await search(clerk, 'a')).flatMap(group => group.items)) t.match(href, /^\/admin\/admin\/system_config\/(?:edit\/section\/web\/#.*)?$/)
  t.same(await findLabels(clerk, 'api key'), [])
  t.same(await findLabels(clerk, 'amazon'), [])
})

t.test('who may not search cannot', async t => {
  t.equal((await (await enterWith(await createTestApp(t), ['Magento_Backend::dashboard'])).open(`${url}?q=a`)).status, 403)
})

t.test('without JavaScript the search is a page of results', async t => {
  const admin = await enter(await createTestApp(t))
  await admin.open('/admin/admin/dashboard/')
  const page = await admin.submit('#form-search', { q: 'cookie lifetime' })
  t.equal(page.url, `${url}?q=cookie+lifetime`)
  t.same([...page.document.querySelectorAll('.search-results a')].map(link => link.textContent), ['Cookie Lifetime'])
  t.match((await admin.open(`${url}?q=nothing-like-this`)).text, 'Nothing was found for "nothing-like-this".')
  t.match((await admin.open(url)).text, 'Type a word of a page, a setting or a config path.')
})

t.test('input that is no word finds nothing and breaks nothing', async t => {
  const admin = await enter(await createTestApp(t))
  for (const query of ['', '   ', '<script>alert(1)</script>', '(((((', '.*', '%', '\\', '\u0000', '__proto__', 'x'.repeat(5000), '{{7*7}}']) t.same(await search(admin, query), [], JSON.stringify(query.slice(0, 20)))
  for (const query of ['q=a&q=b', 'q[a]=b', 'q%5B%5D=a', 'isAjax=1']) t.equal((await admin.open(`${url}?${query}`)).status, 200)
})

t.test('what begins with the word comes first, and no list is longer than ten', async t => {
  const admin = await enter(await createTestApp(t))
  const groups = await search(admin, 'store')
  for (const { items } of groups) t.ok(items.length <= 10)
  const fields = groups.find(group => group.label === 'Configuration')!.items.map(item => item.label)
  t.match(fields[0], /^Store/)
})
