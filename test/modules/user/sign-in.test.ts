import t from 'tap'
import { adminUser, createTestApp, signIn } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createPerson, enter, formKeyOf } from '../../helpers/people.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

async function tryWith (visitor: Visitor, password: string, username = adminUser.username): Promise<Page> {
  if (visitor.cookies.size === 0) await visitor.open('/admin/')
  return await visitor.post('/admin/', [['form_key', formKeyOf(visitor)], ['login[username]', username], ['login[password]', password]])
}

async function isIn (visitor: Visitor): Promise<boolean> {
  return (await visitor.open('/admin/admin/dashboard/')).document.querySelector('#login-form') === null
}

t.test('any address of the Admin shows the login form with status 200 at that address', async t => {
  const stranger = (await createTestApp(t)).visitor()
  for (const url of ['/admin/', '/admin', '/admin/admin/dashboard/', '/admin/sales/order/', '/admin/no/such/page', '/admin/channel/amazon/']) {
    const page = await stranger.open(url)
    t.equal(page.status, 200, url)
    t.equal(page.url, url)
    const form = page.document.querySelector('#login-form') as HTMLFormElement
    t.equal(form.getAttribute('method'), 'post')
    t.equal(form.getAttribute('action'), url)
    t.same(page.messages('error'), [])
  }
  const { document } = stranger.page()
  t.equal(document.title, 'Magento Admin')
  t.match(document.body.className, /adminhtml-auth-login page-layout-admin-login/)
  t.equal(document.querySelector('#login-form legend')?.textContent, 'Welcome, please sign in')
  t.equal(document.querySelector('#username')?.getAttribute('name'), 'login[username]')
  t.equal(document.querySelector('#login')?.getAttribute('name'), 'login[password]')
  t.equal(document.querySelector('.actions .action-primary.action-login')?.textContent?.trim(), 'Sign in')
})

t.test('the right password leads to the start page', async t => {
  const page = (await (await createTestApp(t)).signedIn()).page()
  t.equal(page.url, '/admin/admin/dashboard/')
  t.equal(page.document.title, 'Dashboard / Magento Admin')
})

t.test('a deep link with its parameters and its query survives the login', async t => {
  const visitor = (await createTestApp(t)).visitor()
  const url = '/admin/admin/system_config/edit/section/general/website/1/?a=1'
  await visitor.open(url)
  const page = await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.equal(page.url, url)
  t.ok(page.document.querySelector('#config-edit-form'))
})

t.test('a login form without its form key, or with another visitor\'s, signs nobody in', async t => {
  const testApp = await createTestApp(t)
  const [one, other] = [testApp.visitor(), testApp.visitor()]
  await one.open('/admin/')
  await other.open('/admin/')
  const login: Array<[string, string]> = [['login[username]', adminUser.username], ['login[password]', adminUser.password]]
  t.same((await one.post('/admin/', login)).messages('error'), ['Invalid Form Key. Please refresh the page.'])
  t.same((await one.post('/admin/', [...login, ['form_key', formKeyOf(other)]])).messages('error'), ['Invalid Form Key. Please refresh the page.'])
  t.same(await testApp.database('backroom_session'), [])
  t.equal((await one.submit('#login-form', Object.fromEntries(login))).url, '/admin/admin/dashboard/', 'the form shown with the message works')
})

t.test('another site\'s login form signs nobody in', async t => {
  const testApp = await createTestApp(t)
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  const login: Array<[string, string]> = [['form_key', formKeyOf(visitor)], ['login[username]', adminUser.username], ['login[password]', adminUser.password]]
  for (const [name, value] of [['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site'], ['origin', 'https://evil.example'], ['origin', 'null']] as const) {
    t.same((await visitor.post('/admin/', login, { [name]: value })).messages('error'), ['Invalid Form Key. Please refresh the page.'])
  }
  t.same(await testApp.database('backroom_session'), [])
})

t.test('a new session id is given at the login, and the one from before is worth nothing', async t => {
  const testApp = await createTestApp(t)
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  const before = visitor.cookies.get('backroom-admin')!
  await signIn(visitor)
  t.not(visitor.cookies.get('backroom-admin'), before)
  const thief = testApp.visitor()
  thief.cookies.set('backroom-admin', before)
  t.notOk(await isIn(thief))
  t.ok(await isIn(visitor))
})

t.test('without account sharing a second login ends the first session with the sentence', async t => {
  const testApp = await createTestApp(t)
  const first = await enter(testApp)
  t.ok(await isIn(first))
  await testApp.signedIn()
  const page = await first.open('/admin/admin/dashboard/')
  t.same(page.messages('error'), ['Someone logged into this account from another device or browser. Your current session is terminated.'])
  t.ok(page.document.querySelector('#login-form'))
})

t.test('with account sharing both sessions live', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/admin_account_sharing', '1')
  const first = await enter(testApp)
  const second = await testApp.signedIn()
  t.ok(await isIn(first))
  t.ok(await isIn(second))
})

t.test('the start page is the configured one, else the first that the user may open, else his account', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/startup/menu_item_id', 'Magento_Config::system_config')
  t.equal((await (await enter(testApp)).open('/admin/')).url, '/admin/admin/system_config/')
  const clerk = await enter(testApp, await createPerson(testApp, ['Magento_Sales::sales', 'Magento_Sales::sales_invoice']))
  t.equal((await clerk.open('/admin/')).url, '/admin/sales/invoice/')
  const guest = await enter(testApp, await createPerson(testApp, ['Magento_Backend::myaccount'], { username: 'guest' }))
  t.equal((await guest.open('/admin/')).url, '/admin/admin/system_account/index/')
})

t.test('a refused sign-in is no error in the log, and names neither user nor password', async t => {
  const testApp = await createTestApp(t)
  await tryWith(testApp.visitor(), 'wrong-Canary', 'admin-Canary')
  t.match(testApp.log(), /a sign-in to the Admin was refused/)
  t.notMatch(testApp.log(), /Canary|"level":50/)
})
