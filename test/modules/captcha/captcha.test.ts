import t from 'tap'
import { adminUser, createTestApp, type TestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { formKeyOf } from '../../helpers/people.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

const incorrect = ['Incorrect CAPTCHA.']

async function open (t: Parameters<typeof createTestApp>[0], values: Record<string, string> = {}): Promise<TestApp> {
  const testApp = await createTestApp(t, { variables: { TRUST_PROXY: '127.0.0.1' } })
  for (const [name, value] of Object.entries({ enable: '1', ...values })) await storeValue(testApp, `admin/captcha/${name}`, value)
  return testApp
}

async function post (visitor: Visitor, password: string, { ticket, username = adminUser.username, address = '10.0.0.1' }: { ticket?: string, username?: string, address?: string } = {}): Promise<Page> {
  const fields: Array<[string, string]> = [['form_key', formKeyOf(visitor)], ['login[username]', username], ['login[password]', password]]
  return await visitor.post('/admin/', ticket === undefined ? fields : [...fields, ['captcha[backend_login]', ticket]], { 'x-forwarded-for': address })
}

function ticketIn (page: Page, form = 'backend_login'): string | undefined {
  return page.document.querySelector(`input[type=hidden][name="captcha[${form}]"]`)?.getAttribute('value') ?? undefined
}

function secondsIn (page: Page): string | undefined {
  return page.document.querySelector('#login-form [role=status]')?.getAttribute('data-captcha-wait') ?? undefined
}

function isSignedIn (page: Page): boolean {
  return page.document.querySelector('#login-form') === null
}

/** Fails until the form asks for a wait, and returns the last page. */
async function failThrice (visitor: Visitor, username?: string): Promise<Page> {
  await visitor.open('/admin/')
  for (let time = 0; time < 2; time++) await post(visitor, 'wrong', { username })
  return await post(visitor, 'wrong', { username })
}

t.test('after three failures the form waits, longer after each, and says how long', async t => {
  const testApp = await open(t)
  await storeValue(testApp, 'admin/security/lockout_failures', '0')
  const visitor = testApp.visitor()
  t.equal(ticketIn(await visitor.open('/admin/')), undefined)
  t.equal(ticketIn(await post(visitor, 'wrong')), undefined)
  t.equal(ticketIn(await post(visitor, 'wrong')), undefined)
  let page = await post(visitor, 'wrong')
  for (const seconds of [2, 4, 8, 16, 30, 30]) {
    t.equal(secondsIn(page), String(seconds))
    t.match(page.document.querySelector('[role=status]')!.textContent, `Seconds to wait before this form can be sent: ${seconds}`)
    testApp.clock.forward(seconds)
    page = await post(visitor, 'wrong', { ticket: ticketIn(page) })
    t.match(page.messages('error'), [/^The account sign-in was incorrect/])
  }
  testApp.clock.forward(30)
  t.ok(isSignedIn(await post(visitor, adminUser.password, { ticket: ticketIn(page) })))
  t.same(await testApp.database('captcha_log'), [], 'a right password ends the count')
})

t.test('without a ticket, or before its time, no password is looked at; the user name stays and a new ticket is there', async t => {
  const testApp = await open(t)
  const visitor = testApp.visitor()
  const page = await failThrice(visitor)
  const { failures_num: failures } = await testApp.database('admin_user').first('failures_num')
  testApp.clock.forward(1)
  for (const ticket of [undefined, '', 'x', ticketIn(page)]) {
    const again = await post(visitor, adminUser.password, { ticket })
    t.same(again.messages('error'), incorrect)
    t.same(again.messages('notice'), ['Nothing was checked. Wait for the time that is shown at the form, then send it again.'])
    t.equal(again.document.querySelector('#username')!.getAttribute('value'), adminUser.username)
    t.not(ticketIn(again), ticketIn(page))
    t.equal(secondsIn(again), '2', 'nothing was counted')
  }
  t.match(await testApp.database('admin_user').first('failures_num'), { failures_num: failures })
  testApp.clock.forward(1)
  t.ok(isSignedIn(await post(visitor, adminUser.password, { ticket: ticketIn(page) })), 'what came too early is good at its time')
})

t.test('a ticket is good once, for its form, for seven minutes, and unchanged', async t => {
  const testApp = await open(t)
  const visitor = testApp.visitor()
  const ticket = ticketIn(await failThrice(visitor))!
  const forForgotten = ticketIn(await testApp.visitor().open('/admin/admin/auth/forgotpassword/', { 'x-forwarded-for': '10.0.0.1' }), 'backend_forgotpassword')!
  testApp.clock.forward(10)
  const shorter = ticket.replace(/\.2\./, '.0.')
  t.not(shorter, ticket)
  for (const foreign of [forForgotten, shorter]) t.same((await post(visitor, adminUser.password, { ticket: foreign })).messages('error'), incorrect)
  const next = ticketIn(await post(visitor, 'wrong', { ticket }))!
  testApp.clock.forward(10)
  t.same((await post(visitor, adminUser.password, { ticket })).messages('error'), incorrect, 'used')
  testApp.clock.forward(7 * 60)
  t.same((await post(visitor, adminUser.password, { ticket: next })).messages('error'), incorrect, 'stale')
})

t.test('the failures of a user name count from every address, and those of an address for every name', async t => {
  const testApp = await open(t)
  await failThrice(testApp.visitor(), 'nobody')
  const other = testApp.visitor()
  await other.open('/admin/')
  t.same((await post(other, 'wrong', { username: 'NOBODY', address: '10.0.0.2' })).messages('error'), incorrect)
  t.same((await post(other, adminUser.password)).messages('error'), incorrect)
  t.ok(isSignedIn(await post(other, adminUser.password, { address: '10.0.0.2' })), 'another name at another address is free')
  testApp.clock.forward(30 * 60 + 1)
  const later = testApp.visitor()
  await later.open('/admin/')
  t.ok(isSignedIn(await post(later, adminUser.password)), 'after half an hour it is forgotten')
})

t.test('short waits that were collected beforehand are worth nothing after failures', async t => {
  const testApp = await open(t, { mode: 'always' })
  const visitor = testApp.visitor()
  const tickets: string[] = []
  for (let time = 0; time < 4; time++) tickets.push(ticketIn(await visitor.open('/admin/'))!)
  testApp.clock.forward(1)
  for (const ticket of tickets.slice(1)) t.match((await post(visitor, 'wrong', { ticket })).messages('error'), [/^The account/])
  t.same((await post(visitor, adminUser.password, { ticket: tickets[0] })).messages('error'), incorrect)
})

for (const [name, values] of [['mode Always', { mode: 'always' }], ['0 attempts', { failed_attempts_login: '0' }]] as const) {
  t.test(`with ${name} each sign-in waits a second`, async t => {
    const testApp = await open(t, values)
    const visitor = testApp.visitor()
    t.equal(secondsIn(await visitor.open('/admin/')), '1')
    t.same((await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })).messages('error'), incorrect)
    testApp.clock.forward(1)
    t.ok(isSignedIn(await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })))
  })
}
