import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { timeouts } from '../../src/kernel/http/server.ts'

/** Sends bytes and gives all that comes back until the connection is closed, or an answer has come. */
async function send (port: number, bytes: string): Promise<string> {
  return await new Promise(resolve => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => { socket.write(bytes) })
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      said += chunk
      if (said.includes('\r\n\r\n')) socket.destroy()
    }).on('close', () => { resolve(said) }).on('error', () => { resolve(said) })
  })
}

t.test('no time limit of the server is off', async t => {
  const { app } = await createTestApp(t)
  const { server } = app
  t.equal(server.requestTimeout, timeouts.requestTimeout)
  t.equal(server.keepAliveTimeout, timeouts.keepAliveTimeout)
  t.equal(server.timeout, timeouts.connectionTimeout)
  t.ok(server.headersTimeout > 0 && server.headersTimeout <= 60_000, `headers: ${server.headersTimeout}`)
  t.ok(timeouts.handlerTimeout > 0 && timeouts.handlerTimeout < timeouts.requestTimeout, 'a handler gives up before its client is cut off')
})

t.test('a client that does not finish its headers or its body is let go', { timeout: 60_000 }, async t => {
  const { app, log } = await createTestApp(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { server } = app
  const { port } = server.address() as AddressInfo
  // The same mechanism with less patience: the test waits for the end, however long it takes.
  server.requestTimeout = 300
  server.headersTimeout = 300
  const answers = await Promise.all([
    send(port, 'GET /admin/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: '),
    send(port, 'POST /admin/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8192\r\n\r\na=')
  ])
  for (const answer of answers) t.match(answer, /^(?:HTTP\/1\.1 408 |$)/)
  t.equal((await app.inject('/health')).statusCode, 200)
  t.notMatch(log(), /"level":50/, 'a slow client is no error of ours')
})

t.test('an endless address or header is refused, and the next request answered', async t => {
  const { app } = await createTestApp(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  for (const [what, bytes] of Object.entries({
    'an address of 40 KB': `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    'a header of 40 KB': `GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`,
    '3000 headers': `GET /health HTTP/1.1\r\nHost: localhost\r\n${'X-Many: aaaa\r\n'.repeat(3000)}\r\n`,
    'two lengths': 'POST /admin/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef',
    'a length and chunks': 'POST /admin/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'no HTTP at all': '\u0016\u0003\u0001\r\n\r\n'
  })) {
    t.match(await send(port, bytes), /^(?:HTTP\/1\.1 (?:400|404|414|431) |$)/, what)
    t.equal((await app.inject('/health')).statusCode, 200)
  }
})
