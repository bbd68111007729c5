import t from 'tap'
import { mostFields } from '../../src/kernel/http/form-body.ts'
import { adminUser, createTestApp, type TestApp } from '../helpers/app.ts'
import { connectorUrl, issueKey, keyField } from '../helpers/channel.ts'
import { enter, errorAt, formKeyOf, listErrors } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const generalUrl = '/admin/admin/system_config/edit/section/general/'
const saveUrl = generalUrl.replace('/edit/', '/save/')
const nameField = 'groups[store_information][fields][name][value]'
const nameId = 'general_store_information_name'

async function openGeneral (testApp: TestApp): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(generalUrl)
  return admin
}

function valueOf (visitor: Visitor, id: string): string {
  return (visitor.page().document.getElementById(id) as HTMLInputElement).value
}

t.test('a wrong login says so in the original\'s sentence, keeps the user name and not the password', async t => {
  const testApp = await createTestApp(t)
  const stranger = testApp.visitor()
  await stranger.open('/admin/')
  const page = await stranger.submit('#login-form', { 'login[username]': 'admin', 'login[password]': 'wrong-Canary-1' })
  t.equal(page.status, 200)
  t.same(page.messages('error'), ['The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.'])
  t.equal(valueOf(stranger, 'username'), 'admin')
  t.notMatch(page.body, /wrong-Canary-1/)
  t.same(await testApp.database('backroom_session'), [])
})

t.test('a section that does not exist leads to the first one, and saving it is refused', async t => {
  const testApp = await createTestApp(t)
  const admin = await openGeneral(testApp)
  const formKey = formKeyOf(admin)
  t.equal((await admin.open('/admin/admin/system_config/edit/section/nothing/')).url, '/admin/admin/system_config/index/')
  t.equal(admin.page().status, 200)
  t.equal((await admin.post('/admin/admin/system_config/save/section/nothing/', [['form_key', formKey], [nameField, 'x']])).status, 403)
  t.equal((await admin.post('/admin/admin/system_config/save/', [['form_key', formKey], [nameField, 'x']])).status, 403)
  t.same(await testApp.database('core_config_data'), [])
})

t.test('saving is a post: its address cannot be opened', async t => {
  const admin = await openGeneral(await createTestApp(t))
  t.equal((await admin.open(saveUrl)).status, 404)
})

t.test('a scope that does not exist is named, and nothing is saved', async t => {
  const testApp = await createTestApp(t)
  const admin = await openGeneral(testApp)
  const formKey = formKeyOf(admin)
  for (const [scope, sentence] of [
    ['website/99/', 'The website with id 99 that was requested wasn\'t found. Verify the website and try again.'],
    ['store/nowhere/', 'The store with id nowhere that was requested wasn\'t found. Verify the store and try again.'],
    ['website/0/', 'The website with id 0 that was requested wasn\'t found. Verify the website and try again.'],
    ['store/1%27--/', 'The store with id 1\'-- that was requested wasn\'t found. Verify the store and try again.']
  ] as const) {
    t.same((await admin.post(saveUrl + scope, [['form_key', formKey], [nameField, 'x']])).messages('error'), [sentence])
    t.same((await admin.open(generalUrl + scope)).messages('error'), [sentence])
    t.equal(admin.page().url, generalUrl)
  }
  t.same(await testApp.database('core_config_data'), [])
})

const refusals: Record<string, { fields: Array<[string, string]>, sentence: RegExp, at?: string }> = {
  'a text of 70,000 characters': { fields: [[nameField, 'x'.repeat(70_000)]], sentence: /too long: it has 70000 bytes, and 65535 are possible/, at: nameId },
  'a control character': { fields: [[nameField, 'a\u0000b']], sentence: /control character U\+0000/, at: nameId },
  'a line break in a line': { fields: [[nameField, 'a\r\nb']], sentence: /control character U\+000D/, at: nameId },
  'an invisible character that turns the direction': { fields: [[nameField, 'a\u202eb']], sentence: /U\+202E/, at: nameId },
  'a list where one text is expected': { fields: [[`${nameField}[]`, 'a'], [`${nameField}[]`, 'b']], sentence: /One text was expected here/, at: nameId },
  'a tree where one text is expected': { fields: [[`${nameField}[a][b]`, 'a']], sentence: /One text was expected here/, at: nameId },
  'an option that is not in the list': { fields: [['groups[country][fields][default][value]', 'Atlantis']], sentence: /The option "Atlantis" is not in the list/, at: 'general_country_default' },
  'an unknown time zone, in the words of its own model': { fields: [['groups[locale][fields][timezone][value]', 'Mars/Olympus']], sentence: /The time zone is incorrect\. Verify the time zone and try again\./, at: 'general_locale_timezone' },
  'a field that the section has not': { fields: [['groups[store_information][fields][password][value]', 'x']], sentence: /This section has no field "general\/store_information\/password"/ },
  'a group that the section has not': { fields: [['groups[__proto__][fields][polluted][value]', 'x']], sentence: /This section has no field "general\/__proto__"/ },
  'a field of another section': { fields: [['groups[security][fields][session_lifetime][value]', '31536000']], sentence: /This section has no field "general\/security"/ }
}

