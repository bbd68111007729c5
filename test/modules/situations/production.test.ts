import { existsSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { createCommandLine } from '../../helpers/command-line.ts'
import { channelUrl, createFakeAuthority, storeKey } from '../../helpers/channel.ts'
import { createToken, hashToken } from '../../../src/kernel/secrets.ts'
import { linkOf, situationsUrl } from '../../helpers/situations.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const production = { BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example.com' }

/** The cookie has its other name where it goes over https only. */
async function enterSecurely ({ database, clock, visitor }: TestApp): Promise<Visitor> {
  const token = createToken()
  const now = clock.now().getTime()
  await database('backroom_session').insert({ id_hash: hashToken(token), realm: 'admin', user_id: 1, created_at: now, last_seen_at: now })
  const admin = visitor()
  admin.cookies.set('__Host-backroom-admin', token)
  return admin
}

t.test('in production mode there are no situations: no page, no entry of the menu, no HTTP call, no failing validator, no word for calls', async t => {
  const testApp = await createTestApp(t, { variables: production })
  const admin = await enterSecurely(testApp)
  for (const url of [situationsUrl, linkOf('expired')]) t.equal((await admin.open(url)).status, 404, url)
  const dashboard = await admin.open('/admin/admin/dashboard/')
  t.equal(dashboard.status, 200)
  t.notMatch(dashboard.body, /situations/i)
  for (const url of ['/situations/api', '/situations/api/clock', '/situations/validator/4xx/gateway/apikeycheck']) t.equal((await testApp.app.inject(url)).statusCode, 404, url)
  for (const name of ['expired', 'reset', 'clock']) t.equal((await testApp.app.inject({ method: 'POST', url: `/situations/api/${name}` })).statusCode, 404, name)
  t.notOk(existsSync(join(testApp.dataDir, 'situations-token')))
})

t.test('in production mode what developer mode has left has no effect, and is not even read', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { variables: production, authority })
  await testApp.database('backroom_clock').insert({ id: 1, mode: 'frozen', offset_ms: 0, frozen_at: '2030-01-01 00:00:00' })
  await testApp.database('backroom_situation').insert({ id: 1, name: 'validator_5xx', fault: '5xx', remembered: '{"values":[],"instance":null,"stores":[]}', entered_at: '2026-03-02 09:00:00' })
  await storeKey(testApp, 'cak_live_a1b2c3d4e5f6_0123456789ABCDEFGHIJKLMNOPQRSTUV1MdcYP')
  const asked: string[] = []
  testApp.database.client.on('query', ({ sql }: { sql: string }) => { asked.push(sql) })
  const admin = await enterSecurely(testApp)
  const page = await admin.open(channelUrl)
  t.equal(page.status, 200)
  t.notMatch(page.body, /clock-note/)
  const { checked_at: checkedAt } = await testApp.database('backroom_key_validation').orderBy('id', 'desc').first('checked_at') as { checked_at: string }
  t.equal(checkedAt, '2026-03-02 09:00:00', 'the machine\'s own time')
  t.ok(asked.length > 3)
  t.same(asked.filter(sql => /backroom_(?:clock|situation)/.test(sql)), [])
})

t.test('in production mode the commands refuse with one sentence and change nothing', async t => {
  const { call, database } = await createCommandLine(t, { variables: production })
  for (const words of [['situation:list'], ['situation:enter', 'expired'], ['situation:reset'], ['clock:show'], ['clock:set', '2030-01-01'], ['clock:shift', '3d'], ['clock:freeze'], ['clock:resume']]) {
    t.same(await call(...words), { code: 1, out: 'Situations and the clock exist in developer mode only; this installation is in production mode.\n', err: '' }, words.join(' '))
  }
  t.same(await database('backroom_clock'), [])
  t.same(await database('account_customer'), [])
  t.notMatch((await call('module:status')).out, /Situations/)
})

t.test('in developer mode the commands do what the pages do', async t => {
  const { call, database } = await createCommandLine(t)
  t.match(await call('situation:list'), { code: 0, out: /\| validator_hanging +\| Hanging validator +\| \/admin\/channel\/amazon\/ +\| 0/ })
  t.same(await call('situation:enter', 'expired'), { code: 0, out: 'The situation "expired" is set. It leads to /admin/channel/amazon/\n', err: '' })
  t.match(await call('situation:list', '--format=json'), { code: 0, out: /"name": "expired",[^}]+"isSet": 1/ })
  t.match(await call('situation:enter', 'no_permission', '--format=json'), { code: 0, out: /"username": "situation-clerk"/ })
  t.same(await call('situation:enter', 'nonsense'), { code: 1, out: 'There is no situation "nonsense".\n', err: '' })
  t.same(await call('clock:show'), { code: 0, out: '2026-03-02 09:00:00 UTC (running)\n', err: '' })
  t.same(await call('clock:shift', '3d'), { code: 0, out: 'The clock is set: 2026-03-05 09:00:00 UTC (shifted).\n', err: '' })
  t.same(await call('clock:shift', '--', '-1d'), { code: 0, out: 'The clock is set: 2026-03-04 09:00:00 UTC (shifted).\n', err: '' })
  t.same(await call('clock:freeze'), { code: 0, out: 'The clock is set: 2026-03-04 09:00:00 UTC (frozen).\n', err: '' })
  t.same(await call('clock:set', '2027-01-01'), { code: 0, out: 'The clock is set: 2027-01-01 00:00:00 UTC (frozen).\n', err: '' })
  t.match(await call('clock:show', '--format=json'), { code: 0, out: /"mode": "frozen"/ })
  t.match(await call('clock:resume'), { code: 0, out: /\(shifted\)/ })
  t.match(await call('clock:set', 'tomorrow'), { code: 1, out: /^Write the time as in/ })
  await call('config:set', 'general/store_information/name', 'Later')
  t.same(await database('core_config_data').where({ path: 'general/store_information/name' }).select('updated_at'), [{ updated_at: '2027-01-01 00:00:00' }], 'every command tells this time')
  t.same(await call('situation:reset'), { code: 0, out: 'This is a clean world again.\n', err: '' })
  t.same(await database('backroom_clock'), [])
  t.same(await database('account_customer'), [])
})
