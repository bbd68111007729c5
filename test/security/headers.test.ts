import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter } from '../helpers/people.ts'
import { collectRoutes, toAddress } from '../helpers/routes.ts'

const fixed: Readonly<Record<string, string | RegExp>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': /camera=\(\)/,
  'content-security-policy': /default-src 'none'.*require-trusted-types-for 'script'/,
  'x-request-id': /^[0-9a-f-]{36}$/,
  'cache-control': /./
}

t.test('every route of the product answers with the headers, whatever it answers', { timeout: 60_000 }, async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const admin = await enter(testApp)
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  const addresses = [...new Set(routes.map(({ method, url }) => `${method} ${toAddress(url)}`))].filter(address => !/logout|situations\/validator/.test(address))
    .filter((address, index) => !address.startsWith('GET /admin/') || index % 12 === 0)
  t.ok(addresses.length > 100, `${addresses.length} routes`)
  const statuses = new Set<number>()
  const faults: string[] = []
  for (const address of addresses) {
    const [method, url] = address.split(' ') as ['GET', string]
    const answer = await testApp.app.inject({ method, url, headers: { cookie } })
    statuses.add(answer.statusCode)
    for (const [name, value] of Object.entries(fixed)) {
      const found = String(answer.headers[name])
      if (typeof value === 'string' ? found !== value : !value.test(found)) faults.push(`${address} (${answer.statusCode}) ${name}: ${found}`)
    }
    const type = String(answer.headers['content-type'] ?? '')
    if (/^(?:text\/|application\/(?:json|javascript))/.test(type) && !/charset=utf-8/i.test(type)) faults.push(`${address} (${answer.statusCode}) ${type}`)
    if (/^\s*[{[]/.test(answer.body) && type.startsWith('text/html')) faults.push(`${address}: JSON as HTML`)
  }
  t.same(faults, [])
  for (const status of [200, 302, 404]) t.ok(statuses.has(status), `${status} was among the answers`)
})

t.test('refusals of the server itself carry the headers, too', async t => {
  const { app } = await createTestApp(t)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  for (const [what, status, request] of [
    ['413', 413, { method: 'POST', url: '/admin/', headers: form, payload: `a=${'x'.repeat(9 * 1024 * 1024)}` }],
    ['415', 415, { method: 'POST', url: '/admin/', headers: { 'content-type': 'application/xml' }, payload: '<a/>' }],
    ['405', 405, { method: 'POST', url: '/gateway/apikeycheck', headers: form, payload: '' }],
    ['400', 400, { method: 'POST', url: '/admin/', headers: form, payload: 'a=%FF' }],
    ['404 of a broken escape', 404, { method: 'GET', url: '/nothing/%zz' }]
  ] as const) {
    const { statusCode, headers } = await app.inject(request as unknown as { url: string })
    t.equal(statusCode, status, what)
    for (const [name, value] of Object.entries(fixed)) t.match(headers[name], value, `${what}: ${name}`)
  }
})

t.test('no answer is compressed: the length of a page tells nothing of the form key', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const { headers, status } = await admin.open('/admin/admin/system_account/index/', { 'accept-encoding': 'gzip, br, zstd, deflate' })
  t.equal(status, 200)
  t.equal(headers['content-encoding'], undefined)
})

t.test('a page under the name of a style sheet is a 404', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const url of ['/admin/x.css', '/admin/admin/dashboard/x.css', '/admin/admin/system_account/index/x.js', '/account/customer/account/x.css', '/admin/admin/dashboard/%2e%2e%2fx.css', '/admin/admin/dashboard;x.css']) {
    const { status, headers, body } = await admin.open(url)
    t.equal(status, 404, url)
    t.equal(headers['cache-control'], 'no-store', url)
    t.notMatch(body, /admin@example\.com/, url)
  }
})
