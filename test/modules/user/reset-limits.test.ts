import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { readMail } from '../../helpers/mailbox.ts'
import { formKeyOf } from '../../helpers/people.ts'

const forgotten = '/admin/admin/auth/forgotpassword/'
const tooMany = 'We received too many requests for password resets. Please wait and try again later or contact support@example.com.'

/** Asks for a link from an address, as a proxy that is trusted tells it; whether it was promised. */
async function ask (testApp: TestApp, email: string, address: string): Promise<boolean> {
  const visitor = testApp.visitor()
  await visitor.open(forgotten)
  const page = await visitor.post(forgotten, [['form_key', formKeyOf(visitor)], ['email', email]], { 'x-forwarded-for': address })
  if (page.messages('error').length > 0 && page.messages('error')[0] !== tooMany) throw new Error(page.text)
  return page.messages('error').length === 0
}

async function open (t: Parameters<typeof createTestApp>[0], method: string): Promise<TestApp> {
  const testApp = await createTestApp(t, { variables: { TRUST_PROXY: '127.0.0.1' } })
  await storeValue(testApp, 'admin/security/password_reset_protection_type', method)
  return testApp
}

const [one, other] = ['one@example.com', 'other@example.com']

t.test('ten minutes lie between two requests, and five fit into an hour', async t => {
  const testApp = await open(t, '1')
  t.ok(await ask(testApp, 'admin@example.com', '10.0.0.1'))
  testApp.clock.forward(599)
  t.notOk(await ask(testApp, 'admin@example.com', '10.0.0.1'))
  for (let times = 2; times <= 5; times++) {
    testApp.clock.forward(times === 2 ? 1 : 600)
    t.ok(await ask(testApp, 'admin@example.com', '10.0.0.1'), `request ${times}`)
  }
  testApp.clock.forward(600)
  t.notOk(await ask(testApp, 'admin@example.com', '10.0.0.1'), 'the sixth within the hour')
  testApp.clock.forward(600)
  t.ok(await ask(testApp, 'admin@example.com', '10.0.0.1'), 'the first lies an hour back')
  t.equal((await readMail(testApp, 6)).length, 6, 'what was refused sent nothing')
})

for (const [method, name, sameAddress, sameEmail] of [['1', 'by address and e-mail', false, false], ['2', 'by address', false, true], ['3', 'by e-mail', true, false], ['0', 'not at all', true, true]] as const) {
  t.test(`requests are limited ${name}`, async t => {
    const testApp = await open(t, method)
    t.ok(await ask(testApp, one, '10.0.0.1'))
    t.equal(await ask(testApp, other, '10.0.0.1'), sameAddress)
    t.equal(await ask(testApp, one, '10.0.0.2'), sameEmail)
  })
}

t.test('figures of 0 turn both limits off', async t => {
  const testApp = await open(t, '1')
  await storeValue(testApp, 'admin/security/min_time_between_password_reset_requests', '0')
  await storeValue(testApp, 'admin/security/max_number_password_reset_requests', '0')
  for (let times = 0; times < 7; times++) t.ok(await ask(testApp, one, '10.0.0.1'))
})

t.test('how long a link lives is configured', async t => {
  const testApp = await open(t, '0')
  await storeValue(testApp, 'admin/security/password_reset_link_expiration_period', '1')
  await ask(testApp, 'admin@example.com', '10.0.0.1')
  const [letter] = await readMail(testApp, 1)
  t.match(letter!.text, /for 1 hours/)
  const url = /\/admin\/admin\/auth\/resetpassword\/\S+/.exec(letter!.text)![0]
  const visitor = testApp.visitor()
  testApp.clock.forward(3599)
  t.ok((await visitor.open(url)).document.querySelector('#reset-password-form'))
  testApp.clock.forward(1)
  t.notOk((await visitor.open(url)).document.querySelector('#reset-password-form'))
})
