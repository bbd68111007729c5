import fastify, { type FastifyInstance } from 'fastify'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { addFormParsers, createFormBody, formOf, mostFields } from '../../../src/kernel/http/form-body.ts'

type Entries = Array<[string, string]>

/** A server that answers with the fields it has read. */
async function openEcho (t: Test): Promise<FastifyInstance> {
  const app = fastify()
  addFormParsers(app)
  app.post('/', async request => formOf(request).entries)
  t.teardown(async () => { await app.close() })
  return await app
}

const boundary = 'xXx-boundary-4711'

function toMultipart (entries: Entries): string {
  const escape = (name: string): string => name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22')
  return entries.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${escape(name)}"\r\n\r\n${value}\r\n`).join('') + `--${boundary}--\r\n`
}

async function post (app: FastifyInstance, payload: string | Buffer, type: string): Promise<{ status: number, code?: string, body: unknown }> {
  const answer = await app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': type } })
  const body = answer.json() as { code?: string }
  return { status: answer.statusCode, code: body.code, body }
}

const urlencoded = 'application/x-www-form-urlencoded'
const multipart = `multipart/form-data; boundary=${boundary}`

/** Names as forms of ours have them, hostile ones among them. */
const part = fc.oneof(fc.stringMatching(/^[a-z0-9_]{1,12}$/), fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'é', '😀'))
const name = fc.tuple(part, fc.array(part, { maxLength: 5 })).map(([head, rest]) => head + rest.map(inner => `[${inner}]`).join(''))
const value = fc.string({ unit: 'binary', maxLength: 200 }).filter(text => !/\p{Surrogate}|\uFFFD/u.test(text))
/** No name is the beginning of another: that is a contradiction, and refused. */
const entries = fc.uniqueArray(fc.tuple(name, value), { maxLength: 30, selector: ([text]) => text })
  .map(list => list.filter(([one]) => !list.some(([other]) => other !== one && other.startsWith(`${one}[`))) as Entries)

t.test('any list of fields survives url-encoding', async t => {
  const app = await openEcho(t)
  await fc.assert(fc.asyncProperty(entries, async list => {
    const { status, body } = await post(app, new URLSearchParams(list).toString(), urlencoded)
    t.equal(status, 200)
    t.strictSame(body, list)
  }), { numRuns: 60 })
})

t.test('any list of fields survives multipart', async t => {
  const app = await openEcho(t)
  await fc.assert(fc.asyncProperty(entries.filter(list => list.length > 0 && !list.some(([, text]) => text.includes(boundary))), async list => {
    const { status, body } = await post(app, toMultipart(list), multipart)
    t.equal(status, 200)
    t.strictSame(body, list)
  }), { numRuns: 60 })
})

t.test('every field is found again in the tree under its own name', t => {
  fc.assert(fc.property(entries, list => {
    const form = createFormBody(list)
    for (const [field, expected] of list) {
      const [head, ...rest] = field.split(/\[|\]\[|\]/).filter(piece => piece !== '')
      let found: unknown = rest.length === 0 ? form.text(head!) : form.tree(head!)
      for (const piece of rest) found = (found as Record<string, unknown>)[piece]
      t.equal(found, expected, field)
    }
  }), { numRuns: 60 })
  t.equal(({} as Record<string, unknown>)['polluted'], undefined)
  t.end()
})

t.test('names that mean something to JavaScript change nothing but their own place', t => {
  const form = createFormBody([['__proto__[polluted]', 'x'], ['constructor[prototype][polluted]', 'y'], ['a[__proto__][b]', 'z']])
  t.equal(({} as Record<string, unknown>)['polluted'], undefined)
  t.equal(form.tree('__proto__')?.['polluted'], 'x')
  t.equal(Object.getPrototypeOf(form.tree('a')), null)
  t.equal(form.text('toString'), undefined)
  t.equal(form.tree('hasOwnProperty'), undefined)
  t.end()
})

t.test('several values of one field stay in their order; an empty plain field before them means none', t => {
  const form = createFormBody([['a[b]', ''], ['a[b][]', '1'], ['a[b][]', '2'], ['c[]', 'x']])
  t.strictSame(form.tree('a')?.['b'], ['1', '2'])
  t.strictSame(createFormBody([['a[b]', '']]).tree('a')?.['b'], '')
  t.equal(form.text('c'), undefined, 'a list is no text')
  t.end()
})

t.test('a name that occurs twice, or contradicts another, is refused', t => {
  for (const list of [
    [['a', '1'], ['a', '2']],
    [['a[b]', '1'], ['a[b]', '2']],
    [['a', '1'], ['a[b]', '2']],
    [['a[b]', '1'], ['a', '2']],
    [['a[b][c]', '1'], ['a[b]', '2']],
    [['a[b]', '1'], ['a[b][c]', '2']],
    [['a[b][]', '1'], ['a[b]', '2']],
    [['a[b]', '1'], ['a[b][]', '2']],
    [['a[b][]', '1'], ['a[b][c]', '2']]
  ] as Entries[]) t.throws(() => createFormBody(list), { code: 'FORM_FIELD_TWICE', statusCode: 400 }, JSON.stringify(list))
  t.end()
})

