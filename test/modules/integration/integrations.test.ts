import t from 'tap'
import { createTestApp, adminUser, type TestApp } from '../../helpers/app.ts'
import { enter, enterWith, errorAt, formKeyOf, listErrors } from '../../helpers/people.ts'
import { callService } from '../../helpers/rest.ts'
import { textOfField } from './credentials.ts'

const list = '/admin/admin/integration/'
const form = { name: 'Warehouse', email: 'it@example.com', current_password: adminUser.password }

async function create (testApp: TestApp, values: Record<string, string | string[]> = {}) {
  const admin = await enter(testApp)
  await admin.open(`${list}new/`)
  await admin.submit('#edit_form', { ...form, all_resources: '1', ...values })
  return admin
}

t.test('an integration is created, activated once, used as bearer, reauthorized and deleted', async t => {
  const testApp = await createTestApp(t)
  const admin = await create(testApp)
  t.same(admin.page().messages('success'), ["The integration 'Warehouse' has been saved."])
  t.match(admin.page().document.querySelector('#integrationGrid_table tbody .col-status')?.textContent, /Inactive/)
  await admin.follow('#integrationGrid_table .col-activate a')
  t.match(admin.page().text, 'The integration will be allowed to do everything.')
  const shown = await admin.submit('#edit_form')
  t.same(shown.messages('success'), ["The integration 'Warehouse' has been activated."])
  t.equal(shown.headers['cache-control'], 'no-store')
  const token = textOfField(admin, 'integration_token_token')
  t.match(token, /^[0-9a-z]{32}$/)
  t.equal((await callService(testApp, 'GET', '/V1/store/websites', { token })).status, 200)

  await admin.post(`${list}tokensDialog/id/1/`, [['form_key', formKeyOf(admin)]])
  t.match(admin.page().messages('notice'), [/is active already/], 'sent twice it makes no second token')
  t.equal((await callService(testApp, 'GET', '/V1/store/websites', { token })).status, 200)
  await admin.follow('#integrationGrid_table .col-activate a')
  await admin.submit('#edit_form')
  t.same(admin.page().messages('success'), ["The integration 'Warehouse' has been re-authorized."])
  const second = textOfField(admin, 'integration_token_token')
  t.equal((await callService(testApp, 'GET', '/V1/store/websites', { token })).status, 401, 'the old token is good for nothing')
  t.equal((await callService(testApp, 'GET', '/V1/store/websites', { token: second })).status, 200)

  await admin.open(list)
  await admin.follow('#integrationGrid_table .col-delete a')
  await admin.submit('#edit_form')
  t.same(admin.page().messages('success'), ["The integration 'Warehouse' has been deleted."])
  t.equal((await callService(testApp, 'GET', '/V1/store/websites', { token: second })).status, 401)
  for (const table of ['integration', 'oauth_consumer', 'oauth_token', 'backroom_integration_resource']) t.same(await testApp.database(table), [], table)
  const acts = await testApp.database('backroom_audit_event').where('action', 'like', 'integration_%').orderBy('id').select('action', 'outcome', 'target')
  t.same(acts, ['created', 'activated', 'reauthorized', 'deleted'].map(act => ({ action: `integration_${act}`, outcome: 'success', target: 'Warehouse' })))
})

t.test('what is stored and shown afterwards holds no credentials', async t => {
  const testApp = await createTestApp(t)
  const admin = await create(testApp, { activate: '1' })
  t.equal(admin.page().url, `${list}permissionsDialog/id/1/`, 'Save & Activate goes on to the question')
  await admin.submit('#edit_form')
  const secrets = ['token', 'token_secret', 'consumer_secret'].map(id => textOfField(admin, `integration_token_${id}`))
  const key = textOfField(admin, 'integration_token_consumer_key')
  for (const path of [list, `${list}edit/id/1/`, `${list}permissionsDialog/id/1/reauthorize/1/`]) {
    const { body } = await admin.open(path)
    for (const secret of secrets) t.notOk(body.includes(secret), path)
  }
  await admin.open(`${list}edit/id/1/`)
  t.match(admin.page().text, key, 'the consumer\'s key is no secret')
  const rows = JSON.stringify([await testApp.database('oauth_token'), await testApp.database('oauth_consumer'), await testApp.database('backroom_audit_event')]) + testApp.log()
  for (const secret of secrets) t.notOk(rows.includes(secret))
})

