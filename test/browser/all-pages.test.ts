import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { createKey } from '../../src/account/key-format.ts'
import { toTimestamp } from '../../src/kernel/database/timestamp.ts'
import { hashToken } from '../../src/kernel/secrets.ts'
import { noChromium, openBrowser, type BrowserWindow, type Site } from '../helpers/browser.ts'
import { addSecretStore, channelUrl, connectorUrl, createFakeAuthority, issueKey, portalOf, storeKey, storeValue, keyPaths } from '../helpers/channel.ts'
import { createPerson } from '../helpers/people.ts'
import { inspect, sendAsIs, withoutSidebar } from './inspect.ts'
import { listHtmlErrors } from './page-checks.ts'
import { enterBrowser } from './steps.ts'

const { openSite } = openBrowser(t)
// Two at a time: one renders while the other is looked at.
t.jobs = 2
const parallel = { skip: noChromium, buffered: true }
const portalUrl = '/account/apiportal/index/index/'

t.test('pages for those who are not signed in', parallel, async t => {
  const site = await openSite(t)
  const { page, assertClean } = await site.openWindow()
  const [token, now] = ['t'.repeat(43), site.clock.now()]
  await site.database('admin_user').where({ user_id: 1 }).update({ rp_token: hashToken(token), rp_token_created_at: toTimestamp(now) })
  const resetPath = `/admin/admin/auth/resetpassword/?id=1&token=${token}`
  for (const path of ['/admin/', '/admin/admin/auth/forgotpassword/', resetPath, '/account/customer/account/login/', '/account/customer/account/create/']) await check(t, page, path)
  for (const path of ['/nonsense', '/account/nonsense/']) await check(t, page, path, 404)
  for (const [path, form] of [['/admin/', '#login-form'], ['/admin/admin/auth/forgotpassword/', '#login-form'], [resetPath, '#reset-password-form'], ['/account/customer/account/login/', '#login-form'], ['/account/customer/account/create/', '#form-validate']] as const) {
    await page.goto(path)
    await inspect(t, page, `refused: ${path}`, await sendAsIs(page, form), path.startsWith('/admin/') ? 200 : 422)
  }
  assertClean(t)
})

t.test('pages of the Admin', parallel, async t => {
  const site = await openSite(t)
  const { context, page, assertClean } = await openAdmin(site)
  await page.goto('/admin/admin/dashboard/')
  const entries = await page.locator('#nav a[href^="/admin/"]').evaluateAll(links => [...new Set(links.map(link => (link as HTMLAnchorElement).pathname))])
  const unbuilt: string[] = []
  for (const path of entries) {
    if (path === channelUrl || path.startsWith('/admin/admin/system_config/')) continue // They have tests of their own.
    if ((await (await context.request.get(path)).text()).includes('adminhtml-unbuilt')) unbuilt.push(path)
    else await check(t, page, path)
  }
  t.ok(unbuilt.includes('/admin/sales/order/'))
  for (const path of ['/admin/sales/order/', ...unbuilt.slice(-2)]) await check(t, page, path)
  for (const path of ['/admin/admin/system_account/index/', '/admin/admin/notification/', '/admin/admin/index/globalSearch/', '/admin/admin/index/globalSearch/?q=key', '/admin/admin/index/globalSearch/?q=xyzzy']) await check(t, page, path)
  await check(t, page, '/admin/nonsense/', 404)
  await page.goto('/admin/admin/system_account/index/')
  await inspect(t, page, 'account: refused', await sendAsIs(page, '#edit_form'), 422)
  await enterBrowser(site, context, { userId: await createPerson(site, ['Magento_Backend::admin', 'Magento_Backend::dashboard']) })
  await inspect(t, page, 'denied', (await page.goto(channelUrl))!, 403)
  assertClean(t)
})

for (const scope of ['', 'website/1/', 'store/1/']) {
  t.test(`every section of the configuration at ${scope === '' ? 'the default scope' : scope}`, parallel, async t => {
    const { page, assertClean } = await openAdmin(await openSite(t))
    await page.goto(`/admin/admin/system_config/index/${scope}`)
    const sections = await page.locator('#system_config_tabs a').evaluateAll(links => links.map(link => (link as HTMLAnchorElement).pathname))
    t.ok(sections.length >= 5)
    for (const [index, path] of sections.entries()) {
      t.ok(path.endsWith(scope), 'the section is shown at this scope')
      // Below the default scope the rows are the same but for their inherit boxes: two sections stand for all there.
      if (scope === '' || index < 2) await check(t, page, path)
      else await checkHtml(t, page, path)
    }
    if (scope === '') await checkRefusedSection(t, page)
    assertClean(t)
  })
}

