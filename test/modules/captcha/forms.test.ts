import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { readMail } from '../../helpers/mailbox.ts'

const forgotten = '/admin/admin/auth/forgotpassword/'
const production = { BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example/' }

t.test('the form for a forgotten password waits a second, keeps the e-mail address, and sends nothing before', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/captcha/enable', '1')
  const visitor = testApp.visitor()
  await visitor.open(forgotten)
  const early = await visitor.submit('#login-form', { email: 'admin@example.com' })
  t.same(early.messages('error'), ['Incorrect CAPTCHA.'])
  t.equal(early.document.querySelector('#email')!.getAttribute('value'), 'admin@example.com')
  t.same(await testApp.database('password_reset_request_event'), [])
  testApp.clock.forward(1)
  t.same((await visitor.submit('#login-form', {})).messages('success'), ['We\'ll email you a link to reset your password.'])
  t.equal((await readMail(testApp, 1)).length, 1)
})

t.test('only the forms that are chosen are guarded', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/captcha/enable', '1')
  await storeValue(testApp, 'admin/captcha/mode', 'always')
  const isGuarded = async (url: string): Promise<boolean> => (await testApp.visitor().open(url)).document.querySelector('[name^=captcha]') !== null
  for (const [forms, login, reset] of [['backend_login', true, false], ['backend_forgotpassword', false, true], ['', false, false]] as const) {
    await storeValue(testApp, 'admin/captcha/forms', forms)
    t.equal(await isGuarded('/admin/'), login)
    t.equal(await isGuarded(forgotten), reset)
  }
})

t.test('as shipped it is on in production mode, and off in developer mode', async t => {
  for (const [variables, isOn] of [[production, true], [{}, false]] as const) {
    const testApp = await createTestApp(t, { variables })
    t.equal((await testApp.visitor().open(forgotten)).document.querySelector('[name^=captcha]') !== null, isOn)
  }
})
