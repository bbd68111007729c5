import t from 'tap'
import { adminUser, createTestApp, type TestApp } from '../../helpers/app.ts'
import { formKeyOf } from '../../helpers/people.ts'

const [home, elsewhere, third] = ['10.0.0.1', '10.0.0.2', '10.0.0.3']

async function open (t: Parameters<typeof createTestApp>[0]): Promise<TestApp> {
  return await createTestApp(t, { variables: { TRUST_PROXY: '127.0.0.1' } })
}

/** Whether a password signs the admin user in from an address. */
async function trySignIn (testApp: TestApp, address: string, password: string = adminUser.password): Promise<boolean> {
  const visitor = testApp.visitor()
  await visitor.open('/admin/')
  const page = await visitor.post('/admin/', [['form_key', formKeyOf(visitor)], ['login[username]', 'admin'], ['login[password]', password]], { 'x-forwarded-for': address })
  return page.document.querySelector('#login-form') === null
}

async function failFrom (testApp: TestApp, address: string, times = 6): Promise<void> {
  for (let attempt = 0; attempt < times; attempt++) await trySignIn(testApp, address, 'wrong')
}

t.test('whoever fails elsewhere does not lock a user out of the address that he signs in from', async t => {
  const testApp = await open(t)
  t.ok(await trySignIn(testApp, home))
  for (let round = 0; round < 3; round++) {
    await failFrom(testApp, elsewhere)
    t.notOk(await trySignIn(testApp, elsewhere), 'there it is locked')
    t.notOk(await trySignIn(testApp, third), 'and for every other stranger')
    t.ok(await trySignIn(testApp, home), 'at home it is not')
  }
})

t.test('at a known address as many tries are allowed as anywhere, and they lock the account for strangers too', async t => {
  const testApp = await open(t)
  await trySignIn(testApp, home)
  await failFrom(testApp, home)
  t.notOk(await trySignIn(testApp, home))
  t.notOk(await trySignIn(testApp, elsewhere))
  testApp.clock.forward(30 * 60)
  t.ok(await trySignIn(testApp, home))
})

t.test('an account that was unlocked is unlocked at known addresses, too', async t => {
  const testApp = await open(t)
  await trySignIn(testApp, home)
  await failFrom(testApp, home)
  await testApp.database('admin_user').update({ failures_num: 0, first_failure: null, lock_expires: null })
  t.ok(await trySignIn(testApp, home))
})

t.test('an address is known for thirty days after the last sign-in, and never by somebody\'s claim', async t => {
  const testApp = await open(t)
  await trySignIn(testApp, home)
  testApp.clock.forward(30 * 24 * 3600 + 1)
  await failFrom(testApp, elsewhere)
  t.notOk(await trySignIn(testApp, home))
  const plain = await createTestApp(t)
  await trySignIn(plain, home)
  await failFrom(plain, elsewhere)
  t.notOk(await trySignIn(plain, home), 'without a trusted proxy the header says nothing')
})

t.test('of a user no more than twenty addresses are remembered', async t => {
  const testApp = await open(t)
  for (let last = 1; last <= 22; last++) {
    testApp.clock.forward(1)
    await trySignIn(testApp, `10.1.0.${last}`)
  }
  const known = await testApp.database('backroom_user_address').orderBy('last_login_at').pluck('address') as string[]
  t.equal(known.length, 20)
  t.equal(known[0], '10.1.0.3')
})
