import t from 'tap'
import { adminUser, createTestApp, type TestApp } from '../helpers/app.ts'
import { storeValue } from '../helpers/channel.ts'
import { enter } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const dashboard = '/admin/admin/dashboard/'
const general = '/admin/admin/system_config/edit/section/general/'
const sentence = 'You entered an invalid Secret Key. Please refresh the page.'

async function openWithKeys (t: Parameters<typeof createTestApp>[0]): Promise<TestApp> {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/use_form_key', '1')
  return testApp
}

function listLinks (visitor: Visitor): string[] {
  return [...visitor.page().document.querySelectorAll('a[href^="/admin/"], form[action^="/admin/"]')].map(element => element.getAttribute('href') ?? element.getAttribute('action')!).filter(href => /^\/admin\/\w/.test(href))
}

t.test('as shipped no address has a key, and a key from elsewhere is nobody\'s business', async t => {
  const admin = await enter(await createTestApp(t))
  await admin.open(dashboard)
  t.ok(listLinks(admin).length > 20)
  t.same(listLinks(admin).filter(href => href.includes('/key/')), [])
  t.equal((await admin.open(`${general}key/${'0'.repeat(64)}/`)).status, 200)
})

t.test('switched on, every link to the Admin has a key of its session and page, and each can be followed', async t => {
  const testApp = await openWithKeys(t)
  const [one, other] = [await enter(testApp), await enter(testApp)]
  await one.open(general)
  await other.open(general)
  const links = listLinks(one)
  t.ok(links.length > 50)
  t.same(links.filter(href => !/\/key\/[0-9a-f]{64}\/(?:[?#].*)?$/.test(href)), [])
  t.not(listLinks(other)[5], links[5])
  t.ok(new Set(links.map(href => /\/key\/(\w+)/.exec(href)![1])).size > 20)
  const followed = links.filter(href => /\/(?:system_config\/edit|dashboard|system_store|user)\//.test(href)).slice(0, 12)
  t.ok(followed.length > 5)
  for (const href of followed) {
    await one.open(href)
    t.same(one.page().messages('error'), [], href)
  }
})

t.test('a form sent with a key is carried out', async t => {
  const testApp = await openWithKeys(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_account/index/')
  t.match(admin.page().document.querySelector('#edit_form')?.getAttribute('action'), /\/key\/[0-9a-f]{64}\/$/)
  t.same((await admin.submit('#edit_form', { current_password: adminUser.password })).messages('success'), ['You saved the account.'])
})

t.test('a wrong key leads to the start page with the sentence and the way to the page, and does nothing', async t => {
  const testApp = await openWithKeys(t)
  const admin = await enter(testApp)
  const other = await enter(testApp)
  await other.open(dashboard)
  const keys = listLinks(other).map(href => /\/key\/(\w+)/.exec(href)![1]!)
  for (const key of ['0'.repeat(64), 'x', keys[3]!]) {
    const page = await admin.open(`${general}key/${key}/?a=1`)
    t.equal(page.url, dashboard)
    t.match(page.messages('error')[0], sentence)
    t.equal((await admin.follow('.message-error a')).url.replace(/key\/\w+\//, ''), `${general}?a=1`)
    t.ok(admin.page().document.querySelector('#config-edit-form'))
  }
  t.equal((await admin.open(`/admin/admin/auth/logout/key/${'0'.repeat(64)}/`)).url, dashboard, 'nor is anybody signed out')
  t.same(JSON.parse((await admin.open(`${general}key/x/?isAjax=true`)).body), { error: true, message: sentence })
})

t.test('an address without a key is open, and one with the key of an earlier session survives the login', async t => {
  const testApp = await openWithKeys(t)
  const admin = await enter(testApp)
  t.equal((await admin.open(general)).status, 200)
  const stale = `${general}key/${'a'.repeat(64)}/?a=1`
  const visitor = testApp.visitor()
  await visitor.open(stale)
  const page = await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.equal(page.url, `${general}?a=1`)
  t.same(page.messages('error'), [])
})
