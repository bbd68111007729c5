import fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { createAcl } from '../../src/admin/acl.ts'
import { openArea as mountArea, type AdminArea, type AdminHandler } from '../../src/admin/area.ts'

const acl = createAcl([{ name: 'A', acl: [{ id: 'A::one', title: 'One' }] }])

/** An area without a guard: which addresses its routes have, and what the handlers are told. */
async function openArea (t: Test, register: (area: AdminArea) => void): Promise<FastifyInstance> {
  const app = fastify({ routerOptions: { ignoreTrailingSlash: true } })
  t.teardown(async () => { await app.close() })
  app.decorateRequest('admin', null)
  app.addHook('onRequest', async request => { request.admin = { parameters: new Map() } as unknown as NonNullable<typeof request.admin> })
  mountArea(app, acl, register)
  return await app
}

const tell: AdminHandler = async (admin, _request, reply) => await reply.send(Object.fromEntries(admin.parameters))

t.test('a route without an ACL resource, or with one that does not exist, does not boot and is named', async t => {
  await t.rejects(openArea(t, area => { area.get('a/b', undefined as unknown as string, tell) }), { code: 'ROUTE_WITHOUT_RESOURCE', message: 'The Admin route "/a/b" names no ACL resource.' })
  await t.rejects(openArea(t, area => { area.get('a/b', 'A::two', tell) }), { code: 'ROUTE_RESOURCE_UNKNOWN', message: 'The Admin route "/a/b" names the ACL resource "A::two", which does not exist.' })
  await t.rejects(openArea(t, area => { area.post('a/b', 'A::two', tell) }), { code: 'ROUTE_RESOURCE_UNKNOWN' })
  await t.rejects(openArea(t, area => { area.behind(tell, inner => { inner.get('a/b', 'A::two', tell) }) }), { code: 'ROUTE_RESOURCE_UNKNOWN' })
  await t.rejects(openArea(t, area => { area.rest('a', 'A::two', tell) }), { code: 'ROUTE_RESOURCE_UNKNOWN' })
})

t.test('a missing action is index, and pairs follow the action', async t => {
  const app = await openArea(t, area => {
    area.get('a/b/index', 'A::one', tell)
    area.get('a/c/edit', 'A::one', tell)
    area.get('a/d', 'A::one', tell)
  })
  for (const [url, expected] of [
    ['/a/b', {}], ['/a/b/', {}], ['/a/b/index/', {}], ['/a/b/index/x/1', { x: '1' }],
    ['/a/c/edit/section/web/website/2/', { section: 'web', website: '2' }],
    ['/a/d/', {}], ['/a/d/index/id/7/', { id: '7' }], ['/a/c/edit/name/Caf%C3%A9', { name: 'Café' }]
  ] as const) {
    const answer = await app.inject(url)
    t.equal(answer.statusCode, 200, url)
    t.same(answer.json(), expected, url)
  }
  for (const url of ['/a/c', '/a/c/save', '/a', '/a/b/other']) t.equal((await app.inject(url)).statusCode, 404, url)
})

t.test('pages that share a route are found by their addresses, each with its own resource; everything else is a 404', async t => {
  const name = (text: string): AdminHandler => async (_admin, _request, reply) => await reply.send(text)
  const app = await openArea(t, area => {
    area.get('a/b', 'A::one', name('built'))
    area.last(remaining => {
      t.ok(remaining.has('a/b/index/'))
      remaining.pages([{ path: 'a/c', resource: 'A::one', handler: name('c') }, { path: 'a/d/list', resource: 'A::one', handler: name('list') }])
    })
  })
  for (const [url, page] of [['/a/b', 'built'], ['/a/c', 'c'], ['/a/c/', 'c'], ['/a/c/index/', 'c'], ['/a/c/index/key/0123abcd/', 'c'], ['/a/d/list/', 'list'], ['/a/d/list/id/7', 'list']] as const) t.equal((await app.inject(url)).body, page, url)
  for (const url of ['/a/d', '/a/c/other', '/a/d/list/id', '/a', '/']) t.equal((await app.inject(url)).statusCode, 404, url)
  await t.rejects(openArea(t, area => { area.pages([{ path: 'a/c', resource: 'A::two', handler: tell }]) }), { code: 'ROUTE_RESOURCE_UNKNOWN', message: 'The Admin route "/a/c" names the ACL resource "A::two", which does not exist.' })
})

