import t from 'tap'
import { createTestApp, signIn } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createPerson, enter } from '../../helpers/people.ts'
import { isIn, listRecords } from './users/users.ts'

const url = '/admin/security/session/activity/'

t.test('the page lists the own living sessions with address, browser and times, and nobody else\'s', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/security/admin_account_sharing', '1')
  await storeValue(testApp, 'general/locale/timezone', 'Europe/Rome')
  const visitor = await signIn(testApp.visitor())
  await enter(testApp, await createPerson(testApp, []))
  const [{ address }] = await testApp.database('backroom_session').where({ user_id: 1 }) as [{ address: string }]
  t.equal(address, '127.0.0.1')
  testApp.clock.forward(60)
  await visitor.open('/admin/')
  const page = await visitor.follow('.link-activity')
  t.equal(page.url, url)
  const rows = [...page.document.querySelectorAll('#sessionsGrid tbody tr')].map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.replace(/\s+/g, ' ').trim()))
  t.match(rows, [['127.0.0.1This session', 'lightMyRequest', 'Mar 2, 2026, 10:00 AM', 'Mar 2, 2026, 10:01 AM']])
  t.equal(rows.length, 1)
  t.ok(page.document.querySelector('button[title="Log out all other sessions"][disabled]'))
  t.match(page.text, /This computer is using IP address 127\.0\.0\.1\./)
})

t.test('the button ends all others, and only the own', async t => {
  const testApp = await createTestApp(t)
  const [one, other] = [await enter(testApp), await enter(testApp)]
  const clerk = await enter(testApp, await createPerson(testApp, ['Magento_Backend::dashboard']))
  await one.open(url)
  t.match(one.page().text, /open in more than one location/)
  const page = await one.submit('form[action$="logoutAll/"]')
  t.same(page.messages('success'), ['All other open sessions for this account were terminated.'])
  t.equal(page.document.querySelectorAll('#sessionsGrid tbody tr').length, 1)
  t.ok(await isIn(one))
  t.notOk(await isIn(other))
  t.ok(await isIn(clerk))
  t.match(await listRecords(testApp), [{ action: 'sessions_ended', outcome: 'success', target: 'admin', details: { sessions: 1 } }])
})

t.test('sessions that are over, and an agent with a tag in its name, do no harm', async t => {
  const testApp = await createTestApp(t)
  await enter(testApp)
  testApp.clock.forward(1000)
  const visitor = await enter(testApp)
  await testApp.database('backroom_session').update({ user_agent: '<script>alert(1)</script>' })
  const page = await visitor.open(url)
  t.equal(page.document.querySelectorAll('#sessionsGrid tbody tr').length, 1)
  t.notMatch(page.body, /<script>alert/)
})
