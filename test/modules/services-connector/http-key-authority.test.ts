import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { createKey, inspectKey } from '../../../src/account/key-format.ts'
import { createHttpKeyAuthority } from '../../../src/modules/services-connector/http-key-authority.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** A key service that answers as a test says; returns its URL and what it was asked. */
async function openService (t: Test, listener: Listener): Promise<{ url: string, asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    listener(request, response)
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  t.teardown(async () => {
    server.closeAllConnections()
    await new Promise(resolve => { server.close(resolve) })
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function answer (status: number, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }): Listener {
  return (_request, response) => { response.writeHead(status, headers).end(body) }
}

const { key } = createKey('production')

const outcomes: Array<[what: string, listener: Listener, expected: { outcome: string, reason?: string | RegExp, expiresAt?: Date, replacedAt?: Date | undefined }]> = [
  ['200 and valid', answer(200, '{"valid":true}'), { outcome: 'valid', reason: 'HTTP 200' }],
  ['200 with an empty object, as the original gateway answers', answer(200, '{}'), { outcome: 'valid' }],
  ['200 and valid with the end of the key', answer(200, '{"valid":true,"expires_at":"2027-01-01T00:00:00.000Z"}'), { outcome: 'valid', expiresAt: new Date('2027-01-01T00:00:00Z') }],
  ['200 for a key that was rolled', answer(200, '{"valid":true,"expires_at":"2027-01-01T00:00:00.000Z","replaced_at":"2026-12-31T00:00:00.000Z"}'), { outcome: 'valid', expiresAt: new Date('2027-01-01T00:00:00Z'), replacedAt: new Date('2026-12-31T00:00:00Z') }],
  ['200 with a roll at no time', answer(200, '{"valid":true,"replaced_at":7}'), { outcome: 'valid', replacedAt: undefined }],
  ['200 with an end that is no time', answer(200, '{"valid":true,"expires_at":"soon"}'), { outcome: 'valid' }],
  ['200 that says not valid', answer(200, '{"valid":false,"reason":"revoked"}'), { outcome: 'revoked' }],
  ['200 with HTML, as a captive portal answers', answer(200, '<html>Welcome</html>', { 'content-type': 'text/html' }), { outcome: 'unreachable', reason: /not JSON/ }],
  ['200 with garbage', answer(200, '{"valid":tr'), { outcome: 'unreachable' }],
  ['200 with null', answer(200, 'null'), { outcome: 'unreachable' }],
  ['200 with a list', answer(200, '[]'), { outcome: 'unreachable' }],
  ['200 with a number', answer(200, '1'), { outcome: 'unreachable' }],
  ['200 without a body', answer(200, ''), { outcome: 'unreachable' }],
  ['204', answer(204, ''), { outcome: 'unreachable' }],
  ['401 without a reason', answer(401, ''), { outcome: 'unknown', reason: 'HTTP 401' }],
  ['403 without a reason', answer(403, 'Forbidden', { 'content-type': 'text/plain' }), { outcome: 'unknown', reason: 'HTTP 403' }],
  ['403 for an expired key', answer(403, '{"valid":false,"reason":"expired","expires_at":"2026-01-01T00:00:00.000Z"}'), { outcome: 'expired', expiresAt: new Date('2026-01-01T00:00:00Z') }],
  ['403 for a deleted key', answer(403, '{"valid":false,"reason":"revoked"}'), { outcome: 'revoked' }],
  ['403 for a key of the other environment', answer(403, '{"valid":false,"reason":"wrong_environment"}'), { outcome: 'wrong_environment' }],
  ['403 with a reason we do not know', answer(403, '{"valid":false,"reason":"weather"}'), { outcome: 'unknown' }],
  ['403 with a reason that is no text', answer(403, '{"valid":false,"reason":{"toString":1}}'), { outcome: 'unknown' }],
  ['404', answer(404, '{"valid":false}'), { outcome: 'unreachable', reason: 'HTTP 404' }],
  ['429', answer(429, '{}'), { outcome: 'unreachable', reason: 'HTTP 429' }],
  ['500 that claims to know', answer(500, '{"valid":false,"reason":"revoked"}'), { outcome: 'unreachable', reason: 'HTTP 500' }],
  ['503', answer(503, ''), { outcome: 'unreachable', reason: 'HTTP 503' }],
  ['a connection closed in the middle', (_request, response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }); response.write('{"valid"'); setTimeout(() => response.destroy(), 20) }, { outcome: 'unreachable' }],
  ['a connection closed at once', request => { request.socket.destroy() }, { outcome: 'unreachable', reason: /^no connection/ }],
  ['what is no HTTP at all', request => { request.socket.end('SSH-2.0-OpenSSH_9.6\r\n') }, { outcome: 'unreachable' }]
]

