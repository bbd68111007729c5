import fc from 'fast-check'
import t from 'tap'
import { buildApp } from '../../../src/app.ts'
import { parseMoment, parseSpan } from '../../../src/modules/situations/clock-change.ts'
import { createToken, hashToken } from '../../../src/kernel/secrets.ts'
import { createTestApp, testCryptKey } from '../../helpers/app.ts'
import { channelUrl, issueKey, reasonOf, storeKey } from '../../helpers/channel.ts'
import { enter, errorAt } from '../../helpers/people.ts'
import { call, situationsUrl } from '../../helpers/situations.ts'
import { createVisitor, textOf } from '../../helpers/visitor.ts'

const note = '.clock-note'

t.setTimeout(300_000)

t.test('the clock of the page rules portal, channel and sessions, keeps its setter signed in, and is told on every page', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp, { expiresAt: new Date('2026-03-05T09:00:00Z') })
  await storeKey(testApp, key)
  const [admin, other] = [await enter(testApp), await enter(testApp)]
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  await admin.open(situationsUrl)
  t.equal(admin.page().document.querySelector(note), null)
  const shifted = await admin.submit('#clock-shift-form', { by: '3d' })
  t.equal(shifted.url, situationsUrl)
  t.match(textOf(shifted, note), /The clock is shifted: Mar 5, 2026, 9:00.AM UTC/)
  t.equal(shifted.document.querySelector(`${note} a`)?.getAttribute('href'), situationsUrl)
  t.equal(reasonOf(await admin.open(channelUrl)), 'expired', 'the very next look finds the key expired')
  t.match((await other.open(channelUrl)).text, /current session has been expired/, 'the session of somebody else ended as it would')
  t.ok(other.page().document.querySelector(note), 'the login page tells it too')
  const portal = await testApp.visitor().open('/account/customer/account/login/')
  t.ok(portal.document.querySelector(note))
  t.equal(portal.document.querySelector(`${note} a`), null, 'where nobody can set it there is no link')
  await admin.open(situationsUrl)
  await admin.submit('#clock-set-form', { time: '2026-03-05 08:59:59' })
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  await admin.open(situationsUrl)
  t.match((await admin.submit('#clock-mode-form', { action: 'freeze' })).text, /The clock is frozen/)
  testApp.clock.forward(3600)
  t.equal(reasonOf(await admin.open(channelUrl)), null, 'it stands still while the machine goes on')
  await admin.open(situationsUrl)
  await admin.submit('#clock-mode-form', { action: 'resume' })
  testApp.clock.forward(1)
  t.equal(reasonOf(await admin.open(channelUrl)), 'expired', 'it runs on from where it stood')
  await admin.open(situationsUrl)
  const real = await admin.submit('#clock-mode-form', { action: 'restore' })
  t.equal(real.document.querySelector(note), null)
  t.same(await testApp.database('backroom_clock'), [])
})

t.test('what is no time is refused at its field, what was typed stays, and nothing changes', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(situationsUrl)
  for (const [form, id, field, value] of [['#clock-set-form', 'clock-time', 'time', '2027-02-30'], ['#clock-set-form', 'clock-time', 'time', '2150-01-01'], ['#clock-shift-form', 'clock-by', 'by', '<b>soon</b>'], ['#clock-shift-form', 'clock-by', 'by', '99y']] as const) {
    const page = await admin.submit(form, { [field]: value })
    t.equal(page.status, 422)
    t.ok(errorAt(admin, id), value)
    t.equal(page.document.getElementById(id)!.getAttribute('value'), value)
  }
  t.same(await testApp.database('backroom_clock'), [])
  for (const payload of [{}, { action: 'stop' }, { action: 'set', time: 5 }, { action: 'shift', by: 'x' }]) t.match(await call(testApp, 'POST', 'clock', payload), { status: 400, body: { code: 'CLOCK_INPUT_WRONG' } })
  t.match(await call(testApp, 'POST', 'clock', { action: 'shift', by: '-2h' }), { status: 200, body: { mode: 'shifted', now: '2026-03-02T07:00:00.000Z' } })
})