async function checkRefusedSection (t: Test, page: Page): Promise<void> {
  await page.goto(connectorUrl)
  await page.fill('[data-secret] >> nth=0', 'not-a-key')
  await inspect(t, page, 'configuration: refused', await sendAsIs(page, '#config-edit-form'), 422)
}

t.test('the channel in each of its states', parallel, async t => {
  const authority = createFakeAuthority({ outcome: 'unreachable', reason: 'no connection' })
  const down = await openAdmin(await openSite(t, { authority, prepare: async site => { await storeKey(site, createKey('production').key) } }))
  await inspect(t, down.page, 'channel: unreachable', (await down.page.goto(channelUrl))!, 503)
  down.assertClean(t)

  const site = await openSite(t)
  const { page, assertClean } = await openAdmin(site)
  for (const [reason, prepare] of Object.entries(reasons)) {
    await prepare(site)
    await inspect(t, page, `prompt: ${reason}`, (await page.goto(channelUrl))!, 200)
    t.equal(await page.getAttribute('[data-reason]', 'data-reason'), reason)
  }
  await storeKey(site, (await issueKey(site)).key)
  for (const path of ['', 'account_create/', 'learning/', 'logs/', 'attribute_value_index/']) await inspect(t, page, path === 'account_create/' ? 'channel: adding a store' : `channel: ${path}`, (await page.goto(`${channelUrl}${path}`))!, 200)
  await check(t, page, `${channelUrl}nonsense/`, 404)
  await page.goto(`${channelUrl}account_create/`)
  await inspect(t, page, 'channel: refused', await sendAsIs(page, '#add-store-form'), 422)
  await addSecretStore(site)
  const uuid = await addSecretStore(site)
  await inspect(t, page, 'channel: two stores', (await page.goto(channelUrl))!, 200)
  await check(t, page, `${channelUrl}store_details/uuid/${uuid}/`)
  assertClean(t)
})

/** Ways to each reason of the prompt, one after the other on the same instance. */
const reasons: Readonly<Record<string, (site: Site) => Promise<void>>> = {
  missing: async () => {},
  malformed: async site => { await storeKey(site, 'a-login-password') },
  unknown: async site => { await storeKey(site, createKey('production').key) },
  wrong_environment: async site => { await storeKey(site, (await issueKey(site, { environment: 'sandbox' })).key) },
  expired: async site => { await storeKey(site, (await issueKey(site, { expiresAt: site.clock.now() })).key) },
  async revoked (site) {
    const { accountId, id, key } = await issueKey(site)
    await portalOf(site).revoke(accountId, id)
    await storeKey(site, key)
  },
  undecryptable: async site => { await storeValue(site, keyPaths.production, '0:3:bm90IGEgcmVhbCB2YWx1ZSBhdCBhbGwsIGJ1dCBsb25nIGVub3VnaA==') }
}

t.test('pages of the Commerce account', parallel, async t => {
  const site = await openSite(t)
  const { accountId, id } = await issueKey(site, { expiresAt: new Date('2026-03-02T10:00:00Z') })
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context, { realm: 'account', userId: accountId })
  await inspect(t, page, 'portal: with a key', (await page.goto(portalUrl))!, 200)
  for (const path of [`/account/apiportal/index/delete/id/${id}/`, `${portalUrl}?environment=sandbox`, '/account/customer/account/', '/account/customer/account/logout/', '/account/billing/history/', '/account/marketplace/index/']) await check(t, page, path)
  await check(t, page, '/account/apiportal/index/delete/id/999/', 404)
  await page.goto(`${portalUrl}?environment=sandbox`)
  await inspect(t, page, 'portal: refused', await sendAsIs(page, '#api-key-form'), 422)
  site.clock.forward(3000)
  await page.goto('/account/customer/account/')
  site.clock.forward(1000)
  await inspect(t, page, 'portal: expired key', (await page.goto(portalUrl))!, 200)
  assertClean(t)
})

async function openAdmin (site: Site): Promise<BrowserWindow> {
  const somebody = await site.openWindow()
  await enterBrowser(site, somebody.context)
  return somebody
}

async function checkHtml (t: Test, page: Page, path: string): Promise<void> {
  const response = await page.context().request.get(path)
  t.equal(response.status(), 200, `${path}: status`)
  t.same(await listHtmlErrors(withoutSidebar(await response.text())), [], `${path}: valid HTML`)
}

async function check (t: Test, page: Page, path: string, status = 200): Promise<void> {
  await inspect(t, page, path, (await page.goto(path))!, status)
}
