import t from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { connectorUrl, createFakeAuthority, issueKey, keyField, keyPaths, listVerdicts, storeKey, storeValue } from '../helpers/channel.ts'
import { enter, enterWith, formKeyOf } from '../helpers/people.ts'
import type { Visitor } from '../helpers/visitor.ts'

const testUrl = '/admin/services_connector/api_key/test/'

/** Presses *Test key* beside the field of an environment, without scripts; says what the page then says. */
async function press (admin: Visitor, typed: string, environment: 'production' | 'sandbox' = 'production'): Promise<{ url: string, said: string[], body: string }> {
  await admin.open(connectorUrl)
  const button = admin.page().document.querySelector(`[data-field-action$=_${environment}_api_key]`)!
  const page = await admin.post(button.getAttribute('formaction')!, [['form_key', formKeyOf(admin)], [keyField(environment), typed], ['field', button.getAttribute('value')!]])
  return { url: page.url, said: (['success', 'warning', 'notice'] as const).flatMap(page.messages), body: page.body }
}

async function storedRow ({ database }: TestApp): Promise<string | undefined> {
  return (await database('core_config_data').where({ path: keyPaths.production }).first('value') as { value: string } | undefined)?.value
}

t.test('Test key tests what is typed, else what is stored, says which, saves nothing and never tests nothing', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  const admin = await enter(testApp)
  const [stored, typed] = [(await issueKey(testApp)).key, (await issueKey(testApp)).key]
  t.same((await press(admin, '  ')).said, ['Nothing was tested: no key is typed, and none is stored.'])
  t.same([authority.asked, (await listVerdicts(testApp)).length], [0, 0])
  await storeKey(testApp, stored)
  const before = await storedRow(testApp)
  const answer = await press(admin, ` ${typed}\n`)
  t.equal(answer.url, connectorUrl)
  t.same(answer.said, ['The typed key was tested and not saved. It is valid.'])
  authority.answer = { outcome: 'expired', reason: 'HTTP 403' }
  t.same((await press(admin, '******')).said, ['The stored key was tested. It has expired.'])
  t.same((await press(admin, '')).said, ['The stored key was tested. It has expired.'])
  const cut = await press(admin, typed.slice(0, -3))
  t.match(cut.said[0], /^The typed key was tested and not saved\. .*3 characters/)
  t.equal(authority.asked, 3, 'what is no whole key is sent to nobody')
  t.equal(await storedRow(testApp), before)
  const rows = await testApp.database('backroom_key_validation').orderBy('id')
  t.match(rows.map((row: Record<string, unknown>) => [row['occasion'], row['verdict'], row['config_scope'], row['last_four']]), [['test', 'valid', 'typed', typed.slice(-4)], ['test', 'expired', 'default', stored.slice(-4)], ['test', 'expired', 'default', stored.slice(-4)], ['test', 'malformed', 'typed']])
  for (const key of [stored, typed]) t.notOk((JSON.stringify(rows) + testApp.log() + answer.body + cut.body).includes(key))
})

t.test('each environment has its own test, whichever one the channel uses and even with the check switched off', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'channel/amazon/endpoint/use_services_connector', '0')
  const admin = await enter(testApp)
  const { key } = await issueKey(testApp, { environment: 'sandbox' })
  t.same((await press(admin, key, 'sandbox')).said, ['The typed key was tested and not saved. It is valid.'])
  t.match((await press(admin, key, 'production')).said[0], /^The typed key was tested and not saved\. /)
  t.same((await listVerdicts(testApp)).map(row => [row.environment, row.verdict]), [['sandbox', 'valid'], ['production', 'wrong_environment']])
})

t.test('a script gets the sentence alone; who may not configure gets nothing; an unknown field is refused; ten a minute are enough', async t => {
  const testApp = await createTestApp(t, { authority: createFakeAuthority() })
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  const formKey = formKeyOf(admin)
  const { key } = await issueKey(testApp)
  const ask = async (field: string) => await admin.post(testUrl, [['form_key', formKey], [keyField(), key], ['field', field]], { 'x-requested-with': 'XMLHttpRequest' })
  t.equal((await ask('services_connector/elsewhere/key')).status, 404)
  for (let times = 0; times < 10; times++) t.same(JSON.parse((await ask(keyPaths.production)).body), { type: 'success', text: 'The typed key was tested and not saved. It is valid.' })
  t.match(JSON.parse((await ask(keyPaths.production)).body), { type: 'warning', text: /at most 10 keys can be tested in a minute/ })
  testApp.clock.forward(61)
  t.match(JSON.parse((await ask(keyPaths.production)).body), { type: 'success' })
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard', 'Magento_SalesChannels::channel_amazon'])
  await clerk.open('/admin/admin/dashboard/')
  t.equal((await clerk.post(testUrl, [['form_key', formKeyOf(clerk)], ['field', keyPaths.production]])).status, 403)
})
