import t from 'tap'
import { adminUser, createTestApp, signIn, type TestApp, type TestAppOptions } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createPerson, enter, formKeyOf } from '../../helpers/people.ts'
import { collectRoutes, toAddress } from '../../helpers/routes.ts'

const account = '/admin/admin/system_account/index/'
const sentence = 'It\'s time to change your password.'
const day = 24 * 3600

/** An instance whose admin user has set his password at this moment. */
async function open (t: Parameters<typeof createTestApp>[0], options: TestAppOptions = {}): Promise<TestApp> {
  const testApp = await createTestApp(t, options)
  await testApp.database('admin_passwords').insert({ user_id: 1, password_hash: 'x', last_updated: testApp.clock.now().getTime() / 1000 })
  return testApp
}

t.test('after ninety days nothing is open before a new password is set', async t => {
  const testApp = await open(t)
  testApp.clock.forward(90 * day)
  t.equal((await testApp.signedIn()).page().url, '/admin/admin/dashboard/', 'on the last day all is well')
  testApp.clock.forward(1)
  const admin = await testApp.signedIn()
  t.same([admin.page().url, admin.page().messages('notice')], [account, [sentence]])
  t.equal((await admin.open('/admin/admin/system_config/index/')).url, account)
  await admin.submit('#edit_form', { password: 'fresh-pass-1', confirmation: 'fresh-pass-1', current_password: adminUser.password })
  t.same(admin.page().messages('success'), ['You saved the account.'])
  t.equal((await admin.open('/admin/admin/dashboard/')).url, '/admin/admin/dashboard/')
})

t.test('every route but account and sign-out leads to the account, whatever routes there are', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await open(t))
  testApp.clock.forward(91 * day)
  const admin = await testApp.signedIn()
  const formKey = formKeyOf(admin)
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  const passing: string[] = []
  const before = await testApp.database('core_config_data')
  const guarded = new Map(routes.filter(({ url, resource }) => resource !== undefined && !url.endsWith('auth/logout')).map(route => [`${route.method} ${route.url}`, route]))
  t.ok(guarded.size > 100)
  for (const [name, { method, url }] of guarded) {
    const answer = await testApp.app.inject({ method: method as 'GET', url: toAddress(url), headers: { host: 'localhost:9080', cookie, 'content-type': 'application/x-www-form-urlencoded' }, ...(method === 'POST' ? { payload: `form_key=${formKey}` } : {}) })
    if (answer.statusCode !== 302 || answer.headers.location !== account) passing.push(name)
  }
  t.same(passing.sort(), ['GET /admin/admin/system_account/index', 'POST /admin/admin/system_account/save'])
  t.same(await testApp.database('core_config_data'), before)
  t.same(JSON.parse((await admin.open('/admin/admin/dashboard/?isAjax=true')).body), { ajaxExpired: 1, ajaxRedirect: account })
  t.equal((await admin.open('/no/such/page')).status, 404)
  t.same((await admin.open('/admin/admin/auth/logout/')).messages('success'), ['You have logged out.'])
})

t.test('recommended, it is only said, with the way there', async t => {
  const testApp = await open(t)
  await storeValue(testApp, 'admin/security/password_is_forced', '0')
  testApp.clock.forward(91 * day)
  const admin = await testApp.signedIn()
  t.equal(admin.page().url, '/admin/admin/dashboard/')
  t.match(admin.page().messages('notice')[0], sentence)
  t.equal(admin.page().document.querySelector(`.message-notice a[href="${account}"]`)?.textContent?.trim(), 'Change the password')
})

t.test('the lifetime is configured, an empty one lets passwords live for ever', async t => {
  const testApp = await open(t)
  await storeValue(testApp, 'admin/security/password_lifetime', '2')
  testApp.clock.forward(2 * day + 1)
  t.equal((await testApp.signedIn()).page().url, account)
  for (const never of [null, '0']) {
    await storeValue(testApp, 'admin/security/password_lifetime', never)
    t.equal((await testApp.signedIn()).page().url, '/admin/admin/dashboard/')
  }
})

t.test('a password that grows too old while its user works disturbs him at the next sign-in only', async t => {
  const testApp = await open(t)
  await storeValue(testApp, 'admin/security/session_lifetime', String(200 * day))
  testApp.clock.forward(89 * day)
  const admin = await enter(testApp)
  testApp.clock.forward(2 * day)
  t.equal((await admin.open('/admin/admin/dashboard/')).url, '/admin/admin/dashboard/')
})

t.test('who may not change his password is signed out and told whom to ask', async t => {
  const testApp = await open(t)
  const clerk = await createPerson(testApp, ['Magento_Backend::dashboard'], { passwordHash: (await testApp.database('admin_user').first()).password as string })
  await testApp.database('admin_passwords').insert({ user_id: clerk, password_hash: 'x', last_updated: testApp.clock.now().getTime() / 1000 })
  testApp.clock.forward(91 * day)
  const page = (await signIn(testApp.visitor(), { username: 'clerk', password: adminUser.password })).page()
  t.same([page.url, page.messages('error')], ['/admin/', ['Your password has expired; please contact your administrator.']])
  t.match(await testApp.database('backroom_session').where({ user_id: clerk }), [{ end_reason: 'ended' }])
})
