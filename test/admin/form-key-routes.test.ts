import type { InjectOptions } from 'fastify'
import t from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { dumpTables, recordTables } from '../helpers/dump.ts'
import { enter, formKeyOf } from '../helpers/people.ts'
import { collectRoutes, toAddress, type RegisteredRoute } from '../helpers/routes.ts'
import { addSeller, enterSeller } from '../helpers/seller.ts'
import type { Visitor } from '../helpers/visitor.ts'

const sentence = 'Invalid Form Key. Please refresh the page.'
/** What was typed is kept for the user. */
const kept = ['backroom_session', 'backroom_audit_event', 'backroom_audit_head', 'backroom_draft']
const form = 'application/x-www-form-urlencoded'

function cookieOf (visitor: Visitor): string {
  return [...visitor.cookies].map(pair => pair.join('=')).join('; ')
}

/** Sentences that a redirect carries to the next page. */
function readMessages (cookies: ReadonlyArray<{ readonly name: string, readonly value: string }>): string {
  const value = cookies.find(({ name }) => name === 'backroom-admin-messages')?.value ?? ''
  return Buffer.from(value.split('.')[0]!, 'base64url').toString('utf8')
}

function listPosts (routes: readonly RegisteredRoute[], below: string): string[] {
  return routes.filter(({ method, url }) => method === 'POST' && url.startsWith(below)).map(({ url }) => url.includes('/system_config/') ? `${url}/section/general` : toAddress(url))
}

/** Form keys that are none here: of the login page, of a colleague's session, of the other sites of this process. */
async function listForeignKeys (testApp: TestApp): Promise<Record<string, string>> {
  const [colleague, stranger] = [await enter(testApp), testApp.visitor()]
  await colleague.open('/admin/admin/system_account/index/')
  await stranger.open('/admin/')
  const login = formKeyOf(stranger)
  await stranger.open('/account/customer/account/login/')
  const account = formKeyOf(stranger)
  await stranger.open('/seller-central/sign-in/')
  return { missing: '', wrong: '0'.repeat(32), 'of a colleague': formKeyOf(colleague), 'of the login page': login, 'of the account site': account, 'of Seller Central': formKeyOf(stranger) }
}

t.test('every route of the Admin that takes a form, found in the route table, refuses one that is not its reader\'s own, and changes nothing', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const admin = await enter(testApp)
  await admin.open('/admin/admin/dashboard/')
  const [cookie, own] = [cookieOf(admin), formKeyOf(admin)]
  const posts = listPosts(routes, '/admin/')
  t.ok(posts.length >= 25, `${posts.length} were found`)
  const field = 'groups[store_information][fields][name][value]=x'
  const requests: Record<string, InjectOptions> = {
    'own key in the address': { query: { form_key: own }, headers: { 'content-type': form }, payload: field },
    'own key in JSON': { headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ form_key: own }) },
    'own key as plain text': { headers: { 'content-type': 'text/plain' }, payload: `form_key=${own}&${field}` },
    'own key from another site': { headers: { 'content-type': form, 'sec-fetch-site': 'cross-site' }, payload: `form_key=${own}&${field}` },
    'own key from a neighbour': { headers: { 'content-type': form, 'sec-fetch-site': 'same-site' }, payload: `form_key=${own}&${field}` },
    'own key from another origin': { headers: { 'content-type': form, origin: 'https://evil.example' }, payload: `form_key=${own}&${field}` },
    'own key from nowhere': { headers: { 'content-type': form, origin: 'null' }, payload: `form_key=${own}&${field}` }
  }
  for (const [name, key] of Object.entries(await listForeignKeys(testApp))) requests[name] = { headers: { 'content-type': form }, payload: `${key === '' ? '' : `form_key=${key}&`}${field}` }
  const before = await dumpTables(testApp.database, kept)
  for (const url of posts) {
    for (const [name, request] of Object.entries(requests)) {
      const answer = await testApp.app.inject({ method: 'POST', url, ...request, headers: { host: 'localhost:9080', cookie, ...request.headers } })
      t.match({ status: answer.statusCode, location: answer.headers.location }, { status: 302, location: '/admin/admin/dashboard/' }, `${url}, ${name}`)
      t.match(readMessages(answer.cookies), sentence, `${url}, ${name}`)
    }
    const script = await testApp.app.inject({ method: 'POST', url, query: { isAjax: 'true' }, headers: { cookie, 'content-type': form }, payload: field })
    t.match({ status: script.statusCode, body: script.json() }, { status: 200, body: { error: true, message: sentence } }, `${url}, by a script`)
  }
  t.same(await dumpTables(testApp.database, kept), before)
  t.match(await testApp.database('backroom_session').whereNotNull('ended_at'), [])
})

t.test('no other method does what a form does, by name, by header or by field', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const admin = await enter(testApp)
  await admin.open('/admin/admin/dashboard/')
  const [cookie, own] = [cookieOf(admin), formKeyOf(admin)]
  const before = await dumpTables(testApp.database, recordTables)
  const gets = new Set(routes.filter(({ method }) => method === 'GET').map(({ url }) => url))
  for (const url of listPosts(routes, '/admin/')) {
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await testApp.app.inject({ method, url, headers: { host: 'localhost:9080', cookie, 'content-type': form }, payload: `form_key=${own}` })
      t.ok([404, 405].includes(answer.statusCode), `${method} ${url}: ${answer.statusCode}`)
    }
    if (gets.has(url) || url.includes('/auth/logout')) continue
    const answer = await testApp.app.inject({ method: 'GET', url, query: { _method: 'POST', form_key: own }, headers: { host: 'localhost:9080', cookie, 'x-http-method-override': 'POST', 'x-http-method': 'POST', 'x-method-override': 'POST' } })
    t.ok([200, 302, 404].includes(answer.statusCode), `GET ${url}: ${answer.statusCode}`)
  }
  t.same(await dumpTables(testApp.database, recordTables), before)
})

t.test('every form of Seller Central asks for its own form key', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const seller = await enterSeller(testApp, await addSeller(testApp))
  await testApp.visitor().open('/seller-central/sign-in/')
  const before = await dumpTables(testApp.database, kept)
  const posts = listPosts(routes, '/seller-central/').map(url => url.replace(/:\w+/, '1'))
  t.ok(posts.length >= 8, `${posts.length} were found`)
  for (const url of posts) {
    for (const [name, key] of Object.entries(await listForeignKeys(testApp))) {
      const answer = await testApp.app.inject({ method: 'POST', url, headers: { host: 'localhost:9080', cookie: cookieOf(seller), 'content-type': form }, payload: `form_key=${key}&email=x&name=x` })
      const isElsewhere = answer.statusCode === 302 && !String(answer.headers.location).startsWith('/admin/')
      t.ok(isElsewhere || [403, 404, 422].includes(answer.statusCode), `${url}, ${name}: ${answer.statusCode}`)
    }
  }
  t.same(await dumpTables(testApp.database, kept), before)
})

t.test('what changes something without a form key takes no cookie: keys and tokens of its own speak for who sends it', async t => {
  const { routes } = await collectRoutes(async () => await createTestApp(t))
  const changing = routes.filter(({ method, url }) => !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method) && !/^\/(?:admin|account|seller-central)(?:\/|$)/.test(url)).map(({ method, url }) => `${method} ${url}`)
  const machines = /^(?:\w+ (?:\/sandbox)?\/(?:gateway|channels\/amazon|merchant-registry\/v1|ims\/token)\/|POST \/situations\/api\/|\w+ \/rest\/)/
  t.same(changing.filter(route => !machines.test(route)), [])
})
