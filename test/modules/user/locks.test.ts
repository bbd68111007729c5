import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createPerson, enter, enterWith, formKeyOf } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'
import { listRecords } from './users/users.ts'

const url = '/admin/admin/locks/'

async function lock ({ database }: TestApp, userId: number, until = '2026-03-02 09:30:00'): Promise<void> {
  await database('admin_user').where({ user_id: userId }).update({ failures_num: 6, first_failure: '2026-03-02 08:59:00', lock_expires: until, logdate: '2026-03-01 10:00:00' })
}

function listCells (visitor: Visitor): string[][] {
  return [...visitor.page().document.querySelectorAll('#lockedAdminsGrid tbody tr')].map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim()))
}

t.test('the grid lists who is locked now, and when that ends', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'general/locale/timezone', 'Europe/Rome')
  const ada = await createPerson(testApp, [], { username: 'ada' })
  await lock(testApp, ada)
  await lock(testApp, await createPerson(testApp, [], { username: 'free' }), '2026-03-02 09:00:00')
  const admin = await enter(testApp)
  await admin.open(url)
  t.same(listCells(admin), [['', String(ada), 'ada', 'Mar 1, 2026, 11:00 AM', '6', 'Mar 2, 2026, 10:30 AM']])
  await admin.open(`${url}?username=zzz`)
  t.same(listCells(admin), [['We couldn\'t find any records.']])
})

t.test('Unlock lets the chosen ones in again, counts those who were locked, and is recorded', async t => {
  const testApp = await createTestApp(t)
  const [ada, eve, bob] = [await createPerson(testApp, [], { username: 'ada' }), await createPerson(testApp, [], { username: 'eve' }), await createPerson(testApp, [], { username: 'bob' })]
  for (const userId of [ada, eve, bob]) await lock(testApp, userId)
  const admin = await enter(testApp)
  await admin.open(url)
  const page = await admin.submit('#lockedAdminsGrid_massaction-form', { massaction: 'unlock', 'unlock[]': [String(ada), String(ada), '1', '99'] })
  t.same(page.messages('success'), ['Unlocked 1 user(s).'])
  t.same(listCells(admin).map(cells => cells[2]), ['eve', 'bob'])
  t.match(await testApp.database('admin_user').where({ user_id: ada }), [{ failures_num: 0, first_failure: null, lock_expires: null }])
  t.match(await listRecords(testApp), [{ action: 'user_unlocked', outcome: 'success', target: 'ada' }])
  const asOriginal = await admin.post(`${url}massUnlock`, [['form_key', formKeyOf(admin)], ['unlock', `${eve},${bob}`], ['massaction_prepare_key', 'unlock']])
  t.same(asOriginal.messages('success'), ['Unlocked 2 user(s).'])
})

t.test('nobody chosen is said', async t => {
  const admin = await enter(await createTestApp(t))
  await admin.open(url)
  t.same((await admin.submit('#lockedAdminsGrid_massaction-form')).messages('error'), ['Select the users first.'])
})

t.test('both ask for the resource Locked Users', async t => {
  const clerk = await enterWith(await createTestApp(t), ['Magento_User::acl_users', 'Magento_Backend::dashboard'])
  t.equal((await clerk.open(url)).status, 403)
  t.equal((await clerk.post(`${url}massUnlock`, [])).status, 403)
})
