import t from 'tap'
import { adminUser, createTestApp } from '../helpers/app.ts'
import { connectorUrl, issueKey, keyField } from '../helpers/channel.ts'
import { enter, enterWith } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const general = '/admin/admin/system_config/edit/section/general/'
const name = 'groups[store_information][fields][name][value]'
const back = 'Your input from before is back, but nothing of it is saved yet. Keys and passwords were not kept: type them again.'

function nameOn (visitor: Visitor): string {
  return (visitor.page().document.getElementById('general_store_information_name') as HTMLInputElement).value
}

t.test('a form with a wrong form key is kept: the dashboard says so, and the link shows the form with what was typed', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(`${general}website/1/`)
  const page = await admin.submit('#config-edit-form', { form_key: 'wrong', [name]: 'Half written 4711', [name.replace('[value]', '[inherit]')]: null })
  t.equal(page.url, '/admin/admin/dashboard/')
  t.same(page.messages('error'), ['Invalid Form Key. Please refresh the page. What you typed is kept: go back to the form.'])
  const form = await admin.follow('#messages a')
  t.equal(form.url, `${general}website/1/`)
  t.same(form.messages('notice'), [back])
  t.equal(nameOn(admin), 'Half written 4711')
  t.same(await testApp.database('core_config_data'), [])
})

t.test('a session that ends in the middle of a form: after the login of the same user the form is back', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  testApp.clock.forward(901)
  const login = await admin.submit('#config-edit-form', { [name]: 'Half written 4711', 'groups[locale][fields][weekend][value][]': ['1', '2'], 'groups[locale][fields][weekend][inherit]': null })
  t.equal(login.status, 200)
  t.same(login.messages('error'), ['Your current session has been expired.'])
  const form = await admin.submit('#login-form', { 'login[username]': adminUser.username, 'login[password]': adminUser.password })
  t.equal(form.url, general)
  t.same(form.messages('notice'), [back])
  t.equal(nameOn(admin), 'Half written 4711')
  t.same([...form.document.querySelectorAll<HTMLOptionElement>('#general_locale_weekend option')].filter(option => option.selected).map(option => option.value), ['1', '2'])
  t.same(await testApp.database('core_config_data'), [], 'nothing is saved yet')
  const saved = await admin.submit('#config-edit-form')
  t.same(saved.messages('success'), ['You saved the configuration.'])
  t.same(saved.messages('notice'), [], 'the draft is done with')
  t.match(await testApp.database('core_config_data').where({ path: 'general/store_information/name' }), [{ value: 'Half written 4711' }])
  t.same(await testApp.database('backroom_draft'), [])
})

t.test('a session ended by another login keeps the form too', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  await testApp.signedIn()
  await admin.submit('#config-edit-form', { [name]: 'Half written 4711' })
  t.match(await testApp.database('backroom_draft'), [{ user_id: 1, page: general }])
})

t.test('another user does not get what somebody had typed', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  testApp.clock.forward(901)
  await admin.submit('#config-edit-form', { [name]: 'Half written 4711' })
  const clerk = await enterWith(testApp, ['Magento_Config::config', 'Magento_Config::config_general'])
  const page = await clerk.open(general)
  t.equal(page.status, 200)
  t.notMatch(page.body, /Half written 4711/)
  t.same(page.messages('notice'), [])
})

t.test('secrets are not kept', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { form_key: 'wrong', [keyField()]: key })
  t.same(admin.page().messages('error'), ['Invalid Form Key. Please refresh the page.'], 'and nobody says that they are')
  t.notOk(JSON.stringify(await testApp.database('backroom_draft')).includes(key))
  t.notOk((await admin.open(connectorUrl)).body.includes(key))
})

t.test('a form of somebody who signed out himself is not kept', async t => {
  const testApp = await createTestApp(t)
  const [admin, tab] = [await enter(testApp), testApp.visitor()]
  for (const [cookie, value] of admin.cookies) tab.cookies.set(cookie, value)
  await tab.open(general)
  await admin.open('/admin/admin/auth/logout/')
  await tab.submit('#config-edit-form', { [name]: 'Half written 4711' })
  t.ok(tab.page().document.querySelector('#login-form'))
  t.same(await testApp.database('backroom_draft'), [])
})

t.test('a form that a stranger sends is not kept', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  testApp.clock.forward(901)
  await admin.open('/admin/')
  await admin.post(general.replace('/edit/', '/save/'), [['form_key', 'wrong'], [name, 'theirs']])
  await testApp.visitor().post(general.replace('/edit/', '/save/'), [[name, 'theirs']])
  t.same(await testApp.database('backroom_draft'), [])
})

t.test('a draft can be discarded', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  await admin.submit('#config-edit-form', { form_key: 'wrong', [name]: 'Half written 4711' })
  await admin.open(general)
  const page = await admin.submit('form.draft-discard')
  t.equal(page.url, general)
  t.equal(nameOn(admin), '')
  t.same(page.messages('notice'), [])
})

t.test('the newest draft of a page counts, and each scope has its own', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const [url, typed] of [[general, 'first'], [general, 'second'], [`${general}website/1/`, 'third']] as const) {
    await admin.open(url)
    await admin.submit('#config-edit-form', { form_key: 'wrong', [name]: typed, [name.replace('[value]', '[inherit]')]: null })
  }
  await admin.open(general)
  t.equal(nameOn(admin), 'second')
  await admin.open(`${general}website/1/`)
  t.equal(nameOn(admin), 'third')
  await admin.open(`${general}store/1/`)
  t.equal(nameOn(admin), '')
})

t.test('what is too large for a form of ours is not kept', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(general)
  await admin.submit('#config-edit-form', { form_key: 'wrong', [name]: 'x'.repeat(600_000) })
  t.same(await testApp.database('backroom_draft'), [])
})
