import t, { type Test } from 'tap'
import { situations } from '../../../src/modules/situations/situation-list.ts'
import { createTestApp, signIn, type TestApp } from '../../helpers/app.ts'
import { keyPaths, listVerdicts, reasonOf, storeKey } from '../../helpers/channel.ts'
import { enter, formKeyOf } from '../../helpers/people.ts'
import { call, dump, linkOf, situationsUrl, workInIt } from '../../helpers/situations.ts'
import type { Page, Visitor } from '../../helpers/visitor.ts'

/** An instance that listens, so that its validators can fail over real HTTP. */
async function openInstance (test: Test): Promise<{ testApp: TestApp, admin: Visitor }> {
  const testApp = await createTestApp(test)
  await workInIt(testApp)
  await testApp.app.listen({ host: '127.0.0.1', port: 0 })
  return { testApp, admin: await enter(testApp) }
}

function see (test: Test, name: string, page: Page): void {
  const { expected } = situations.find(situation => situation.name === name)!
  test.equal(page.status, expected.status, `${name}: status`)
  test.equal(reasonOf(page), expected.reason, `${name}: reason`)
  test.ok(page.document.querySelector(expected.shows), `${name}: shows ${expected.shows}`)
}

/** Who the situation is made for: the admin, or the user without the channel. */
async function findBeholder (testApp: TestApp, admin: Visitor, username: string, password: string | undefined): Promise<Visitor> {
  return username === 'situation-clerk' ? await signIn(testApp.visitor(), { username, password: password! }) : admin
}

/** What the last check of the key came to. */
async function findRecord (testApp: TestApp): Promise<string> {
  const { verdict, reason, latency_ms: latency } = (await listVerdicts(testApp)).at(-1)!
  return `${verdict}: ${reason}${latency >= 1500 ? ', after a second and more' : ''}`
}

t.setTimeout(300_000)

t.test('every situation is set over its link, seen where it leads, and the reset gives back the start', async t => {
  const { testApp, admin } = await openInstance(t)
  const start = await dump(testApp.database)
  for (const { name, tells } of situations) {
    t.match((await admin.open(linkOf(name))).body, /<form id="situation-form" method="post"/)
    const entered = await admin.post(linkOf(name), [['form_key', formKeyOf(admin)]])
    const [username = '', password] = [...entered.document.querySelectorAll('.copy-field-value')].map(field => field.getAttribute('value')!)
    t.equal(password !== undefined, tells !== undefined, `${name}: a password is told where one is needed`)
    const beholder = await findBeholder(testApp, admin, username, password)
    see(t, name, tells === undefined ? entered : await beholder.open(entered.document.querySelector('#continue')!.getAttribute('href')!))
    t.equal((await call(testApp, 'POST', 'reset')).status, 200)
    t.equal(await dump(testApp.database), start, `${name}: all is as it was`)
  }
  await call(testApp, 'POST', 'store_active')
  const list = await admin.open(situationsUrl)
  t.same([...list.body.matchAll(/data-situation="(\w+)" data-set/g)].map(match => match[1]), ['store_active'], 'the list marks the one that is set')
  t.match((await admin.submit('#reset-form')).messages('success'), [/^This is a clean world again/])
  t.equal(await dump(testApp.database), start)
})

t.test('every situation is set by an HTTP call in under a second, one in the place of the other, and the reset gives back the start', async t => {
  const { testApp, admin } = await openInstance(t)
  const start = await dump(testApp.database)
  const faults: string[] = []
  for (const { name, expected, tells, group } of situations) {
    const begun = performance.now()
    const { status, body } = await call(testApp, 'POST', name)
    t.ok(performance.now() - begun < 1000, `${name}: in under a second`)
    t.match({ status, body }, { status: 200, body: { name, expected } })
    const told = body['credentials'] as { username: string, password: string } | undefined
    t.equal(told !== undefined, tells !== undefined)
    if (tells === 'clerk') continue // Signing in costs a second and is seen above.
    // What the page shows is seen above: here nothing is read but the case that it names.
    const page = await admin.open(body['leadsTo'] as string)
    t.same([page.status, /data-reason="(\w+)"/.exec(page.body)?.[1] ?? null], [expected.status, expected.reason], name)
    if (group === 'validator') faults.push(await findRecord(testApp))
  }
  t.match(faults, [
    'unknown: HTTP 403', 'unreachable: HTTP 500', /^valid: HTTP 200, after a second/, /^unreachable: no answer within 2000 ms/,
    'unreachable: HTTP 200, but the answer is not JSON', 'unreachable: no connection (ECONNREFUSED)'
  ], 'faults of the validator are real: what is recorded says what happened')
  t.match(await call(testApp, 'GET', ''), { status: 200, body: { current: situations.at(-1)!.name } })
  t.match(await call(testApp, 'POST', 'reset'), { status: 200, body: { current: null } })
  t.equal(await dump(testApp.database), start)
})