t.test('two processes on one database tell the same time', async t => {
  const testApp = await createTestApp(t)
  const second = await buildApp({ env: { ...testApp.env, logLevel: 'silent' }, database: testApp.database, clock: testApp.clock, cryptKey: testCryptKey })
  t.teardown(async () => { await second.close() })
  t.equal((await createVisitor(second).open('/account/customer/account/login/')).document.querySelector(note), null)
  await call(testApp, 'POST', 'clock', { action: 'set', time: '2030-01-01T00:00:00Z' })
  t.match(textOf(await createVisitor(second).open('/account/customer/account/login/'), note), /Jan 1, 2030/)
})

t.test('any order of situations and clock changes gives the verdict that the key and the time say', async t => {
  const testApp = await createTestApp(t)
  const token = createToken()
  await testApp.database('backroom_session').insert({ id_hash: hashToken(token), realm: 'admin', user_id: 1, created_at: 0, last_seen_at: 0 })
  const look = async (now: number): Promise<string | null> => {
    // Wherever the clock has gone, the session is of this moment.
    await testApp.database('backroom_session').update({ created_at: now, last_seen_at: now, ended_at: null })
    const { statusCode, body } = await testApp.app.inject({ url: channelUrl, headers: { cookie: `backroom-admin=${token}`, 'x-requested-with': 'XMLHttpRequest' } })
    return statusCode === 200 ? null : (JSON.parse(body) as { reason: string }).reason
  }
  const day = 86_400_000
  const fixed: Readonly<Record<string, string | null>> = { valid: null, no_key: 'missing', malformed: 'malformed', unknown: 'unknown', deleted: 'revoked', wrong_environment: 'wrong_environment', undecryptable: 'undecryptable' }
  const lives: Readonly<Record<string, number>> = { expired: -day, expires_in_3_days: 3 * day }
  const step = fc.oneof(
    fc.constantFrom(...Object.keys(fixed), ...Object.keys(lives), 'reset').map(name => ({ name })),
    fc.constantFrom('1h', '2d', '4d', '-2d', '-4d').map(by => ({ name: 'clock', input: { action: 'shift', by } })),
    fc.constantFrom('freeze', 'resume', 'restore').map(action => ({ name: 'clock', input: { action } }))
  )
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async steps => {
    await call(testApp, 'POST', 'reset')
    let set = 'no_key'
    let expiresAt: number | undefined
    for (const { name, ...rest } of steps) {
      const { body } = await call(testApp, 'POST', name, 'input' in rest ? rest.input : undefined)
      if (name === 'clock') t.ok(body['now'])
      else set = name === 'reset' ? 'no_key' : name
      const now = Date.parse((await call(testApp, 'GET', 'clock')).body['now'] as string)
      if (name !== 'clock') expiresAt = name in lives ? now + lives[name]! : undefined
      const expected = expiresAt === undefined ? fixed[set] : now >= Math.floor(expiresAt / 1000) * 1000 ? 'expired' : null
      const found = await look(now)
      if (found !== expected) throw new Error(`${steps.map(one => JSON.stringify(one)).join(' ')} should give ${expected}, not ${found}`)
    }
  }), { numRuns: 12 })
})

t.test('times and spans are read strictly', async t => {
  for (const text of ['2027-03-31', '2027-03-31 14:30', '2027-03-31T14:30:00Z', ' 2027-03-31 14:30:00 ']) t.ok(parseMoment(text), text)
  for (const text of ['', 'now', '31.3.2027', '2027-02-30', '2027-13-01', '2027-03-31 25:00', '2027-03-31T14:30:00+02:00']) t.equal(parseMoment(text), undefined, text)
  t.same([parseSpan('3d'), parseSpan('-2h'), parseSpan('+90 m'), parseSpan('1y')], [259_200_000, -7_200_000, 5_400_000, 31_536_000_000])
  for (const text of ['', '3', 'd', '3 days', '1e3d', '3d2h', '1234567890d']) t.equal(parseSpan(text), undefined, text)
})
