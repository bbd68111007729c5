import t from 'tap'
import { adminUser, createTestApp, hashCheaply, signIn, type TestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { hasMail, readMail, resetLinkOf } from '../../helpers/mailbox.ts'
import { enter, errorAt, formKeyOf } from '../../helpers/people.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

const forgotten = '/admin/admin/auth/forgotpassword/'
const email = 'admin@example.com'
const promise = 'We\'ll email you a link to reset your password.'
const expired = 'Your password reset link has expired.'
const fresh = { password: 'fresh-Canary-1', confirmation: 'fresh-Canary-1' }

async function ask (testApp: TestApp, address = email, headers: Record<string, string> = {}): Promise<Page> {
  const visitor = testApp.visitor()
  await visitor.open(forgotten)
  return await visitor.post(forgotten, [['form_key', formKeyOf(visitor)], ['email', address]], headers)
}

/** Somebody who has the newest of so many letters open and has followed its link. */
async function openLink (testApp: TestApp, letters = 1): Promise<{ visitor: Visitor, link: URL }> {
  const link = resetLinkOf((await readMail(testApp, letters)).at(-1)!)
  const visitor = testApp.visitor()
  await visitor.open(link.pathname + link.search)
  return { visitor, link }
}

t.test('a forgotten password is set anew by the link that comes by mail, once', async t => {
  const testApp = await createTestApp(t)
  const elsewhere = await enter(testApp)
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  t.equal((await visitor.follow('.action-forgotpassword')).url, forgotten)
  const answer = await visitor.submit('#login-form', { email: 'ADMIN@example.com' })
  t.same([answer.url, answer.messages('success')], ['/admin/', [promise]])
  const { visitor: reader, link } = await openLink(testApp)
  t.match(link.href, /^http:\/\/127\.0\.0\.1:9080\/admin\/admin\/auth\/resetpassword\/\?id=1&token=[\w-]{43}$/)
  const page = await reader.submit('#reset-password-form', fresh)
  t.same([page.url, page.messages('success')], ['/admin/', ['You updated your password.']])
  t.equal((await signIn(testApp.visitor(), { ...adminUser, password: fresh.password })).page().url, '/admin/admin/dashboard/')
  t.ok((await elsewhere.open('/admin/')).document.querySelector('#login-form'), 'every session is over')
  t.same((await reader.open(link.pathname + link.search)).messages('error'), [expired])
})

t.test('who does not exist gets the same answer and no letter', async t => {
  const testApp = await createTestApp(t)
  const strip = (page: Page): string => page.body.replace(/nonce="[^"]*"|[0-9a-f]{32}/g, '')
  const unknown = await ask(testApp, 'nobody@example.com')
  t.same(unknown.messages('success'), [promise])
  await testApp.database('password_reset_request_event').delete()
  t.equal(strip(await ask(testApp)), strip(unknown))
  t.equal((await readMail(testApp, 1)).length, 1)
  await testApp.database('password_reset_request_event').delete()
  await testApp.database('admin_user').update({ is_active: 0, rp_token: null })
  t.same((await ask(testApp)).messages('success'), [promise])
  t.match(await testApp.database('admin_user').first(), { rp_token: null }, 'nor does somebody who was switched off')
})

t.test('the link has the configured address, whatever the request says', async t => {
  const testApp = await createTestApp(t, { variables: { BASE_URL: 'https://shop.example' } })
  await ask(testApp, email, { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' })
  const visitor = testApp.visitor()
  await visitor.open(forgotten)
  testApp.clock.forward(601)
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  await testApp.app.inject({ method: 'POST', url: forgotten, headers: { host: 'evil.example', cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ form_key: formKeyOf(visitor), email }).toString() })
  for (const letter of await readMail(testApp, 2)) t.equal(resetLinkOf(letter).origin, 'https://shop.example')
  await storeValue(testApp, 'web/unsecure/base_url', 'https://configured.example/shop/')
  testApp.clock.forward(601)
  await ask(testApp)
  t.match(resetLinkOf((await readMail(testApp, 3)).at(-1)!).href, /^https:\/\/configured\.example\/shop\/admin\/admin\/auth\/resetpassword\/\?/)
})

t.test('a link is worth nothing after its hours, after a newer one, after a change of the password, and for another user', async t => {
  const testApp = await createTestApp(t)
  await ask(testApp)
  const { visitor, link } = await openLink(testApp)
  const isAlive = async (url = link.pathname + link.search): Promise<boolean> => (await visitor.open(url)).document.querySelector('#reset-password-form') !== null
  t.ok(await isAlive())
  for (const wrong of [link.search.replace('id=1', 'id=2'), link.search.replace(/.$/, '~'), link.search.slice(0, -1), '?id=1', '?id=1&token=', '?id[]=1&token[]=x']) t.notOk(await isAlive(link.pathname + wrong), wrong)
  testApp.clock.forward(2 * 3600 - 1)
  t.ok(await isAlive())
  testApp.clock.forward(1)
  t.notOk(await isAlive())
  await visitor.submit('#login-form', { email })
  const newer = await openLink(testApp, 2)
  t.ok(newer.visitor.page().document.querySelector('#reset-password-form'))
  await testApp.database('admin_user').update({ password: await hashCheaply('other-pass-1') })
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_account/index/')
  await admin.submit('#edit_form', { password: 'other-pass-2', confirmation: 'other-pass-2', current_password: 'other-pass-1' })
  t.same((await newer.visitor.submit('#reset-password-form', fresh)).messages('error'), [expired])
})

t.test('of two uses at once only one counts', async t => {
  const testApp = await createTestApp(t)
  await ask(testApp)
  const [one, other] = [await openLink(testApp), await openLink(testApp)]
  const pages = await Promise.all([one, other].map(async ({ visitor }, index) => await visitor.submit('#reset-password-form', { password: `fresh-pass-${index}`, confirmation: `fresh-pass-${index}` })))
  t.same(pages.map(page => page.messages('success').length + page.messages('error').length), [1, 1])
  t.same(pages.flatMap(page => page.messages('success')), ['You updated your password.'])
})

t.test('a password that will not do is refused at its field, and the link lives on', async t => {
  const testApp = await createTestApp(t)
  await ask(testApp)
  const { visitor } = await openLink(testApp)
  await visitor.submit('#reset-password-form', { password: 'short', confirmation: 'short' })
  t.equal(errorAt(visitor, 'password'), 'Your password must be at least 7 characters.')
  await visitor.submit('#reset-password-form', { password: 'fresh-pass-1', confirmation: 'fresh-pass-2' })
  t.equal(errorAt(visitor, 'confirmation'), 'Your password confirmation must match your password.')
  await visitor.submit('#reset-password-form', { password: adminUser.password, confirmation: adminUser.password })
  t.equal(errorAt(visitor, 'password'), 'Sorry, but this password has already been used. Please create another.')
  t.same((await visitor.submit('#reset-password-form', fresh)).messages('success'), ['You updated your password.'])
})

t.test('an address that is none is refused, and another site\'s form does nothing', async t => {
  const testApp = await createTestApp(t)
  const visitor = testApp.visitor()
  await visitor.open(forgotten)
  await visitor.submit('#login-form', { email: '' })
  t.equal(errorAt(visitor, 'email'), 'Please enter an email address.')
  await visitor.submit('#login-form', { email: 'nobody' })
  t.equal(errorAt(visitor, 'email'), 'Please enter a valid email address (Ex: johndoe@domain.com).')
  t.same((await visitor.post(forgotten, [['form_key', formKeyOf(visitor)], ['email', email]], { 'sec-fetch-site': 'cross-site' })).messages('error'), ['Invalid Form Key. Please refresh the page.'])
  t.same((await visitor.post(forgotten, [['email', email]])).messages('error'), ['Invalid Form Key. Please refresh the page.'])
  t.notOk(hasMail(testApp))
})

t.test('of the token the database has a hash, the log nothing, and the letter is for its reader alone', async t => {
  const testApp = await createTestApp(t)
  await ask(testApp)
  const { visitor, link } = await openLink(testApp)
  const token = link.searchParams.get('token')!
  await visitor.submit('#reset-password-form', fresh)
  const tables = await Promise.all(['admin_user', 'backroom_audit_event', 'password_reset_request_event', 'backroom_session'].map(async table => await testApp.database(table)))
  t.notMatch(JSON.stringify(tables), new RegExp(`${token}|${fresh.password}`))
  t.notMatch(testApp.log(), new RegExp(`${token}|${fresh.password}|"level":[45]0`))
  const actions = await testApp.database('backroom_audit_event').orderBy('id').pluck('action') as string[]
  t.same(actions, ['password_reset_requested', 'password_reset'])
})
