import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { createMessages, showMessages, type Message } from '../../../src/kernel/http/messages.ts'

async function openSite (t: Test, given: readonly Message[]): Promise<FastifyInstance> {
  const app = fastify()
  t.teardown(async () => { await app.close() })
  await app.register(cookie, { secret: 'a secret that signs' })
  const messages = createMessages('admin', false)
  app.post('/', async (_request, reply) => {
    messages.add(reply, ...given)
    return {}
  })
  app.get('/', async (request, reply) => messages.take(request, reply))
  return await app
}

async function leave (app: FastifyInstance): Promise<string> {
  return (await app.inject({ method: 'POST', url: '/' })).cookies[0]!.value
}

async function take (app: FastifyInstance, value: string): Promise<{ messages: Message[], isCleared: boolean }> {
  const answer = await app.inject({ url: '/', cookies: { 'backroom-admin-messages': value } })
  return { messages: answer.json(), isCleared: answer.cookies.some(({ name, value: left }) => name === 'backroom-admin-messages' && left === '') }
}

const saved: Message = { type: 'success', phrase: 'You added "%1".', args: ['Ünïcödé 😀 <b>'], link: { phrase: 'Go on', href: '/admin/' } }

t.test('what was left for the next page is taken there, once', async t => {
  const app = await openSite(t, [saved, { type: 'error', phrase: 'No.' }])
  t.strictSame(await take(app, await leave(app)), { messages: [saved, { type: 'error', phrase: 'No.' }], isCleared: true })
  t.strictSame((await app.inject('/')).json(), [])
})

t.test('a cookie that somebody changed says nothing and is cleared', async t => {
  const app = await openSite(t, [saved])
  const value = await leave(app)
  const forged = Buffer.from(JSON.stringify([{ type: 'error', phrase: 'Call this number' }])).toString('base64url')
  for (const wrong of [forged, `${forged}.${value.split('.')[1]!}`, value.slice(0, -2), `x${value}`, 'x', '.', '%00', '{}']) {
    t.strictSame(await take(app, wrong), { messages: [], isCleared: true }, wrong.slice(0, 20))
  }
})

t.test('where all messages are more than a cookie holds, the first ones go and the last stays', async t => {
  const many = Array.from({ length: 60 }, (_, index): Message => ({ type: 'notice', phrase: `Message ${index} ${'x'.repeat(60)}` }))
  const app = await openSite(t, many)
  const value = await leave(app)
  t.ok(value.length < 4000)
  const { messages } = await take(app, value)
  t.ok(messages.length > 5)
  t.strictSame(messages, many.slice(-messages.length))
})

t.test('one message longer than a cookie breaks nothing', async t => {
  const app = await openSite(t, [{ type: 'notice', phrase: 'x'.repeat(5000) }])
  t.strictSame((await take(app, await leave(app))).messages, [])
})

t.test('the cookie is out of reach for scripts and gone after five minutes', async t => {
  const app = await openSite(t, [saved])
  t.match((await app.inject({ method: 'POST', url: '/' })).headers['set-cookie'], /^backroom-admin-messages=[^;]+; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/)
})

t.test('messages are put into the reader\'s language when they are shown', t => {
  t.strictSame(showMessages([saved, { type: 'error', phrase: 'No.' }], (phrase, ...args) => `[${phrase}|${args.join()}]`), [
    { type: 'success', text: '[You added "%1".|Ünïcödé 😀 <b>]', link: { text: '[Go on|]', href: '/admin/' } },
    { type: 'error', text: '[No.|]' }
  ])
  t.end()
})
