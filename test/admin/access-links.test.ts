import t from 'tap'
import { anyUser } from '../../src/admin/acl.ts'
import { createTestApp } from '../helpers/app.ts'
import { issueKey, storeKey } from '../helpers/channel.ts'
import { hireClerk, type Clerk } from '../helpers/rights.ts'
import { collectRoutes } from '../helpers/routes.ts'

/** Addresses of the Admin that a page leads to, without what follows the path; signing out is left out. */
function listLinks (body: string): string[] {
  const addresses = [...body.matchAll(/\s(?:href|action|formaction)="(\/admin\/[^"?#]*)/g)].map(match => match[1]!)
  return [...new Set(addresses)].filter(address => !address.includes('/auth/logout'))
}

async function isRefused (clerk: Clerk, address: string): Promise<boolean> {
  return (await clerk.send('GET', address)).status === 403
}

t.test('a page leads nowhere that its reader may not go, by the menu, the header, links or forms', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key)
  const clerk = await hireClerk(testApp)
  const unbuilt = /class="adminhtml-unbuilt/
  const pages = routes.filter(({ method, url, resource }) => method === 'GET' && url.startsWith('/admin/') && !url.endsWith('*') && resource !== anyUser)
  let opened = 0
  for (const resource of new Set(pages.map(page => page.resource!))) {
    const rights = resource === 'Magento_Config::config' ? [resource, 'Magento_Config::config_general'] : [resource]
    await clerk.grant(rights)
    const known = new Map<string, boolean>()
    for (const { url } of pages.filter(page => page.resource === resource)) {
      const { status, body } = await clerk.send('GET', url)
      if (status !== 200 || !body.startsWith('<!') || unbuilt.test(body)) continue
      opened++
      for (const address of listLinks(body)) {
        // What a form posts to answers no GET: a 404 then, but not a refusal.
        if (!known.has(address)) known.set(address, await isRefused(clerk, address))
        t.notOk(known.get(address), `${url} leads to ${address}, with ${rights.join(' and ')}`)
      }
    }
  }
  t.ok(opened > 25, `${opened} pages`)
})

t.test('who may do nothing is told so wherever he goes, and can sign out', async t => {
  const testApp = await createTestApp(t)
  const clerk = await hireClerk(testApp)
  await clerk.grant([])
  t.match(await clerk.send('GET', '/admin/'), { status: 302, location: '/admin/admin/denied/' })
  const { status, body } = await clerk.send('GET', '/admin/admin/denied/')
  t.equal(status, 403)
  t.match(body, /Your user may do nothing here yet\./)
  t.same(listLinks(body), ['/admin/admin/', '/admin/security/session/activity/'])
  t.match(body, /href="\/admin\/admin\/auth\/logout\/"/)
  await clerk.grant(['Magento_Backend::store'])
  t.match(await clerk.send('GET', '/admin/'), { status: 302, location: '/admin/admin/system_store/' })
  t.notMatch((await clerk.send('GET', '/admin/admin/denied/')).body, /may do nothing/)
  await clerk.grant(['Magento_Backend::myaccount'])
  t.match(await clerk.send('GET', '/admin/'), { status: 302, location: '/admin/admin/system_account/index/' })
})
