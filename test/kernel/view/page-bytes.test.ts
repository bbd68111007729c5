import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { allocateBody } from '../../../src/kernel/view/page-bytes.ts'

const size = 700_000

/** Reads an answer, the later ones only once the earlier ones are being read: their bytes wait in the server meanwhile. */
async function read (answer: IncomingMessage, delay: number): Promise<Buffer> {
  await wait(delay)
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

t.test('memory of a page is used again only once its last byte is gone: readers, however slow, get their own page', async t => {
  const used = new Set<ArrayBufferLike>()
  const server = createServer((request, response) => {
    const body = allocateBody(response, size)
    used.add(body.buffer)
    response.end(body.fill(Number(request.url!.slice(1))))
  }).listen(0, '127.0.0.1')
  t.teardown(() => { server.closeAllConnections(); server.close() })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ask = async (number: number): Promise<IncomingMessage> => {
    const [answer] = await once(get({ port, path: `/${number}`, agent: false }), 'response') as [IncomingMessage]
    return answer
  }
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(Array.from({ length: 8 }, async (_, number) => await ask(round * 8 + number)))
    const bodies = await Promise.all(answers.map(async (answer, number) => await read(answer, number * 10)))
    for (const [number, body] of bodies.entries()) t.ok(body.equals(Buffer.alloc(size, round * 8 + number)), `answer ${round * 8 + number} is of one piece and its own`)
  }
  t.ok(used.size < 24, 'and it is used again')
})

t.test('small and very large pages have memory of their own', async t => {
  const server = createServer((_request, response) => {
    const bodies = [1000, 2_000_000].map(length => allocateBody(response, length))
    response.end(bodies.map(body => body.length).join(' '))
  }).listen(0, '127.0.0.1')
  t.teardown(() => { server.closeAllConnections(); server.close() })
  await once(server, 'listening')
  t.equal(await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).text(), '1000 2000000')
})
