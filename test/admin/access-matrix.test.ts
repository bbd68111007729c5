import t from 'tap'
import { anyUser } from '../../src/admin/acl.ts'
import { createTestApp } from '../helpers/app.ts'
import { dumpTables } from '../helpers/dump.ts'
import { hireClerk, listResources, mainOf, type Answer, type Clerk } from '../helpers/rights.ts'
import { collectRoutes, toAddress, type RegisteredRoute } from '../helpers/routes.ts'

const configResource = 'Magento_Config::config'
const sectionResource = 'Magento_Config::config_general'
const nobodysField = ['groups[store_information][fields][name][value]', 'x'] as const

/** One request of a route: a POST with the given form key, the configuration at a section. */
async function ask (clerk: Clerk, { method, url, resource }: RegisteredRoute, formKey: string): Promise<Answer> {
  const address = resource === configResource ? `${url}/section/general/` : toAddress(url)
  return await clerk.send(method, address, method === 'POST' ? [['form_key', formKey], nobodysField] : undefined)
}

/** The routes of the Admin that ask for a right. */
function listGuarded (routes: readonly RegisteredRoute[]): RegisteredRoute[] {
  return routes.filter(({ method, url, resource }) => method !== 'HEAD' && (url === '/admin' || url.startsWith('/admin/')) && resource !== anyUser)
}

t.test('who lacks the resource of a route is refused on every method, whatever else he has, and learns and changes nothing', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const guarded = listGuarded(routes)
  const clerk = await hireClerk(testApp)
  t.ok(guarded.length > 140, `${guarded.length} routes`)
  const untouched = await dumpTables(testApp.database, ['backroom_session', 'authorization_rule', 'backroom_audit_event', 'backroom_audit_head'])
  const texts = new Set<string>()
  for (const route of guarded) {
    await clerk.grantAllBut(route.resource!)
    const { status, body } = await ask(clerk, route, clerk.formKey)
    t.equal(status, 403, `${route.method} ${route.url} without ${route.resource!}`)
    texts.add(mainOf(body))
  }
  t.equal(texts.size, 1, 'every refusal reads the same')
  await clerk.grant([])
  for (const route of guarded) t.equal((await ask(clerk, route, clerk.formKey)).status, 403, `${route.method} ${route.url} without anything`)
  t.same(await dumpTables(testApp.database, ['backroom_session', 'authorization_rule', 'backroom_audit_event', 'backroom_audit_head']), untouched)
})

t.test('who has the resource of a route is not refused, though he has nothing else; nor is who has all', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const guarded = listGuarded(routes)
  const clerk = await hireClerk(testApp)
  const resources = [...new Set(guarded.map(({ resource }) => resource!))]
  t.ok(resources.length > 80, `${resources.length} resources`)
  for (const resource of resources) {
    await clerk.grant(resource === configResource ? [resource, sectionResource] : [resource])
    // With a wrong form key the form is refused for that, after the guard has let pass.
    for (const route of guarded.filter(other => other.resource === resource)) t.not((await ask(clerk, route, 'wrong')).status, 403, `${route.method} ${route.url} with ${resource}`)
  }
  await clerk.grant(listResources())
  for (const route of guarded.filter(({ method }) => method === 'POST')) t.equal((await ask(clerk, route, 'wrong')).status, 302, route.url)
})
