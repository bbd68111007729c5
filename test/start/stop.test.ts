import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createFolder, start, type Running } from './program.ts'

const once = { ADMIN_PASSWORD: 'given-Canary-1' }

/** Sends a form in two halves, so that it is under way for as long as a test wants. */
function sendSlowly ({ url }: Running): { finish: () => void, status: Promise<number> } {
  const body = `form_key=x&login[username]=admin&x=${'x'.repeat(1000)}`
  const sending = request(`${url}/admin/`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) } })
  const status = new Promise<number>((resolve, reject) => {
    sending.on('response', response => {
      response.resume()
      response.on('end', () => { resolve(response.statusCode!) })
    }).on('error', reject)
  })
  sending.write(body.slice(0, 500))
  return { finish: () => { sending.end(body.slice(500)) }, status }
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  t.test(`at ${signal} the request under way is answered, no new one is taken, an idle connection does not hold it up, and the end is 0`, { timeout: 60_000 }, async t => {
    const running = await start(t, createFolder(t), once)
    await keepConnection(t, running)
    const { finish, status } = sendSlowly(running)
    await wait(200)
    const stopped = running.stop(signal)
    await wait(200)
    await t.rejects(fetch(`${running.url}/health`), 'nothing new is taken')
    finish()
    t.equal(await status, 200)
    const { code, stderr } = await stopped
    t.equal(code, 0)
    t.equal(stderr, '')
  })
}

/** Asks something, and keeps the connection as browsers do. */
async function keepConnection (t: Test, { url }: Running): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  t.teardown(() => { socket.destroy() })
  await new Promise(resolve => { socket.once('connect', resolve) })
  socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await new Promise(resolve => { socket.once('data', resolve) })
}
