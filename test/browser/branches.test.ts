import type { Page } from 'playwright-core'
import t from 'tap'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { addSecretStore, connectorUrl, createFakeAuthority, issueKey, listVerdicts, portalOf, secretStore, storeKey, storeValidKey } from '../helpers/channel.ts'
import { createPerson } from '../helpers/people.ts'
import { arrive, at, enterBrowser, enterChannel, openChannel, openTab } from './steps.ts'

const { openSite } = openBrowser(t, { keepsPages: true })
const portalUrl = '/account/apiportal/index/index/'

async function reasonOn (page: Page): Promise<string | null> {
  return await page.locator('[data-reason]').count() === 0 ? null : await page.getAttribute('[data-reason]', 'data-reason')
}

t.test('a key that is deleted in the portal closes the channel, and its replacement opens it again', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { accountId, key } = await issueKey(site)
  await storeKey(site, key)
  const { context, page, assertClean } = await enterChannel(site)
  t.equal(await reasonOn(page), null)
  await enterBrowser(site, context, { realm: 'account', userId: accountId })
  const portal = await context.newPage()
  await portal.goto(portalUrl)
  await arrive(portal, async () => { await portal.click('tr[data-key-id] .delete') })
  t.match(await portal.textContent('main'), 'Delete the API key "Amazon Sales Channel"?')
  await arrive(portal, async () => { await portal.click('#delete-form button') })
  await arrive(page, async () => { await page.reload() })
  t.equal(await reasonOn(page), 'revoked')
  t.match(await page.textContent(at.prompt), `…${key.slice(-4)}`)

  await portal.fill(at.description, 'Amazon Sales Channel')
  await arrive(portal, async () => { await portal.click(at.addNew) })
  await arrive(page, async () => { await page.click(at.addKey) })
  await page.fill(at.productionKey, await portal.inputValue(at.keyText))
  await arrive(page, async () => { await page.click(at.save) })
  await arrive(page, async () => { await page.click(`${at.success} a`) })
  t.equal(await reasonOn(page), null)
  t.ok(await page.isVisible(at.addStore))
  assertClean(t)
})

t.test('a key that has expired closes the channel at the very next access', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { key } = await issueKey(site, { expiresAt: new Date('2026-03-02T09:10:00Z') })
  await storeKey(site, key)
  const { page, assertClean } = await enterChannel(site)
  t.equal(await reasonOn(page), null)
  site.clock.set('2026-03-02T09:10:00Z')
  await openChannel(page)
  t.equal(await reasonOn(page), 'expired')
  t.match(await page.textContent(at.prompt), /has expired on Mar 2, 2026/)
  assertClean(t)
})

t.test('nothing but a valid key gets past the prompt, and the sidebar stays usable', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { context, page, assertClean } = await enterChannel(site)
  await addSecretStore(site)
  await page.keyboard.press('Escape')
  await page.mouse.click(700, 850)
  await page.click(`${at.prompt} h2 >> nth=0`)
  t.ok(await page.isVisible(at.prompt))
  await page.click(at.marketing)
  const stale = await openTab(context, async () => { await page.click(at.channel, { modifiers: ['Control'] }) })
  t.equal(await reasonOn(stale), 'missing')
  await page.click(at.stores)
  await arrive(page, async () => { await page.click(at.configuration) })
  t.match(await page.title(), 'Configuration / Settings / Stores / Magento Admin')

  await storeValidKey(site)
  await arrive(stale, async () => { await stale.click(at.addKey) })
  t.equal(new URL(stale.url()).pathname, connectorUrl, 'the links of a prompt that is out of date still work')
  assertClean(t)
})

t.test('going back into the channel shows nothing of the stores once the key is no longer valid', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const { accountId, id, key } = await issueKey(site)
  await storeKey(site, key)
  await addSecretStore(site)
  const { page, assertClean } = await enterChannel(site)
  t.match(await page.textContent('main'), secretStore.name)
  await arrive(page, async () => { await page.click('#menu-magento-backend-dashboard a') })
  await portalOf(site).revoke(accountId, id)
  await arrive(page, async () => { await page.evaluate(() => { history.back() }) })
  t.equal(await reasonOn(page), 'revoked')
  t.notOk((await page.content()).includes(secretStore.name))
  assertClean(t)
})

t.test('while the key service does not answer, the channel says so, and Retry opens it when it answers again', { skip: noChromium }, async t => {
  const authority = createFakeAuthority({ outcome: 'unreachable', reason: 'no connection' })
  const site = await openSite(t, { authority })
  await storeValidKey(site)
  const { page, assertClean } = await enterChannel(site)
  t.equal(await reasonOn(page), 'unreachable')
  t.match(await page.textContent('main'), 'it may well be valid')
  authority.answer = { outcome: 'valid', reason: 'HTTP 200' }
  await arrive(page, async () => { await page.click('#api-key-retry') })
  t.equal(await reasonOn(page), null)
  assertClean(t)
})

t.test('who may not change the configuration is told whom to ask, and who may not enter the channel is not let in', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const clerk = await createPerson(site, ['Magento_Backend::admin', 'Magento_Backend::marketing', 'Magento_SalesChannels::channel', 'Magento_SalesChannels::channel_amazon'])
  const { page } = await enterChannel(site, clerk)
  t.equal(await page.locator(at.addKey).count(), 0)
  t.match(await page.textContent('#api-key-add-denied'), 'Ask an administrator')
  const stranger = await createPerson(site, ['Magento_Backend::admin', 'Magento_Backend::dashboard'], { username: 'stranger' })
  const checks = (await listVerdicts(site)).length
  const { page: closed, assertClean } = await enterChannel(site, stranger)
  t.match(await closed.textContent('.access-denied-page'), 'Sorry, you need permissions to view this content.')
  t.equal(await closed.locator(at.channel).count(), 0)
  t.equal((await listVerdicts(site)).length, checks, 'no key is checked for him')
  assertClean(t)
})