t.test('what is wrong is named at its field, and what was typed stays', async t => {
  const testApp = await createTestApp(t)
  const admin = await create(testApp)
  await admin.open(`${list}new/`)
  await admin.submit('#edit_form', { ...form, name: 'warehouse', email: 'nobody', endpoint: 'javascript:alert(1)', identity_link_url: 'ftp://shop.example/', 'resource[]': ['Magento_Sales::sales'] })
  t.equal(admin.page().status, 422)
  t.equal(listErrors(admin).length, 4)
  t.equal(errorAt(admin, 'integration_properties_name'), 'The integration with name "warehouse" exists.')
  t.equal(errorAt(admin, 'integration_properties_identity_link_url'), 'The address must begin with https:// or http://.')
  t.equal(admin.page().document.querySelector('#integration_properties_endpoint')?.getAttribute('value'), 'javascript:alert(1)')
  t.ok(admin.page().document.querySelector('[data-id="Magento_Sales::sales"] > input')?.hasAttribute('checked'))
  await admin.submit('#edit_form', { ...form, name: 'Other', endpoint: '', identity_link_url: '', email: '', current_password: 'wrong-1' })
  t.equal(errorAt(admin, 'integration_properties_current_password'), 'The password entered for the current user is invalid. Verify the password and try again.')
  t.equal((await testApp.database('integration')).length, 1)
  t.match(await testApp.database('backroom_audit_event').where({ outcome: 'refused' }).where('action', 'like', 'integration_%').select('action', 'target'), [{ action: 'integration_created', target: 'warehouse' }, { action: 'integration_created', target: 'Other' }])
})

t.test('an integration may do what was chosen and what that stands under', async t => {
  const testApp = await createTestApp(t)
  const admin = await create(testApp, { all_resources: '0', 'resource[]': ['Magento_Backend::store'] })
  t.same((await testApp.database('backroom_integration_resource').select('resource_id')).map(row => row.resource_id).sort(), ['Magento_Backend::store', 'Magento_Backend::stores', 'Magento_Backend::stores_settings'])
  await admin.open(`${list}permissionsDialog/id/1/`)
  t.match(admin.page().text, 'All Stores')
  await admin.submit('#edit_form')
  const token = textOfField(admin, 'integration_token_token')
  t.equal((await callService(testApp, 'GET', '/V1/store/storeViews', { token })).status, 200)
  t.equal((await callService(testApp, 'GET', '/V1/backroom/users', { token })).status, 401)
  await admin.open(`${list}edit/id/1/`)
  await admin.submit('#edit_form', { ...form, 'resource[]': ['Magento_User::acl_users'] })
  t.equal((await callService(testApp, 'GET', '/V1/store/storeViews', { token })).status, 401, 'a change counts at once')
  t.equal((await callService(testApp, 'GET', '/V1/backroom/users', { token })).status, 200)
})

t.test('nobody lends rights that he has not', async t => {
  const testApp = await createTestApp(t)
  await create(testApp)
  const clerk = await enterWith(testApp, ['Magento_Integration::integrations', 'Magento_Backend::store'], { passwordHash: (await testApp.database('admin_user').first('password')).password as string })
  await clerk.open(`${list}new/`)
  await clerk.submit('#edit_form', { ...form, name: 'Mine', all_resources: '1' })
  t.equal(errorAt(clerk, 'all_resources'), 'You can only allow what you may do yourself.')
  await clerk.submit('#edit_form', { ...form, name: 'Mine', all_resources: '0', 'resource[]': ['Magento_Backend::store'] })
  t.same(clerk.page().messages('success'), ["The integration 'Mine' has been saved."])
  await clerk.post(`${list}tokensDialog/id/1/`, [['form_key', formKeyOf(clerk)]])
  t.match(clerk.page().messages('error'), [/may do more than you/])
  t.match(await testApp.database('integration').where({ integration_id: 1 }).first('status'), { status: 0 })
})

t.test('the pages ask for their ACL resource, the form key and an id that there is', async t => {
  const testApp = await createTestApp(t)
  const admin = await create(testApp)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard'])
  for (const path of ['', 'new/', 'edit/id/1/', 'permissionsDialog/id/1/', 'remove/id/1/']) t.equal((await clerk.open(list + path)).status, 403, path)
  for (const path of ['save/', 'tokensDialog/id/1/', 'delete/id/1/']) {
    t.equal((await clerk.post(list + path, [['form_key', formKeyOf(clerk)]])).status, 403, path)
    await admin.post(list + path, [])
    t.match(admin.page().messages('error'), [/Invalid Form Key/], path)
  }
  for (const path of ['edit/id/9/', 'permissionsDialog/id/9/', 'remove/id/9/']) {
    await admin.open(list + path)
    t.same(admin.page().messages('error'), ['This integration no longer exists.'], path)
  }
  t.equal((await admin.open(`${list}delete/id/1/`)).status, 404, 'nothing is deleted by a link')
  t.equal((await testApp.database('integration')).length, 1)
})