t.test('a name that cannot be read is refused', t => {
  for (const field of ['', '[a]', 'a[', 'a]', 'a[b', 'a[b]c', 'a[[b]]', 'a[][b]', ']a[', 'a[b]]', `a${'[b]'.repeat(12)}`, `a${'[b]'.repeat(1000)}`]) {
    t.throws(() => createFormBody([[field, 'x']]), { code: 'FORM_FIELD_NAME_INVALID', statusCode: 400 }, field.slice(0, 40))
  }
  t.end()
})

t.test('as many fields as allowed are read, one more refuses them all', async t => {
  const app = await openEcho(t)
  const list = (count: number): Entries => Array.from({ length: count }, (_, index) => [`f${index}`, 'x'])
  for (const [type, toPayload] of [[urlencoded, (fields: Entries) => new URLSearchParams(fields).toString()], [multipart, toMultipart]] as const) {
    const most = await post(app, toPayload(list(mostFields)), type)
    t.equal((most.body as unknown[]).length, mostFields)
    for (const count of [mostFields + 1, 20_000]) t.match(await post(app, toPayload(list(count)), type), { status: 413, code: 'FORM_TOO_MANY_FIELDS' })
  }
  t.match(await post(app, '&'.repeat(20_000), urlencoded), { status: 413 })
})

t.test('text that is not UTF-8 is refused, and the character for broken text itself is not', async t => {
  const app = await openEcho(t)
  for (const payload of ['a=%FF', 'a=%C3', '%E2%82=x', 'a=%ED%A0%80']) t.match(await post(app, payload, urlencoded), { status: 400, code: 'FORM_TEXT_INVALID' }, payload)
  t.match(await post(app, Buffer.from([0x61, 0x3d, 0xff]), urlencoded), { status: 400, code: 'FORM_TEXT_INVALID' })
  t.match(await post(app, Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n`), Buffer.from([0xff, 0xfe]), Buffer.from(`\r\n--${boundary}--\r\n`)]), multipart), { status: 400 })
  t.match(await post(app, 'a=%EF%BF%BD', urlencoded), { status: 200, body: [['a', '\uFFFD']] })
  t.match(await post(app, toMultipart([['a', '\uFFFD']]), multipart), { status: 200, body: [['a', '\uFFFD']] })
})

t.test('broken escapes are text like any other', async t => {
  const app = await openEcho(t)
  t.strictSame((await post(app, 'a=100%&b=%zz&c', urlencoded)).body, [['a', '100%'], ['b', '%zz'], ['c', '']])
})

t.test('a damaged multipart form is refused, never read in part', { timeout: 20_000 }, async t => {
  const app = await openEcho(t)
  const whole = toMultipart([['a', '1'], ['b', '2']])
  for (const [what, payload, type] of [
    ['cut off in a value', whole.slice(0, -30), multipart],
    ['cut off in a header', whole.slice(0, 40), multipart],
    ['without its last boundary', whole.replace(`--${boundary}--\r\n`, ''), multipart],
    ['with another boundary', whole, 'multipart/form-data; boundary=other'],
    ['without a boundary', whole, 'multipart/form-data'],
    ['with nothing in it', '', multipart],
    ['with garbage in it', '\u0000\u0001garbage', multipart]
  ] as const) {
    const { status } = await post(app, payload, type)
    t.ok(status === 400 || status === 415, `${what}: ${status}`)
  }
})

t.test('a file in a form is left out, its fields are read', async t => {
  const app = await openEcho(t)
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="x.png"\r\nContent-Type: image/png\r\n\r\n\u0000PNG\r\n${toMultipart([['a', '1']])}`
  t.strictSame((await post(app, payload, multipart)).body, [['a', '1']])
})

t.test('no garbage crashes the reader', async t => {
  const app = await openEcho(t)
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(urlencoded, multipart), async (bytes, type) => {
    const { status } = await post(app, Buffer.from(bytes), type)
    t.ok(status === 200 || (status >= 400 && status < 500), String(status))
  }), { numRuns: 150 })
})

t.test('a request without a form has an empty one', async t => {
  const app = await openEcho(t)
  t.strictSame((await app.inject({ method: 'POST', url: '/' })).json(), [])
  t.strictSame((await app.inject({ method: 'POST', url: '/', payload: { entries: [['a', 'b']] } })).json(), [], 'JSON is no form')
})

t.test('files come whole, by the name of their input; an input without a file is not there', async t => {
  const app = fastify()
  addFormParsers(app)
  app.post('/', async request => [...formOf(request).files].map(([name, file]) => [name, file.name, file.content.toString('hex')]))
  t.teardown(async () => { await app.close() })
  const file = (name: string, fileName: string, content: Buffer | string): Buffer => Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')])
  const end = Buffer.from(`--${boundary}--\r\n`)
  const bytes = Buffer.from([0, 255, 13, 10, 45, 45])
  t.strictSame((await post(app, Buffer.concat([file('a[b]', 'été.png', bytes), file('c', '', ''), end]), multipart)).body, [['a[b]', 'été.png', bytes.toString('hex')]])
  t.match(await post(app, Buffer.concat([file('a', '1.png', 'x'), file('a', '2.png', 'y'), end]), multipart), { status: 400, code: 'FORM_FIELD_TWICE' })
  t.match(await post(app, Buffer.concat([...Array.from({ length: 201 }, (_, index) => file(`f${index}`, 'x.png', 'x')), end]), multipart), { status: 413 })
})