t.test('the secret key of the original\'s addresses is accepted and dropped', async t => {
  const app = await openArea(t, area => { area.get('a/c/edit', 'A::one', tell) })
  t.same((await app.inject('/a/c/edit/section/web/key/0123abcd/')).json(), { section: 'web' })
})

t.test('what is no list of pairs is a 404: a name without a value, a name twice', async t => {
  const app = await openArea(t, area => { area.get('a/c/edit', 'A::one', tell) })
  for (const url of ['/a/c/edit/section', '/a/c/edit/section/web/section/general', '/a/c/edit/a/1/b']) t.equal((await app.inject(url)).statusCode, 404, url)
})

t.test('names that mean something to JavaScript are names like others', async t => {
  const app = await openArea(t, area => { area.get('a/c/edit', 'A::one', async (admin, _request, reply) => await reply.send([...admin.parameters.keys()])) })
  t.same((await app.inject('/a/c/edit/__proto__/x/constructor/y')).json(), ['__proto__', 'constructor'])
})

t.test('a check stands before every route behind it, on every method, and only there', async t => {
  const app = await openArea(t, area => {
    area.behind(async (_admin, _request, reply) => await reply.code(409).send({}), inner => {
      inner.get('a/b', 'A::one', tell)
      inner.post('a/b', 'A::one', tell)
      inner.rest('a', 'A::one', tell)
    })
    area.get('c/d', 'A::one', tell)
  })
  for (const [method, url] of [['GET', '/a/b'], ['HEAD', '/a/b'], ['POST', '/a/b'], ['GET', '/a/anything'], ['POST', '/a/anything']] as const) t.equal((await app.inject({ method, url })).statusCode, 409, `${method} ${url}`)
  t.equal((await app.inject('/c/d')).statusCode, 200)
})

t.test('a check that says nothing lets pass', async t => {
  const app = await openArea(t, area => { area.behind(async () => undefined, inner => { inner.get('a/b', 'A::one', tell) }) })
  t.equal((await app.inject('/a/b')).statusCode, 200)
})

t.test('what is registered last knows what there is, behind checks too', async t => {
  const found: boolean[] = []
  await openArea(t, area => {
    area.last(remaining => { found.push(remaining.has('a/b'), remaining.has('a/b/index'), remaining.has('a/c'), remaining.has('a/x')) })
    area.get('a/b', 'A::one', tell)
    area.behind(async () => undefined, inner => { inner.get('a/c', 'A::one', tell) })
  })
  t.same(found, [true, true, true, false])
})

t.test('two routes at one address do not boot; a page that is only there for want of another gives way', async t => {
  await t.rejects(openArea(t, area => {
    area.get('a/b', 'A::one', tell)
    area.get('a/b/index', 'A::one', tell)
  }), { code: 'ROUTE_TWICE', message: 'The Admin route "GET /a/b/index" is registered twice.' })
  const app = await openArea(t, area => {
    area.get('a/b', 'A::one', async (_admin, _request, reply) => await reply.send('built'))
    area.pages([{ path: 'a/b', resource: 'A::one', handler: tell }])
  })
  t.equal((await app.inject('/a/b')).body, 'built')
})

t.test('an address of other parts than it should have is a 404', async t => {
  const app = await openArea(t, area => { area.get('a/c/edit', 'A::one', tell) })
  for (const url of ['//a/c/edit', '/a//c/edit', '/A/c/edit', '/a/c//edit']) t.equal((await app.inject(url)).statusCode, 404, url)
  t.same((await app.inject('/a/c/edit/x/1//')).json(), { x: '1' }, 'slashes at the end are none')
})

t.test('a page below a page is found before the pairs of the upper one', async t => {
  const name = (text: string): AdminHandler => async (admin, _request, reply) => await reply.send({ page: text, ...Object.fromEntries(admin.parameters) })
  const app = await openArea(t, area => {
    area.get('a/b/list', 'A::one', name('list'))
    area.get('a/b/list/view', 'A::one', name('view'))
  })
  t.same((await app.inject('/a/b/list/view/id/7/')).json(), { page: 'view', id: '7' })
  t.same((await app.inject('/a/b/list/id/7/')).json(), { page: 'list', id: '7' })
  t.same((await app.inject('/a/b/list/')).json(), { page: 'list' })
})
