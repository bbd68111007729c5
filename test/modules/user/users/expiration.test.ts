import t from 'tap'
import { readExpiration, showExpiration } from '../../../../src/modules/user/users/expiration-date.ts'
import { createTestApp, hashCheaply, signIn } from '../../../helpers/app.ts'
import { storeValue } from '../../../helpers/channel.ts'
import { createPerson, enter, errorAt } from '../../../helpers/people.ts'
import { isIn, saveUser, toUserUrl } from './users.ts'

const now = new Date('2026-03-02T09:00:00Z')
const refused = 'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.'

t.test('a date is read on the clocks of the time zone, as it is written here and in the original', async t => {
  const read = (typed: string, zone = 'Europe/Rome'): unknown => {
    const result = readExpiration(typed, zone, now)
    return 'fault' in result ? result.fault : result.expiresAt?.toISOString() ?? null
  }
  t.equal(read(''), null)
  t.equal(read('2026-03-31'), '2026-03-30T22:00:00.000Z')
  t.equal(read('2026-03-31 18:00'), '2026-03-31T16:00:00.000Z')
  t.equal(read('2026-12-31T18:00:30'), '2026-12-31T17:00:30.000Z')
  t.equal(read('Mar 31, 2026 6:05:00 PM', 'UTC'), '2026-03-31T18:05:00.000Z')
  t.equal(read('Dec 1, 2026, 12:00 AM', 'UTC'), '2026-12-01T00:00:00.000Z')
  for (const wrong of ['2026-02-30', '2026-13-01', '2026-03-31 24:30', 'Foo 1, 2026 1:00 AM', 'tomorrow', '31.3.2026']) t.match(read(wrong), /^Write the date as/, wrong)
  for (const past of ['2026-03-02', '2020-01-01', '2026-03-02 10:00']) t.equal(read(past), '"Expiration date" must be later than the current date.', past)
  t.equal(showExpiration(new Date('2026-03-31T16:00:00Z'), 'Europe/Rome'), '2026-03-31 18:00:00')
  t.equal(showExpiration(undefined, 'UTC'), '')
})

t.test('from the expiration date on nobody signs in with the account, and living sessions are over', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'general/locale/timezone', 'America/New_York')
  const password = 'clerk pass 1'
  const clerkId = await createPerson(testApp, ['Magento_Backend::dashboard'], { passwordHash: await hashCheaply(password) })
  const admin = await enter(testApp)
  await saveUser(admin, clerkId, { expires_at: '2026-03-02 04:10' })
  t.same(await testApp.database('admin_user_expiration'), [{ user_id: clerkId, expires_at: '2026-03-02 09:10:00' }])
  const clerk = await signIn(testApp.visitor(), { username: 'clerk', password })
  t.ok(await isIn(clerk))
  testApp.clock.forward(600)
  t.notOk(await isIn(clerk), 'a living session is over')
  const again = await signIn(testApp.visitor(), { username: 'clerk', password })
  t.same(again.page().messages('error'), [refused])
  const { document } = await admin.open(toUserUrl(clerkId))
  t.equal((document.getElementById('user_expires_at') as HTMLInputElement).value, '2026-03-02 04:10:00')
  t.same((await saveUser(admin, clerkId, { firstname: 'Other' })).messages('success'), ['You saved the user.'], 'a past date that stays is no mistake')
  await saveUser(admin, clerkId, { expires_at: '2026-03-01' })
  t.equal(errorAt(admin, 'user_expires_at'), '"Expiration date" must be later than the current date.')
  await saveUser(admin, clerkId, { expires_at: '' })
  t.same(await testApp.database('admin_user_expiration'), [])
  t.ok(await isIn(await signIn(testApp.visitor(), { username: 'clerk', password })))
})