t.test('the services behind the channel know the store of a situation', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  const seen: unknown[] = []
  for (const state of ['incomplete', 'refused', 'authorization_expired']) {
    await call(testApp, 'POST', `store_${state}`)
    seen.push(...await database('seller_central_merchant').select('name', 'state', 'refusal', 'expires_at'))
  }
  const name = 'Situation store'
  t.same(seen, [{ name, state: 'pending', refusal: null, expires_at: null }, { name, state: 'refused', refusal: 'declined', expires_at: null }, { name, state: 'authenticated', refusal: null, expires_at: '2026-03-01 09:00:00' }])
  await call(testApp, 'POST', 'reset')
  t.same(await database('seller_central_merchant'), [])
})

t.test('a staging copy remembers another address for every active store view', async t => {
  const testApp = await createTestApp(t)
  await call(testApp, 'POST', 'staging_copy')
  const { flag_data: data } = await testApp.database('flag').where({ flag_code: 'asc_instance_state' }).first('flag_data') as { flag_data: string }
  const address = { http: 'shop.example.com', https: 'shop.example.com' }
  t.same(JSON.parse(Buffer.from(data, 'base64').toString()), { default: address, second_en: address, fr: address })
  t.same(await testApp.database('core_config_data').whereLike('path', 'web/%').orderBy('path').pluck('value'), ['https://staging.example.com/', 'https://staging.example.com/'])
  await call(testApp, 'POST', 'reset')
  t.same(await testApp.database('flag').where({ flag_code: 'asc_instance_state' }), [])
})

t.test('what was stored before the first situation comes back, whatever was stored since', async t => {
  const testApp = await createTestApp(t)
  await workInIt(testApp)
  const start = await dump(testApp.database)
  await call(testApp, 'POST', 'expired')
  await storeKey(testApp, 'typed by a trainee')
  await call(testApp, 'POST', 'no_key')
  t.same(await testApp.database('core_config_data').where({ path: keyPaths.production }), [])
  await call(testApp, 'POST', 'reset')
  t.equal(await dump(testApp.database), start)
  t.match(await call(testApp, 'POST', 'reset'), { status: 200 })
  t.equal(await dump(testApp.database), start, 'a second reset changes nothing')
})

t.test('the account keeps the password that was told, through the situations that follow', async t => {
  const testApp = await createTestApp(t)
  const { password } = (await call(testApp, 'POST', 'signed_out')).body['credentials'] as { password: string }
  await call(testApp, 'POST', 'expired')
  const owner = testApp.visitor()
  await owner.open('/account/apiportal/index/index/')
  const portal = await owner.submit('#login-form', { 'login[username]': 'situation@example.com', 'login[password]': password })
  t.equal(portal.url, '/account/apiportal/index/index/')
  t.equal(portal.status, 200)
})

t.test('a situation is not set while the key is locked, nor over somebody who has its account', async t => {
  const locked = await createTestApp(t, { variables: { CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__PRODUCTION_API_KEY: 'x' } })
  t.match(await call(locked, 'POST', 'valid'), { status: 409, body: { code: 'SITUATION_VALUE_LOCKED' } })
  const taken = await createTestApp(t)
  await workInIt(taken)
  await taken.database('account_customer').update({ email: 'situation@example.com' })
  const start = await dump(taken.database)
  t.match(await call(taken, 'POST', 'valid'), { status: 409, body: { code: 'SITUATION_ACCOUNT_TAKEN' } })
  t.equal(await dump(taken.database), start)
})

t.test('a link changes nothing before it is confirmed, and only with the form key; who may not is refused', async t => {
  const testApp = await createTestApp(t)
  const start = await dump(testApp.database)
  const admin = await enter(testApp)
  t.equal((await admin.open(linkOf('expired'))).status, 200)
  await admin.post(linkOf('expired'), [['form_key', '0'.repeat(32)]])
  t.equal((await admin.open(linkOf('nonsense'))).status, 404)
  t.equal((await admin.post(linkOf('nonsense'), [['form_key', formKeyOf(admin)]])).status, 404)
  t.equal(await dump(testApp.database), start)
})

t.test('HTTP calls need the word in the data folder, which only this user can read', async t => {
  const testApp = await createTestApp(t)
  const { statSync } = await import('node:fs')
  t.equal(statSync(`${testApp.dataDir}/situations-token`).mode & 0o777, 0o600)
  for (const authorization of [undefined, 'Bearer', 'Bearer wrong', 'Basic abc']) {
    const response = await testApp.app.inject({ method: 'POST', url: '/situations/api/expired', headers: authorization === undefined ? {} : { authorization } })
    t.match({ status: response.statusCode, code: response.json().code }, { status: 401, code: 'SITUATIONS_TOKEN_WRONG' })
  }
  t.match(await call(testApp, 'POST', 'nonsense'), { status: 404, body: { code: 'SITUATION_UNKNOWN' } })
  t.equal((await call(testApp, 'GET', '')).body['current'], null)
})
