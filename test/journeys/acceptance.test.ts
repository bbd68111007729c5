import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, keyField, keyPaths, listVerdicts, portalOf, reasonOf, storeKey, storeValidKey } from '../helpers/channel.ts'
import { enter } from '../helpers/people.ts'

/** What is seen of an element, without what is only read out. */
function labelOf (element: Element): string {
  return [...element.childNodes].filter(node => node.nodeType === node.TEXT_NODE).map(node => node.textContent).join('').trim()
}

t.test('a fresh installation asks for a key, with the title and the two links of the guide', async t => {
  const testApp = await createTestApp(t)
  const { document, status } = await (await enter(testApp)).open(channelUrl)
  t.equal(status, 200)
  t.equal(document.querySelector('h1')?.textContent?.trim(), 'Welcome to Amazon Sales Channel')
  t.equal(document.querySelector('[data-reason]')?.getAttribute('data-reason'), 'missing')
  const signIn = document.querySelector('#api-key-sign-in')!
  t.equal(labelOf(signIn), 'Sign in')
  t.equal(signIn.getAttribute('href'), '/account/apiportal/index/index/')
  t.equal(signIn.getAttribute('target'), '_blank')
  t.match(signIn.getAttribute('rel'), /noopener/)
  const add = document.querySelector('#api-key-add')!
  t.equal(labelOf(add), 'Add the key')
  t.equal(add.getAttribute('href'), `${connectorUrl}#services_connector_services_connector_integration_production_api_key`)
  t.equal(add.getAttribute('target'), null)
  t.same([...document.querySelectorAll('.prompt-steps h2')].map(heading => heading.textContent), ['Get an API key', 'Add key'])
  t.match(document.querySelector('.prompt-more')?.textContent, /^Learn more/)
})

t.test('the link to the key leads to the section Magento Services with its group open', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  const { document } = await admin.follow('#api-key-add')
  t.equal(document.querySelector('.admin__page-nav-item._active')?.textContent?.trim(), 'Magento Services')
  t.equal(document.querySelector('.admin__page-nav-title[aria-expanded=true]')?.textContent?.trim(), 'Services')
  t.ok(document.querySelector('a#services_connector_services_connector_integration-head.open'))
  t.ok(document.querySelector('input#services_connector_services_connector_integration_production_api_key'))
})

t.test('a key of no authority in the store configuration brings the prompt', async t => {
  const testApp = await createTestApp(t)
  await storeKey(testApp, 'some garbage')
  t.equal(reasonOf(await (await enter(testApp)).open(channelUrl)), 'malformed')
})

t.test('a sandbox key in the production field brings the prompt and is named as that', async t => {
  const testApp = await createTestApp(t)
  await storeKey(testApp, (await issueKey(testApp, { environment: 'sandbox' })).key)
  const page = await (await enter(testApp)).open(channelUrl)
  t.equal(reasonOf(page), 'wrong_environment')
  t.match(page.text, /belongs to the other environment/)
})

t.test('with a valid key there is no prompt, and a store can be added', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const page = await (await enter(testApp)).open(channelUrl)
  t.equal(reasonOf(page), null)
  t.equal(page.document.querySelector('#add-amazon-store')?.textContent?.trim(), 'Add Amazon Store')
  t.match(page.text, /Pre-Setup Tasks/)
})

t.test('a key that runs out brings the prompt at the very next access, and a renewed one takes it away at the next', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp, { expiresAt: new Date('2026-03-02T09:00:10.000Z') })
  await storeKey(testApp, key)
  const admin = await enter(testApp)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  testApp.clock.forward(10)
  t.equal(reasonOf(await admin.open(channelUrl)), 'expired')
  const renewed = await issueKey(testApp)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: renewed.key })
  t.equal(reasonOf(await admin.open(channelUrl)), null)
})

t.test('a key that its owner deletes in the portal brings the prompt at the next access', async t => {
  const testApp = await createTestApp(t)
  const { key, accountId, id } = await issueKey(testApp)
  await storeKey(testApp, key)
  const admin = await enter(testApp)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  await portalOf(testApp).revoke(accountId, id)
  t.equal(reasonOf(await admin.open(channelUrl)), 'revoked')
})

t.test('a key changed by another program counts at the next access', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  await testApp.database('core_config_data').where({ path: keyPaths.production }).delete()
  t.equal(reasonOf(await admin.open(channelUrl)), 'missing')
})

t.test('the prompt that was left open in another tab still leads on after the key was saved', async t => {
  const testApp = await createTestApp(t)
  const [stale, other] = [await enter(testApp), await enter(testApp)]
  await stale.open(channelUrl)
  await other.open(connectorUrl)
  await other.submit('#config-edit-form', { [keyField()]: (await issueKey(testApp)).key })
  t.equal((await stale.follow('#api-key-add')).status, 200)
  t.equal(reasonOf(await stale.open(channelUrl)), null)
})

t.test('the Admin around the prompt stays usable', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  t.equal((await admin.follow('[data-ui-id=menu-magento-config-system-config] a')).status, 200)
})

t.test('after Save Config the page says what the key is worth and leads back to the channel', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  const saved = await admin.submit('#config-edit-form', { [keyField()]: (await issueKey(testApp)).key })
  t.equal(saved.url, connectorUrl)
  t.same(saved.messages('success'), ['You saved the configuration.', 'The API key was checked just now: it is valid. Go to Amazon Sales Channel'])
  t.equal(reasonOf(await admin.follow('#messages a')), null)
  t.equal(admin.page().url, channelUrl)
})

t.test('Save Config of a key that is worth nothing says so and saves it all the same', async t => {
  const testApp = await createTestApp(t)
  const { key, accountId, id } = await issueKey(testApp)
  await portalOf(testApp).revoke(accountId, id)
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  const saved = await admin.submit('#config-edit-form', { [keyField()]: key })
  t.same(saved.messages('success'), ['You saved the configuration.'])
  t.same(saved.messages('warning'), ['The API key was checked just now: it was deleted in the API Portal. Go to Amazon Sales Channel'])
  t.same((await listVerdicts(testApp)).map(({ occasion, verdict }) => ({ occasion, verdict })), [{ occasion: 'save', verdict: 'revoked' }])
})
