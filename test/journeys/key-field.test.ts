import t from 'tap'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { adminUser, createTestApp, testCryptKey } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, keyField, listVerdicts, reasonOf } from '../helpers/channel.ts'
import { enterWith, errorAt, formKeyOf, listErrors } from '../helpers/people.ts'
import { fieldId, findRow, openField } from './key-form.ts'

t.test('the key is stored encrypted in the original\'s format, white space around it left out, and never sent back', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  const admin = await openField(testApp)
  const saved = await admin.submit('#config-edit-form', { [keyField()]: `  ${key} ` })
  t.same(listErrors(admin), [])
  const { value } = (await findRow(testApp))!
  t.match(value, /^0:3:/)
  t.same(createEncryptor(testCryptKey).decrypt(value!), { ok: true, plain: key })
  t.notOk(saved.body.includes(key))
  t.notOk(saved.body.includes(value!))
  t.match(saved.document.getElementById(`${fieldId}-state`)?.textContent, `ends in ${key.slice(-4)}`)
})

t.test('a tab or a line break pasted along before or after the key is left out as a space is', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  for (const typed of [`\t${key}`, `${key}\r\n`]) {
    const admin = await openField(testApp)
    await admin.submit('#config-edit-form', { [keyField()]: typed })
    t.same(listErrors(admin), [])
    t.match(createEncryptor(testCryptKey).decrypt((await findRow(testApp))?.value ?? ''), { ok: true, plain: key })
  }
})

t.test('a line break in the middle of the key is refused at the field', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  const admin = await openField(testApp)
  const page = await admin.submit('#config-edit-form', { [keyField()]: `${key.slice(0, 20)}\n${key.slice(20)}` })
  t.equal(page.status, 422)
  t.ok(errorAt(admin, fieldId))
  t.notOk(page.body.includes(key.slice(20)))
  t.equal(await findRow(testApp), undefined)
})

const wrongInput: Record<string, { typed: (keys: { production: string, sandbox: string }) => string, sentence: RegExp }> = {
  'a login password': { typed: () => adminUser.password, sentence: /looks like a password/ },
  'a key with spaces in it': { typed: ({ production }) => `${production.slice(0, 20)} ${production.slice(20)}`, sentence: /spaces or line breaks/ },
  'a key cut off at its end': { typed: ({ production }) => production.slice(0, -3), sentence: /3 characters are missing/ },
  'a key of the other environment': { typed: ({ sandbox }) => sandbox, sentence: /This is a Sandbox key/ },
  'a key with a character mistyped': { typed: ({ production }) => production.replace(/.(.)$/, (_, last: string) => `!${last}`), sentence: /mistyped/ }
}

for (const [what, { typed, sentence }] of Object.entries(wrongInput)) {
  t.test(`${what} is refused at the field, and nothing is saved, asked or repeated`, async t => {
    const testApp = await createTestApp(t)
    const keys = { production: (await issueKey(testApp)).key, sandbox: (await issueKey(testApp, { environment: 'sandbox' })).key }
    const admin = await openField(testApp)
    const input = typed(keys)
    const page = await admin.submit('#config-edit-form', { [keyField()]: input })
    t.equal(page.status, 422)
    t.match(errorAt(admin, fieldId), sentence)
    t.equal(page.document.querySelector('[data-error-summary] a')?.getAttribute('href'), `#${fieldId}`)
    t.match(page.document.title, /^Error: /)
    t.notOk(page.body.includes(input), 'what was typed is not repeated')
    t.notOk(testApp.log().includes(input))
    t.same(await testApp.database('core_config_data'), [])
    t.same(await listVerdicts(testApp), [])
  })
}

t.test('one wrong key keeps the other from being saved too', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  const admin = await openField(testApp)
  await admin.submit('#config-edit-form', { [keyField()]: key, [keyField('sandbox')]: key })
  t.match(errorAt(admin, fieldId.replace('production', 'sandbox')), /This is a Production key/)
  t.same(await testApp.database('core_config_data'), [])
})

t.test('a key from an environment variable counts, and its field is locked, says why and refuses a post', async t => {
  const unlocked = await createTestApp(t)
  const { key } = await issueKey(unlocked)
  const variable = 'CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__PRODUCTION_API_KEY'
  const testApp = await createTestApp(t, { variables: { [variable]: key }, authority: { name: 'https://keys.example', inspect: () => ({ shape: 'plausible' }), check: async asked => ({ outcome: asked === key ? 'valid' : 'unknown', reason: 'HTTP 200' }) } })
  const admin = await openField(testApp)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  const page = await admin.open(connectorUrl)
  t.ok(page.document.querySelector(`#${fieldId}[disabled]`))
  t.match(page.document.getElementById(`${fieldId}-locked`)?.textContent, variable)
  t.notOk(page.body.includes(key))
  const refused = await admin.post(connectorUrl.replace('/edit/', '/save/'), [['form_key', formKeyOf(admin)], [keyField(), key]])
  t.equal(refused.status, 422)
  t.match(listErrors(admin).join(), `locked by the environment variable ${variable}`)
  t.equal(await findRow(testApp), undefined)
})

t.test('who may not change Magento Services sees whom to ask instead of the link, and the section itself is refused', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Magento_SalesChannels::channel_amazon', 'Magento_Config::config', 'Magento_Config::config_general'])
  const page = await clerk.open(channelUrl)
  t.equal(reasonOf(page), 'missing')
  t.equal(page.document.querySelector('#api-key-add'), null)
  t.match(page.document.querySelector('#api-key-add-denied')?.textContent, /Ask an administrator/)
  t.equal((await clerk.open(connectorUrl)).status, 403)
  t.equal((await clerk.post(connectorUrl.replace('/edit/', '/save/'), [['form_key', formKeyOf(clerk)], [keyField(), (await issueKey(testApp)).key]])).status, 403)
  t.equal(await findRow(testApp), undefined)
})

t.test('the key exists at the scope Default Config only', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  const admin = await openField(testApp)
  const formKey = formKeyOf(admin)
  const page = await admin.open(`${connectorUrl}website/1/`)
  t.equal(page.url, connectorUrl)
  t.match(page.messages('notice').join(), /Default Config only/)
  for (const scope of ['website/1/', 'store/1/']) {
    t.equal((await admin.post(`${connectorUrl.replace('/edit/', '/save/')}${scope}`, [['form_key', formKey], [keyField(), key]])).status, 403)
  }
  t.same(await testApp.database('core_config_data'), [])
})

t.test('the browser is asked not to fill a password into the field', async t => {
  const testApp = await createTestApp(t)
  const field = (await openField(testApp)).page().document.getElementById(fieldId)!
  t.equal(field.getAttribute('autocomplete'), 'new-password')
  t.equal(field.getAttribute('spellcheck'), 'false')
  t.equal(field.getAttribute('value'), null)
})
