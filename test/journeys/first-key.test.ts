import t from 'tap'
import { createTestApp } from '../helpers/app.ts'

t.test('from no key to the channel: the procedure of the guide, without JavaScript', async t => {
  const { visitor, signedIn } = await createTestApp(t)
  const admin = await signedIn()

  const prompt = await admin.follow('[data-ui-id=menu-magento-amazon-channel-amazon-index] a')
  t.equal(prompt.document.querySelector('h1')?.textContent?.trim(), 'Welcome to Amazon Sales Channel')
  t.equal(prompt.document.querySelector('[data-reason]')?.getAttribute('data-reason'), 'missing')

  const owner = visitor()
  await owner.open(prompt.document.querySelector('#api-key-sign-in')!.getAttribute('href')!)
  await owner.follow('a[href*="account/create"]')
  await owner.submit('#form-validate', { firstname: 'Ada', lastname: 'Owner', company: 'Ada Ltd', email: 'ada@example.com', password: 'Portal-Canary-1', password_confirmation: 'Portal-Canary-1' })
  t.equal(owner.page().url, '/account/apiportal/index/index/')
  const portal = await owner.submit('#api-key-form', { description: 'Amazon Sales Channel' })
  const key = (portal.document.querySelector('tr[data-key-id] input') as HTMLInputElement).value
  t.match(key, /^cak_live_/)

  await admin.follow('#api-key-add')
  const saved = await admin.submit('#config-edit-form', { 'groups[services_connector_integration][fields][production_api_key][value]': key })
  t.ok(saved.messages('success').some(message => message.startsWith('You saved the configuration.')))
  t.notOk(saved.body.includes(key), 'the key is not sent back to the browser')

  const channel = await admin.follow('[data-ui-id=menu-magento-amazon-channel-amazon-index] a')
  t.equal(channel.status, 200)
  t.ok(channel.document.querySelector('#add-amazon-store'), 'on to Store Integration')
})