for (const [what, listener, expected] of outcomes) {
  t.test(`answered ${what}: ${expected.outcome}`, async t => {
    const { url } = await openService(t, listener)
    const { outcome, reason, expiresAt } = await createHttpKeyAuthority(url, inspectKey).check(key, 'production')
    t.equal(outcome, expected.outcome)
    if (expected.reason !== undefined) t.match(reason, expected.reason)
    t.same(expiresAt, expected.expiresAt)
    t.notOk(reason.includes(key))
  })
}

t.test('a redirect is not followed, for it may lead the key astray', async t => {
  const elsewhere = await openService(t, answer(200, '{"valid":true}'))
  for (const status of [301, 302, 307, 308]) {
    const { url } = await openService(t, answer(status, '', { location: elsewhere.url }))
    t.match(await createHttpKeyAuthority(url, inspectKey).check(key, 'production'), { outcome: 'unreachable', reason: `HTTP ${status}` })
  }
  t.equal(elsewhere.asked.length, 0)
})

t.test('a service that takes the question and never answers is given up on', async t => {
  const { url } = await openService(t, () => {})
  t.match(await createHttpKeyAuthority(url, inspectKey).check(key, 'production'), { outcome: 'unreachable', reason: 'no answer within 2000 ms' })
})

t.test('a service that answers its headers and then nothing is given up on', async t => {
  const { url } = await openService(t, (_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders() })
  t.match(await createHttpKeyAuthority(url, inspectKey).check(key, 'production'), { outcome: 'unreachable', reason: 'no answer within 2000 ms' })
})

t.test('an answer of 10 MB is not read to its end', async t => {
  let sent = 0
  const { url } = await openService(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const send = (): void => {
      while (sent < 10 * 1024 * 1024 && !response.destroyed) {
        sent += 65_536
        if (!response.write(' '.repeat(65_536))) { response.once('drain', send); return }
      }
      response.end('{"valid":true}')
    }
    send()
  })
  t.match(await createHttpKeyAuthority(url, inspectKey).check(key, 'production'), { outcome: 'unreachable' })
})

t.test('a port on which nobody listens, a name that nobody has and an address that is none are the same: unreachable', async t => {
  const { url } = await openService(t, () => {})
  const closed = createServer()
  await new Promise<void>(resolve => { closed.listen(0, '127.0.0.1', resolve) })
  const { port } = closed.address() as AddressInfo
  await new Promise(resolve => { closed.close(resolve) })
  t.match(await createHttpKeyAuthority(`http://127.0.0.1:${port}`, inspectKey).check(key, 'production'), { outcome: 'unreachable', reason: 'no connection (ECONNREFUSED)' })
  t.match(await createHttpKeyAuthority('http://nobody.invalid', inspectKey).check(key, 'production'), { outcome: 'unreachable', reason: /^no connection/ })
  t.match(await createHttpKeyAuthority(url.replace('http:', 'https:'), inspectKey).check(key, 'production'), { outcome: 'unreachable' }, 'no TLS there')
})

t.test('the question is the original\'s: a GET with the key in a header, never in the address', async t => {
  const { url, asked } = await openService(t, answer(200, '{}'))
  const authority = createHttpKeyAuthority(url, inspectKey)
  await authority.check(key, 'production')
  await authority.check(key, 'sandbox')
  t.same(asked.map(request => [request.method, request.url]), [['GET', '/gateway/apikeycheck'], ['GET', '/sandbox/gateway/apikeycheck']])
  for (const { headers } of asked) t.equal(headers['magento-api-key'], key)
})

t.test('keys of our own make are judged by their checksum, another authority\'s need only look like a word', async t => {
  const { inspect } = createHttpKeyAuthority('http://keys.example', inspectKey)
  t.equal((await inspect(key, 'production')).shape, 'plausible')
  t.equal((await inspect(key, 'sandbox')).shape, 'wrong_environment')
  t.equal((await inspect(`${key.slice(0, -1)}!`, 'production')).shape, 'malformed')
  t.equal((await inspect('0123456789abcdef0123456789abcdef', 'production')).shape, 'plausible')
  for (const wrong of ['', 'short', 'has spaces in the middle of it', 'has\na line break in it', 'ümläut-ümläut-ümläut', 'x'.repeat(513)]) t.equal((await inspect(wrong, 'production')).shape, 'malformed', wrong)
})
