import t, { type Test } from 'tap'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { toEnv } from '../../../src/kernel/env.ts'
import { createHttpServer } from '../../../src/kernel/http/server.ts'
import { packageRoot } from '../../../src/kernel/paths.ts'
import { createPhrases } from '../../../src/kernel/phrases.ts'
import { createTestApp } from '../../helpers/app.ts'
import { enter } from '../../helpers/people.ts'

const phrases = createPhrases(join(packageRoot, 'src'))

/** A server with routes of a test's own. */
async function openServer (t: Test, register: (app: FastifyInstance) => void, variables: Record<string, string> = {}): Promise<{ app: FastifyInstance, log: () => string }> {
  const lines: string[] = []
  const { app } = await createHttpServer({ env: toEnv(variables, '/nowhere'), phrases, cookieSecret: Buffer.alloc(32, 1), logStream: new Writable({ write (chunk, _encoding, done) { lines.push(String(chunk)); done() } }) })
  t.teardown(async () => { await app.close() })
  register(app)
  return { app: await app, log: () => lines.join('') }
}

t.test('an address without a page is a 404 in the language that the browser asks for', async t => {
  const { app } = await openServer(t, () => {})
  const sentence = 'There is no page at this address.'
  for (const [header, lang, locale] of [['it-IT,it;q=0.9,en;q=0.8', 'it-IT', 'it_IT'], ['es', 'es-ES', 'es_ES'], ['en-GB,en', 'en-US', 'en_US'], ['de-DE', 'en-US', 'en_US'], ['x'.repeat(600), 'en-US', 'en_US'], ['', 'en-US', 'en_US']] as const) {
    const { statusCode, body, headers } = await app.inject({ url: '/nothing', headers: { 'accept-language': header } })
    t.equal(statusCode, 404)
    t.match(headers['content-type'], 'text/html; charset=utf-8')
    t.ok(body.includes(`<html lang="${lang}"`), header.slice(0, 20))
    const said = phrases.translator(locale)(sentence)
    t.ok(body.includes(said), said)
    if (locale !== 'en_US') t.not(said, sentence, `${locale} has its own words`)
  }
})

t.test('a script gets the same as JSON', async t => {
  const { app } = await openServer(t, () => {})
  for (const headers of [{ accept: 'application/json' }, { 'x-requested-with': 'XMLHttpRequest' }] as Array<Record<string, string>>) {
    const answer = await app.inject({ url: '/nothing', headers })
    t.equal(answer.statusCode, 404)
    t.same(answer.json(), { error: true, code: 'NOT_FOUND', message: 'There is no page at this address.' })
  }
})

t.test('a failure of ours shows a number that the log has too, and nothing of what failed', async t => {
  const { app, log } = await openServer(t, app => { app.get('/fails', async () => { throw new Error('Canary: select * from /srv/secret') }) })
  for (const headers of [{}, { accept: 'application/json' }] as Array<Record<string, string>>) {
    const answer = await app.inject({ url: '/fails', headers })
    t.equal(answer.statusCode, 500)
    t.notMatch(answer.body, /Canary|secret|at Object|\.js|\.ts:/)
    const number = String(answer.headers['x-request-id'])
    t.ok(answer.body.includes(number))
    t.ok(log().includes(number))
    t.match(log(), /Canary/)
  }
})

t.test('when even the error page fails, nothing of what failed is shown', async t => {
  const { app, log } = await openServer(t, app => {
    app.get('/fails', async (_request, reply) => {
      Object.defineProperty(reply, 'cspNonce', { get () { throw new Error('Canary of the page') } })
      throw new Error('Canary of the route')
    })
  })
  const answer = await app.inject('/fails')
  t.equal(answer.statusCode, 500)
  t.match(answer.body, /^Something went wrong on our side/)
  t.notMatch(answer.body, /Canary/)
  t.match(log(), /Canary of the page/)
})

t.test('the log has the path of a request and never its query, its headers or its body', async t => {
  const { app, log } = await openServer(t, app => { app.post('/form/key/:key', async () => ({})) })
  await app.inject({ method: 'POST', url: '/form/key/Canary-1?x=Canary-2', headers: { cookie: 'a=Canary-3', authorization: 'Canary-4', 'magento-api-key': 'Canary-5', 'user-agent': 'Canary-6\nnext', 'content-type': 'application/x-www-form-urlencoded' }, payload: 'password=Canary-7' })
  await app.inject('/nothing?x=Canary-8')
  t.match(log(), '"url":"/form/key/…"')
  t.match(log(), '"url":"/nothing"')
  t.notMatch(log(), /Canary/)
})