for (const [what, { fields, sentence, at }] of Object.entries(refusals)) {
  t.test(`${what} is refused with a sentence, together with what was right, and comes back`, async t => {
    const testApp = await createTestApp(t)
    const admin = await openGeneral(testApp)
    const page = await admin.post(saveUrl, [['form_key', formKeyOf(admin)], ['groups[store_information][fields][phone][value]', 'kept 4711'], ...fields])
    t.equal(page.status, 422)
    t.match(listErrors(admin).join(), sentence)
    if (at !== undefined) t.match(errorAt(admin, at), sentence)
    t.equal(valueOf(admin, 'general_store_information_phone'), 'kept 4711')
    t.same(await testApp.database('core_config_data'), [])
    t.same(await testApp.database('backroom_config_change'), [])
    t.equal(({} as Record<string, unknown>)['polluted'], undefined)
  })
}

t.test('an over-long text comes back whole, so that it can be shortened', async t => {
  const admin = await openGeneral(await createTestApp(t))
  await admin.submit('#config-edit-form', { [nameField]: 'x'.repeat(70_000) })
  t.equal(valueOf(admin, nameId).length, 70_000)
})

t.test('every wrong field is reported at once', async t => {
  const admin = await openGeneral(await createTestApp(t))
  await admin.submit('#config-edit-form', { [nameField]: '\u0001', 'groups[store_information][fields][phone][value]': '\u0002', 'groups[locale][fields][timezone][value]': 'x' })
  t.equal(listErrors(admin).length, 3)
})

t.test('a parameter that is there twice is refused, not guessed', async t => {
  const testApp = await createTestApp(t)
  const admin = await openGeneral(testApp)
  const page = await admin.post(saveUrl, [['form_key', formKeyOf(admin)], [nameField, 'one'], [nameField, 'two']])
  t.equal(page.status, 400)
  t.match(page.text, /names the field "groups\[store_information\]\[fields\]\[name\]\[value\]" twice\. Nothing was saved/)
  t.equal((await admin.open('/admin/admin/system_config/edit/section/general/section/web/')).status, 404)
  t.same(await testApp.database('core_config_data'), [])
})

t.test('20,000 fields are refused whole', async t => {
  const testApp = await createTestApp(t)
  const admin = await openGeneral(testApp)
  const many = Array.from({ length: 20_000 }, (_, index): [string, string] => [`groups[store_information][fields][f${index}][value]`, 'x'])
  const page = await admin.post(saveUrl, [['form_key', formKeyOf(admin)], [nameField, 'x'], ...many])
  t.equal(page.status, 413)
  t.match(page.text, new RegExp(`more than ${mostFields} fields\\. Nothing was saved`))
  t.same(await testApp.database('core_config_data'), [])
})

t.test('a form of more than eight megabytes is refused with a sentence', async t => {
  const admin = await openGeneral(await createTestApp(t))
  const page = await admin.post(saveUrl, [['form_key', formKeyOf(admin)], [nameField, 'x'.repeat(9 * 1024 * 1024)]])
  t.equal(page.status, 413)
  t.match(page.text, /What was sent is too large\. Nothing was saved/)
})

t.test('the login password in the key field is refused', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  const page = await admin.submit('#config-edit-form', { [keyField()]: adminUser.password })
  t.match(listErrors(admin).join(), /looks like a password/)
  t.notMatch(page.body, new RegExp(adminUser.password))
  t.same(await testApp.database('core_config_data'), [])
})

t.test('the portal refuses a second key, an empty description and an e-mail address that has an account, and keeps what was typed', async t => {
  const testApp = await createTestApp(t)
  await issueKey(testApp)
  const owner = testApp.visitor()
  await owner.open('/account/customer/account/create/')
  const person = { firstname: 'Ada', lastname: 'Two', company: 'Ada Ltd', email: 'OWNER1@example.com', password: 'Portal-Canary-1', password_confirmation: 'Portal-Canary-1' }
  await owner.submit('#form-validate', person)
  t.match(errorAt(owner, 'email_address'), /already an account/)
  t.equal(valueOf(owner, 'company'), 'Ada Ltd')
  t.notMatch(owner.page().body, /Portal-Canary-1/)
  await owner.submit('#form-validate', { ...person, email: 'ada2@example.com' })
  await owner.open('/account/apiportal/index/index/')
  const formKey = formKeyOf(owner)
  await owner.submit('#api-key-form', { description: '   ' })
  t.match(errorAt(owner, 'description'), /required/)
  await owner.submit('#api-key-form', { description: 'Amazon Sales Channel' })
  const second = await owner.post('/account/apiportal/index/index/', [['form_key', formKey], ['description', 'Second']])
  t.equal(second.status, 422)
  t.match(listErrors(owner).join(), /No key was added: delete the existing one first/)
  t.equal((await testApp.database('account_api_key')).length, 2, 'the one of the first account, and the one')
})
