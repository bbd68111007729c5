import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { connectorUrl, issueKey, keyField } from '../../helpers/channel.ts'
import { createPerson, enter, formKeyOf } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const section = '/admin/admin/system_config/edit/section/general/'
const nameId = 'general_store_information_name'
const name = 'groups[store_information][fields][name][value]'
const phone = 'groups[store_information][fields][phone][value]'

async function openSection (testApp: TestApp, userId = 1, url = section): Promise<Visitor> {
  const somebody = await enter(testApp, userId)
  await somebody.open(url)
  return somebody
}

function receipt (visitor: Visitor): string | undefined {
  return visitor.page().document.querySelector('[data-receipt]')?.textContent?.replace(/\s+/g, ' ').trim()
}

async function createBob (testApp: TestApp): Promise<number> {
  return await createPerson(testApp, ['Magento_Config::config', 'Magento_Config::config_general'], { username: 'bob' })
}

t.test('after a save the page says what was saved, from what to what, and the commands for it; once', async t => {
  const admin = await openSection(await createTestApp(t))
  const page = await admin.submit('#config-edit-form', { [name]: 'Ada\'s', [phone]: '' })
  t.same(page.messages('success'), ['You saved the configuration.'])
  t.equal(page.url, section)
  t.match(receipt(admin), /^Saved: \d+\. Inherited again: 0\. Unchanged: \d+\./)
  t.match(receipt(admin), 'Store Name inherited Ada\'s')
  t.match(receipt(admin), 'npx backroom config:set general/store_information/name \'Ada\'\\\'\'s\'')
  await admin.open(section)
  t.equal(receipt(admin), undefined)
  await admin.submit('#config-edit-form')
  t.match(receipt(admin), 'Nothing changed: every value was already as you sent it.')
  await admin.submit('#config-edit-form', { [name]: 'Bob\'s' })
  t.match(receipt(admin), 'Saved: 1. Inherited again: 0.')
  t.match(receipt(admin), 'Store Name Ada\'s Bob\'s')
})

t.test('giving a value back stands on the receipt too', async t => {
  const testApp = await createTestApp(t)
  const admin = await openSection(testApp, 1, `${section}website/1/`)
  await admin.submit('#config-edit-form', { [name]: 'Here', 'groups[store_information][fields][name][inherit]': null })
  t.match(receipt(admin), 'npx backroom config:set --scope=websites --scope-code=base general/store_information/name \'Here\'')
  await admin.submit('#config-edit-form', { 'groups[store_information][fields][name][inherit]': '1' })
  t.match(receipt(admin), 'Saved: 0. Inherited again: 1.')
  t.match(receipt(admin), 'Store Name Here inherited')
})

t.test('a receipt shows a key by its fingerprint', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  const admin = await openSection(testApp, 1, connectorUrl)
  const page = await admin.submit('#config-edit-form', { [keyField()]: key })
  t.match(receipt(admin), /Production Api key inherited secret with the fingerprint [0-9a-f]{12}/)
  t.match(receipt(admin), 'production_api_key VALUE')
  t.notOk(page.body.includes(key))
})

t.test('two admins who change different fields of a page do not undo each other', async t => {
  const testApp = await createTestApp(t)
  const [ada, bob] = [await openSection(testApp), await openSection(testApp, await createBob(testApp))]
  await bob.submit('#config-edit-form', { [phone]: '555' })
  const page = await ada.submit('#config-edit-form', { [name]: 'Ada\'s' })
  t.same(page.messages('success'), ['You saved the configuration.'])
  t.equal((page.document.getElementById('general_store_information_phone') as HTMLInputElement).value, '555')
  t.equal((page.document.getElementById(nameId) as HTMLInputElement).value, 'Ada\'s')
})

t.test('a field that both changed is asked about, with both values, who and when; the rest goes along', async t => {
  const testApp = await createTestApp(t)
  const [ada, bob] = [await openSection(testApp), await openSection(testApp, await createBob(testApp))]
  await bob.submit('#config-edit-form', { [name]: 'Bob\'s' })
  const asked = await ada.submit('#config-edit-form', { [name]: 'Ada\'s', [phone]: '666' })
  t.equal(asked.status, 409)
  t.match(asked.text, 'Somebody else saved the same fields meanwhile')
  t.match(asked.text, /Leave what bob saved on Mar 2, 2026, .*: Bob's Save yours: Ada's/)
  t.equal((await testApp.database('core_config_data').where({ path: 'general/store_information/name' }).first()).value, 'Bob\'s')
  const saved = await ada.submit('#config-conflict-form', { [`choice[${nameId}]`]: 'mine' })
  t.equal(saved.url, section)
  t.equal((saved.document.getElementById(nameId) as HTMLInputElement).value, 'Ada\'s')
  t.equal((saved.document.getElementById('general_store_information_phone') as HTMLInputElement).value, '666')
})

t.test('who leaves the value of the other saves the rest of his own', async t => {
  const testApp = await createTestApp(t)
  const [ada, bob] = [await openSection(testApp), await openSection(testApp, await createBob(testApp))]
  await bob.submit('#config-edit-form', { [name]: 'Bob\'s' })
  await ada.submit('#config-edit-form', { [name]: 'Ada\'s', [phone]: '666' })
  const saved = await ada.submit('#config-conflict-form', { [`choice[${nameId}]`]: 'theirs' })
  t.equal((saved.document.getElementById(nameId) as HTMLInputElement).value, 'Bob\'s')
  t.equal((saved.document.getElementById('general_store_information_phone') as HTMLInputElement).value, '666')
})

t.test('who leaves the question finds what he typed on the section again, and is asked again', async t => {
  const testApp = await createTestApp(t)
  const [ada, bob] = [await openSection(testApp), await openSection(testApp, await createBob(testApp))]
  await bob.submit('#config-edit-form', { [name]: 'Bob\'s' })
  await ada.submit('#config-edit-form', { [name]: 'Ada\'s' })
  const page = await ada.open(section)
  t.equal((page.document.getElementById(nameId) as HTMLInputElement).value, 'Ada\'s')
  t.match(page.text, /This input was kept on Mar 2, 2026, .*; it belongs to the section "General" at the scope Default Config\./)
  t.equal((await ada.submit('#config-edit-form')).status, 409)
})

t.test('a form that was refused still knows what it had shown', async t => {
  const testApp = await createTestApp(t)
  const [ada, bob] = [await openSection(testApp), await openSection(testApp, await createBob(testApp))]
  t.equal((await ada.submit('#config-edit-form', { [name]: 'x'.repeat(70_000) })).status, 422)
  await bob.submit('#config-edit-form', { [name]: 'Bob\'s' })
  t.equal((await ada.submit('#config-edit-form', { [name]: 'Ada\'s' })).status, 409)
})

t.test('a script that sends no version saves as in the original', async t => {
  const testApp = await createTestApp(t)
  const [ada, bob] = [await openSection(testApp), await openSection(testApp, await createBob(testApp))]
  await bob.submit('#config-edit-form', { [name]: 'Bob\'s' })
  const page = await ada.post(section.replace('/edit/', '/save/'), [['form_key', formKeyOf(ada)], [name, 'Script\'s']])
  t.same(page.messages('success'), ['You saved the configuration.'])
})