t.test('the client\'s address comes from a proxy only if the proxy is named', async t => {
  const register = (app: FastifyInstance): void => { app.get('/ip', async request => request.ip) }
  const headers = { 'x-forwarded-for': '203.0.113.7' }
  t.equal((await (await openServer(t, register)).app.inject({ url: '/ip', headers })).body, '127.0.0.1')
  t.equal((await (await openServer(t, register, { TRUST_PROXY: '127.0.0.1' })).app.inject({ url: '/ip', headers })).body, '203.0.113.7')
  t.equal((await (await openServer(t, register, { TRUST_PROXY: '10.0.0.1' })).app.inject({ url: '/ip', headers })).body, '127.0.0.1')
})

t.test('no answer says which software made it', async t => {
  const { app } = await openServer(t, () => {})
  const { headers } = await app.inject('/nothing')
  t.equal(headers['server'], undefined)
  t.equal(headers['x-powered-by'], undefined)
})

t.test('every kind of answer carries the security headers', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const asset = /href="(\/static\/[^"]+\.css)"/.exec((await admin.open('/admin/admin/dashboard/')).body)![1]!
  for (const [what, status, request] of [
    ['a page', 200, { url: '/admin/admin/dashboard/', headers: { cookie } }],
    ['the login form', 200, { url: '/admin/' }],
    ['a page of the account site', 200, { url: '/account/customer/account/login/' }],
    ['a redirect', 302, { url: '/account/' }],
    ['a refusal', 403, { url: '/admin/admin/denied/', headers: { cookie } }],
    ['an unknown page', 404, { url: '/admin/nothing/', headers: { cookie } }],
    ['an unknown address', 404, { url: '/nothing' }],
    ['a form that is none', 415, { method: 'POST', url: '/admin/admin/system_config/save/', headers: { 'content-type': 'application/xml' }, payload: '<x/>' }],
    ['a damaged form', 400, { method: 'POST', url: '/admin/', headers: form, payload: 'a=1&a=2' }],
    ['an asset', 200, { url: asset }],
    ['JSON', 200, { url: '/admin/admin/index/globalSearch/?isAjax=1&q=a', headers: { cookie } }],
    ['the gateway', 401, { url: '/gateway/apikeycheck' }],
    ['a probe', 200, { url: '/health' }]
  ] as const) {
    const { headers, statusCode } = await testApp.app.inject(request as { url: string })
    t.equal(statusCode, status, what)
    t.equal(headers['x-content-type-options'], 'nosniff', what)
    t.equal(headers['x-frame-options'], 'DENY', what)
    t.equal(headers['referrer-policy'], 'same-origin', what)
    t.equal(headers['cross-origin-opener-policy'], 'same-origin', what)
    t.equal(headers['cross-origin-resource-policy'], 'same-origin', what)
    t.match(headers['permissions-policy'], /camera=\(\)/, what)
    const policy = String(headers['content-security-policy'])
    for (const rule of ['default-src \'none\'', 'frame-ancestors \'none\'', 'base-uri \'none\'', 'object-src \'none\'', 'form-action \'self\'', 'require-trusted-types-for \'script\'']) t.ok(policy.includes(rule), `${what}: ${rule}`)
    t.notMatch(policy, /unsafe-/, what)
    t.match(headers['x-request-id'], /^[0-9a-f-]{36}$/, what)
    t.equal(headers['cache-control'], what === 'an asset' ? 'public, max-age=31536000, immutable' : 'no-store', what)
    t.equal(headers['strict-transport-security'], undefined, what)
    if (typeof headers['content-type'] === 'string' && headers['content-type'].startsWith('text/')) t.match(headers['content-type'], /charset=utf-8/i, what)
  }
})

t.test('the nonce is another one in every answer, and the page\'s own scripts have it', async t => {
  const testApp = await createTestApp(t)
  const nonces = await Promise.all([1, 2].map(async () => {
    const { headers, body } = await testApp.app.inject('/admin/')
    const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(String(headers['content-security-policy']))![1]!
    for (const [tag] of body.matchAll(/<script[^>]*>/g)) t.ok(tag.includes(`nonce="${nonce}"`) || tag.includes(' src="/static/') || tag.includes('type="application/json"'), tag)
    return nonce
  }))
  t.not(nonces[0], nonces[1])
})

t.test('over https browsers are told to stay there', async t => {
  const { app } = await openServer(t, () => {}, { BASE_URL: 'https://shop.example' })
  t.match((await app.inject('/nothing')).headers['strict-transport-security'], /^max-age=31536000/)
})
