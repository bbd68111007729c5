import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter, enterWith, formKeyOf } from '../helpers/people.ts'
import { collectRoutes } from '../helpers/routes.ts'
import { anyUser, createAcl } from '../../src/admin/acl.ts'
import { listModules } from '../../src/modules/installed.ts'

const acl = createAcl(listModules(() => ({ shape: 'plausible' })))

t.test('every route of the Admin names an ACL resource that exists', async t => {
  const { routes } = await collectRoutes(async () => await createTestApp(t))
  const admin = routes.filter(({ url }) => url === '/admin' || url.startsWith('/admin/'))
  t.ok(admin.length > 100, `${admin.length} were found`)
  for (const { method, url, resource } of admin) t.ok(resource !== undefined && acl.has(resource), `${method} ${url}: ${resource}`)
})

t.test('what every signed-in user may do is signing out, his own sessions, the entrances and the page of refusal, and nothing else', async t => {
  const { routes } = await collectRoutes(async () => await createTestApp(t))
  const open = new Set(routes.filter(({ resource }) => resource === anyUser).map(({ url }) => url.replace(/\/(index)?(\/\*)?$/, '').replace(/\/\*$/, '')))
  t.same([...open].sort(), ['/admin', '/admin/admin', '/admin/admin/auth/login', '/admin/admin/auth/logout', '/admin/admin/denied', '/admin/security/session/activity', '/admin/security/session/logoutAll', '/admin/tfa/account', '/admin/tfa/account/codes', '/admin/tfa/account/reset'])
})

t.test('each section of the configuration asks for its own resource, to be read, to be saved and to be found', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_Config::config', 'Magento_Config::config_general', 'Magento_Backend::global_search', 'Magento_Backend::dashboard'])
  const page = await clerk.open('/admin/admin/system_config/')
  t.equal(page.status, 200)
  t.same([...page.document.querySelectorAll('#system_config_tabs a.item-nav')].map(link => link.textContent?.trim()), ['General'])
  const formKey = formKeyOf(clerk)
  for (const section of ['web', 'admin', 'services_connector', 'trans_email', 'dev']) {
    t.equal((await clerk.open(`/admin/admin/system_config/edit/section/${section}/`)).status, 403, section)
    t.equal((await clerk.post(`/admin/admin/system_config/save/section/${section}/`, [['form_key', formKey]])).status, 403, section)
  }
  t.same(JSON.parse((await clerk.open('/admin/admin/index/globalSearch/?isAjax=1&q=session lifetime')).body), { groups: [] })
})

t.test('the dashboard shows no changes of sections that the user may not see', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_config/edit/section/web/')
  await admin.submit('#config-edit-form', { 'groups[unsecure][fields][base_url][value]': 'http://localhost:9080/' })
  t.match((await admin.open('/admin/admin/dashboard/')).document.querySelector('#recentChangesGrid')?.textContent, /Base URL/)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard', 'Magento_Config::config', 'Magento_Config::config_general'])
  t.notMatch((await clerk.open('/admin/admin/dashboard/')).text, /Base URL/)
})

t.test('a refusal is a page with the original\'s sentence', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, [])
  const page = await clerk.open('/admin/sales/order/')
  t.equal(page.status, 403)
  t.equal(page.document.querySelector('.access-denied-page h2')?.textContent, 'Sorry, you need permissions to view this content.')
})
