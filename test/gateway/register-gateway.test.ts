import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import type { GatewayServices, GatewayVerdict } from '../../src/gateway/gateway-services.ts'
import { registerGateway } from '../../src/gateway/register-gateway.ts'
import { toEnv } from '../../src/kernel/env.ts'
import { createHttpServer } from '../../src/kernel/http/server.ts'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createPhrases } from '../../src/kernel/phrases.ts'
import { createFingerprint } from '../../src/kernel/secrets.ts'
import { createTestClock } from '../helpers/clock.ts'
import { createTestDatabase } from '../helpers/database.ts'

const database = await createTestDatabase(t)

interface Gateway { app: FastifyInstance, asked: string[], log: () => string }

const production = '/gateway/apikeycheck'
const sandbox = '/sandbox/gateway/apikeycheck'

async function openGateway (t: Test, verdict: GatewayVerdict | Error = { outcome: 'valid', reason: '' }): Promise<Gateway> {
  const lines: string[] = []
  const logStream = new Writable({ write (chunk, _encoding, done) { lines.push(String(chunk)); done() } })
  const { app } = await createHttpServer({ env: toEnv({}, '/nowhere'), phrases: createPhrases(join(packageRoot, 'src')), cookieSecret: Buffer.alloc(32), logStream })
  t.teardown(async () => { await app.close() })
  const asked: string[] = []
  const verifyKey: GatewayServices['verifyKey'] = async (key, environment, caller) => {
    asked.push(`${environment} ${key}${caller === 'lightMyRequest' ? '' : ` from ${caller}`}`)
    if (verdict instanceof Error) throw verdict
    return verdict
  }
  await registerGateway(app, { verifyKey, clock: createTestClock(), database, fingerprint: createFingerprint('x'.repeat(32)), secret: Buffer.alloc(32) })
  return { app, asked, log: () => lines.join('') }
}

const header = { 'magento-api-key': 'a key' }

t.test('a valid key is answered with 200 and what is known of it', async t => {
  const { app, asked } = await openGateway(t, { outcome: 'valid', reason: '', description: 'Amazon Sales Channel', expiresAt: new Date('2026-04-01T00:00:00Z') })
  const answer = await app.inject({ url: production, headers: header })
  t.equal(answer.statusCode, 200)
  t.same(answer.json(), { valid: true, environment: 'production', description: 'Amazon Sales Channel', expires_at: '2026-04-01T00:00:00.000Z' })
  t.same(asked, ['production a key'])
})

t.test('of a key that was rolled it says when, and the authority hears who asked', async t => {
  const { app, asked } = await openGateway(t, { outcome: 'valid', reason: '', expiresAt: new Date('2026-04-02T00:00:00Z'), replacedAt: new Date('2026-04-01T00:00:00Z') })
  const answer = await app.inject({ url: production, headers: { ...header, 'user-agent': 'Magento Services Connector' } })
  t.match(answer.json(), { expires_at: '2026-04-02T00:00:00.000Z', replaced_at: '2026-04-01T00:00:00.000Z' })
  t.same(asked, ['production a key from Magento Services Connector'])
})

t.test('the sandbox has its own address', async t => {
  const { app, asked } = await openGateway(t)
  t.match((await app.inject({ url: sandbox, headers: header })).json(), { valid: true, environment: 'sandbox' })
  t.same(asked, ['sandbox a key'])
})

t.test('HEAD has the same status and no body', async t => {
  const { app } = await openGateway(t)
  const answer = await app.inject({ method: 'HEAD', url: production, headers: header })
  t.equal(answer.statusCode, 200)
  t.equal(answer.body, '')
})

t.test('who holds the key hears why it is not valid', async t => {
  for (const outcome of ['expired', 'revoked', 'wrong_environment'] as const) {
    const { app } = await openGateway(t, { outcome, reason: 'x', description: 'Mine' })
    const answer = await app.inject({ url: production, headers: header })
    t.equal(answer.statusCode, 403)
    t.same(answer.json(), { valid: false, reason: outcome, description: 'Mine', expires_at: null })
  }
})

t.test('an unknown key is answered with nothing but that', async t => {
  const { app } = await openGateway(t, { outcome: 'unknown', reason: 'because', description: 'never told' })
  const answer = await app.inject({ url: production, headers: header })
  t.equal(answer.statusCode, 403)
  t.same(answer.json(), { valid: false, reason: 'unknown' })
})

t.test('a key that is too long is unknown without being looked up', async t => {
  const { app, asked } = await openGateway(t)
  t.equal((await app.inject({ url: production, headers: { 'magento-api-key': 'x'.repeat(512) } })).statusCode, 200)
  const answer = await app.inject({ url: production, headers: { 'magento-api-key': 'x'.repeat(513) } })
  t.equal(answer.statusCode, 403)
  t.same(answer.json(), { valid: false, reason: 'unknown' })
  t.equal(asked.length, 1)
})

t.test('without a key, or with an empty one, it is 401', async t => {
  const { app, asked } = await openGateway(t)
  for (const headers of [{}, { 'magento-api-key': '' }, { authorization: 'Bearer x' }]) {
    const answer = await app.inject({ url: `${production}?magento-api-key=x`, headers: headers as Record<string, string> })
    t.equal(answer.statusCode, 401)
    t.same(answer.json(), { valid: false, reason: 'missing' })
  }
  t.same(asked, [])
})

t.test('two keys in one request are refused, over a real connection', async t => {
  const { app, asked } = await openGateway(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const status = await new Promise<number | undefined>((resolve, reject) => {
    httpRequest({ port, host: '127.0.0.1', path: production, headers: { 'magento-api-key': ['one', 'two'] } }, answer => { answer.resume(); resolve(answer.statusCode) }).on('error', reject).end()
  })
  t.equal(status, 401)
  t.same(asked, [])
})

t.test('other methods are 405 and name the right ones, whatever they carry', async t => {
  const { app, asked } = await openGateway(t)
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    for (const contentType of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'image/png']) {
      const answer = await app.inject({ method, url: production, headers: { ...header, 'content-type': contentType }, payload: '{"broken' })
      t.equal(answer.statusCode, 405, `${method} ${contentType}`)
      t.equal(answer.headers.allow, 'GET, HEAD')
    }
  }
  t.same(asked, [])
})

t.test('a failure of ours is 503, never "not valid" and never a redirect, and the log has no key', async t => {
  const { app, log } = await openGateway(t, new Error('the database is gone'))
  const answer = await app.inject({ url: production, headers: { 'magento-api-key': 'cak_live_secret' } })
  t.equal(answer.statusCode, 503)
  t.same(answer.json(), { valid: false, reason: 'unavailable' })
  t.notMatch(answer.body, /database/)
  t.match(log(), /the database is gone/)
  t.notMatch(log(), /cak_live_secret/)
})

t.test('every answer is JSON with a charset, kept out of caches, and sets no cookie', async t => {
  const { app } = await openGateway(t)
  for (const request of [{ url: production, headers: header }, { url: production }, { method: 'POST', url: production }, { url: `${production}/`, headers: header }, { url: '/gateway//apikeycheck', headers: header }] as const) {
    const answer = await app.inject({ ...request, cookies: { 'backroom-account': 'x' } })
    t.equal(answer.headers['content-type'], 'application/json; charset=utf-8')
    t.equal(answer.headers['cache-control'], 'no-store')
    t.equal(answer.headers['set-cookie'], undefined)
    t.ok(answer.statusCode < 300 || answer.statusCode > 399)
  }
})
