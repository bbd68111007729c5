import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { allocateBody } from '../../../src/kernel/view/page-bytes.ts'

const size = 900_000
/** Together more than the operating system takes for a reader who does not read: the rest waits in the server. */
const answers = 24

async function serve (t: Test, listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  t.teardown(() => { server.closeAllConnections(); server.close() })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Asks for all answers at once and reads none of them for a while; returns their bodies. */
async function askSlowly (port: number, first: number): Promise<Buffer[]> {
  const socket = connect(port, '127.0.0.1')
  socket.pause()
  for (let number = first; number < first + answers; number++) socket.write(`GET /${number} HTTP/1.1\r\nHost: a\r\n${number === first + answers - 1 ? 'Connection: close\r\n' : ''}\r\n`)
  await wait(100)
  return toBodies(await readAll(socket))
}

async function readAll (socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function toBodies (received: Buffer): Buffer[] {
  const bodies: Buffer[] = []
  for (let from = 0; from < received.length;) {
    const begin = received.indexOf('\r\n\r\n', from) + 4
    bodies.push(received.subarray(begin, begin + size))
    from = begin + size
  }
  return bodies
}

t.test('memory of a page is used again only once its last byte is gone: readers, however slow, get their own page', async t => {
  const used = new Set<ArrayBufferLike>()
  const port = await serve(t, (request, response) => {
    const body = allocateBody(response, size)
    used.add(body.buffer)
    response.end(body.fill(Number(request.url!.slice(1))))
  })
  for (const first of [0, 100]) {
    const bodies = await askSlowly(port, first)
    t.equal(bodies.length, answers)
    for (const [number, body] of bodies.entries()) t.ok(body.equals(Buffer.alloc(size, first + number)), `answer ${number} is of one piece and its own`)
  }
  t.ok(used.size < 2 * answers, 'and it is used again')
})

t.test('small and very large pages have memory of their own', async t => {
  const port = await serve(t, (_request, response) => {
    response.end([1000, 2_000_000].map(length => allocateBody(response, length).length).join(' '))
  })
  t.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), '1000 2000000')
})
