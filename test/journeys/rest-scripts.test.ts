import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { adminUser, createTestApp, type TestApp } from '../helpers/app.ts'

/** A script with nothing but fetch and a cookie jar, as people write them for the original's Admin. */
interface Script extends TestApp {
  readonly get: (path: string) => Promise<string>
  /** Sends a form with the form key of the page before it, and follows where it leads. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<string>
}

async function open (t: Test): Promise<Script> {
  const testApp = await createTestApp(t)
  await testApp.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(testApp.app.server.address() as AddressInfo).port}`
  const cookies = new Map<string, string>()
  let page = ''
  async function request (path: string, init: RequestInit = {}): Promise<string> {
    const response = await fetch(new URL(path, url), { ...init, redirect: 'manual', headers: { ...init.headers, cookie: [...cookies].map(pair => pair.join('=')).join('; ') } })
    for (const cookie of response.headers.getSetCookie()) cookies.set(cookie.split('=', 1)[0]!, cookie.split(';', 1)[0]!.slice(cookie.indexOf('=') + 1))
    const location = response.headers.get('location')
    page = location === null ? await response.text() : await request(location)
    return page
  }
  const formKey = (): string => /var FORM_KEY = '(\w+)';/.exec(page)![1]!
  return {
    ...testApp,
    get: async path => await request(path),
    post: async (path, fields) => await request(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ ...fields, form_key: formKey() }).toString() })
  }
}

const success = 'data-ui-id="messages-message-success"'

t.test('a script signs in by var FORM_KEY, saves, and judges by the message on the page it ends at', async t => {
  const { get, post, database } = await open(t)
  t.match(await get('/admin/admin'), /<form[^>]*id="login-form"/, 'signed out: the login form')
  t.match(await get('/admin/'), /var FORM_KEY = '\w+';/)
  const start = await post('/admin/admin/auth/login/', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.match(start, /var FORM_KEY = '\w+';/, 'the page after the login has the new form key')
  t.notMatch(start, /id="login-form"/)

  t.ok((await post('/admin/admin/system_store/save', { store_type: 'website', store_action: 'add', 'website[name]': 'Scripted', 'website[code]': 'scripted', 'website[website_id]': '' })).includes(success))
  t.ok((await post('/admin/admin/system_config/save/section/general/', { 'groups[locale][fields][code][value]': 'it_IT' })).includes(success))
  t.ok((await post('/admin/admin/integration/save/', { name: 'Scripted', email: '', endpoint: '', identity_link_url: '', current_password: adminUser.password, all_resources: '0', 'resource[0]': 'Magento_Backend::store' })).includes(success))
  t.match(await database('integration').select('name'), [{ name: 'Scripted' }])
  t.equal((await database('backroom_integration_resource')).length, 3, 'numbered resources are understood')
  t.ok((await post('/admin/admin/integration/delete/id/1/', {})).includes(success))
})

t.test('a script whose form is refused sees no such message, and nothing is changed', async t => {
  const { get, post, database } = await open(t)
  await get('/admin/')
  await post('/admin/admin/auth/login/', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  const page = await post('/admin/admin/integration/save/', { name: '', current_password: adminUser.password })
  t.notOk(page.includes(success))
  t.match(page, /This is a required field/)
  t.same(await database('integration'), [])
})

t.test('a grid is filtered by the original\'s address', async t => {
  const { get, post } = await open(t)
  await get('/admin/')
  await post('/admin/admin/auth/login/', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  for (const name of ['North', 'South']) await post('/admin/admin/integration/save/', { name, current_password: adminUser.password, all_resources: '0' })
  const page = await get(`/admin/admin/integration/index/filter/${Buffer.from('name=sou').toString('base64')}/sort/name/dir/desc/`)
  t.match(page, /South/)
  t.notMatch(page, />\s*North\s*</)
})
