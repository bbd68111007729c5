import { Secret, TOTP } from 'otpauth'
import t, { type Test } from 'tap'
import { adminUser, createTestApp, signIn, type TestApp } from '../../helpers/app.ts'
import { listRecorded } from '../../helpers/audit.ts'
import { storeValue } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { enterWith, formKeyOf } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** The code of a moment, as an app of somebody else computes it. */
function codeAt ({ clock }: TestApp, of = secret, shift = 0): string {
  return new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp: clock.now().getTime() + shift * 1000 })
}

async function prepare (t: Test, isSetUp = true): Promise<{ testApp: TestApp, visitor: Visitor }> {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'twofactorauth/general/enable', '1')
  if (isSetUp) t.match(await callCommand(testApp, 'security:tfa:google:set-secret', 'admin', secret), { code: 0, out: 'Google OTP secret has been set\n' })
  return { testApp, visitor: testApp.visitor() }
}

const showCode = async (visitor: Visitor, code: string): Promise<void> => { await visitor.submit('#tfa-auth-form', { tfa_code: code }) }

t.test('without the switch a password alone opens the Admin', async t => {
  const visitor = await signIn((await createTestApp(t)).visitor())
  t.match(visitor.page().url, /dashboard/)
})

t.test('after the password a code is asked for, no page opens before it, and the page that was asked for opens after it', async t => {
  const { testApp, visitor } = await prepare(t)
  const asked = '/admin/admin/system_config/edit/section/general/'
  await visitor.open(asked)
  await visitor.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.equal(visitor.page().url, '/admin/tfa/google/auth/')
  const half = visitor.cookies.get('backroom-second-factor')!
  for (const url of ['/admin/admin/dashboard/', '/admin/channel/amazon/', '/admin/tfa/account/index/']) {
    t.ok((await visitor.open(url)).document.querySelector('#login-form'), `${url} asks for the password`)
  }
  await visitor.open('/admin/tfa/google/auth/')
  await showCode(visitor, '000000')
  t.same(visitor.page().messages('error'), ['Invalid code.'])
  await showCode(visitor, codeAt(testApp))
  t.equal(visitor.page().url, asked)
  t.same((await listRecorded(testApp)).slice(-3), ['second_factor_refused refused', 'second_factor_shown success', 'user_signed_in success'])
  const thief = testApp.visitor()
  thief.cookies.set('backroom-second-factor', half)
  await thief.open('/admin/tfa/google/auth/')
  t.ok(thief.page().document.querySelector('#login-form'), 'what stood between password and code is used up')
})

t.test('a code is good for one use, and only within its window', async t => {
  const { testApp, visitor } = await prepare(t)
  const used = codeAt(testApp)
  await signIn(visitor)
  await showCode(visitor, used)
  const other = await signIn(testApp.visitor())
  await showCode(other, used)
  t.same(other.page().messages('error'), ['Invalid code.'])
  await showCode(other, codeAt(testApp, secret, 90))
  t.same(other.page().messages('error'), ['Invalid code.'], 'of a later time')
  testApp.clock.forward(60)
  await showCode(other, codeAt(testApp, secret, -25))
  t.match(other.page().url, /dashboard/, 'a code that was typed slowly')
})

t.test('five wrong codes, then one a minute: the right one too is not looked at before', async t => {
  const { testApp, visitor } = await prepare(t)
  await signIn(visitor)
  for (let count = 0; count < 5; count++) await showCode(visitor, '000000')
  await showCode(visitor, codeAt(testApp))
  t.same(visitor.page().messages('error'), ['Too many wrong codes. Wait a minute, then try again.'])
  testApp.clock.forward(61)
  await showCode(visitor, codeAt(testApp))
  t.match(visitor.page().url, /dashboard/)
})

t.test('the time between password and code is ten minutes; a form key of elsewhere does not do', async t => {
  const { testApp, visitor } = await prepare(t)
  await signIn(visitor)
  await visitor.post('/admin/tfa/google/authpost/', [['form_key', 'f'.repeat(32)], ['tfa_code', codeAt(testApp)]])
  t.same(visitor.page().messages('error'), ['Invalid Form Key. Please refresh the page.'])
  testApp.clock.forward(601)
  await showCode(visitor, codeAt(testApp))
  t.same(visitor.page().messages('error'), ['The time to show a code is over. Sign in again.'])
})

t.test('at the first sign-in the app is set up with picture and key; recovery codes are shown once and open once each', async t => {
  const { testApp, visitor } = await prepare(t, false)
  await signIn(visitor)
  t.equal(visitor.page().url, '/admin/tfa/google/configure/')
  t.ok(visitor.page().document.querySelector('svg.tfa-qr path'))
  const own = visitor.page().document.querySelector<HTMLInputElement>('#tfa_secret')!.value
  await visitor.submit('#tfa-configure-form', { tfa_code: '000000' })
  t.same(visitor.page().messages('error'), ['Invalid code.'])
  t.equal(visitor.page().document.querySelector<HTMLInputElement>('#tfa_secret')?.value, own, 'the key stays')
  await visitor.submit('#tfa-configure-form', { tfa_code: codeAt(testApp, own) })
  const codes = [...visitor.page().document.querySelectorAll('.tfa-codes code')].map(code => code.textContent!)
  t.equal(new Set(codes).size, 10)
  t.ok((await testApp.visitor().open('/admin/admin/dashboard/')).document.querySelector('#login-form'))
  await visitor.open('/admin/tfa/google/configure/')
  t.equal(visitor.page().url, '/admin/tfa/google/auth/', 'the key is never shown again')
  testApp.clock.forward(30)
  await showCode(visitor, codeAt(testApp, own))
  t.match(visitor.page().url, /dashboard/)
  for (const [code, place] of [[codes[0]!.toUpperCase(), /dashboard/], [codes[0]!, /tfa\/google/], [codes[1]!, /dashboard/]] as const) {
    const other = await signIn(testApp.visitor())
    await showCode(other, code)
    t.match(other.page().url, place)
  }
  const stored = JSON.stringify([await testApp.database('backroom_two_factor'), await testApp.database('backroom_recovery_code'), await testApp.database('backroom_audit_event'), testApp.log()])
  for (const word of [own, ...codes]) t.notOk(stored.includes(word), 'nothing of it is stored or logged in clear')
})

t.test('new recovery codes and a reset ask for the own password; a reset of others asks for the right to it', async t => {
  const { testApp, visitor } = await prepare(t)
  await signIn(visitor)
  await showCode(visitor, codeAt(testApp))
  await visitor.open('/admin/tfa/account/index/')
  await visitor.submit('#tfa-codes-form', { current_password: 'wrong-1' })
  t.equal(visitor.page().status, 422)
  await visitor.submit('#tfa-codes-form', { current_password: adminUser.password })
  t.equal(visitor.page().document.querySelectorAll('.tfa-codes code').length, 10)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard'])
  await clerk.open('/admin/admin/dashboard/')
  t.equal((await clerk.post('/admin/tfa/tfa/reset/id/1/provider/google/', [['form_key', formKeyOf(clerk)]])).status, 403)
  await visitor.open('/admin/tfa/account/index/')
  await visitor.submit('#tfa-reset-form', { current_password: adminUser.password })
  t.match(await testApp.database('backroom_two_factor'), [])
  t.match(await callCommand(testApp, 'security:tfa:reset', 'admin', 'google'), { code: 0, out: 'Provider google has been reset for user admin\n' })
  t.match(await callCommand(testApp, 'security:tfa:reset', 'nobody', 'google'), { code: 1, out: 'Unknown user nobody\n' })
})
