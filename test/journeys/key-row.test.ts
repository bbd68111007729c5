import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { channelUrl, issueKey, keyField, keyPaths, listVerdicts, reasonOf, storeKey, storeValidKey } from '../helpers/channel.ts'
import { enter } from '../helpers/people.ts'
import { fieldId, findRow, openField } from './key-form.ts'

t.test('saving another section leaves the key\'s row byte-identical', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const before = await findRow(testApp)
  testApp.clock.forward(60)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_config/edit/section/general/')
  const page = await admin.submit('#config-edit-form', { 'groups[store_information][fields][name][value]': 'Changed' })
  t.same(page.messages('success'), ['You saved the configuration.'])
  t.same(await findRow(testApp), before)
})

t.test('asterisks, and a field left out, leave the key\'s row byte-identical', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const before = await findRow(testApp)
  testApp.clock.forward(60)
  const admin = await openField(testApp)
  for (const typed of ['******', '*', null]) {
    const page = await admin.submit('#config-edit-form', { [keyField()]: typed })
    t.ok(page.messages('success').includes('You saved the configuration.'))
    t.same(await findRow(testApp), before)
  }
})

t.test('an emptied field deletes the key, and the channel asks for one', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await openField(testApp)
  const page = await admin.submit('#config-edit-form', { [keyField()]: '' })
  t.same(page.messages('notice'), ['No API key is stored: Amazon Sales Channel will ask for one. Go to Amazon Sales Channel'])
  t.equal((await findRow(testApp))?.value ?? null, null)
  t.equal(reasonOf(await admin.open(channelUrl)), 'missing')
})

t.test('who saves the page as he found it, without JavaScript, does not lose the key', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const before = await findRow(testApp)
  const admin = await openField(testApp)
  await admin.submit('#config-edit-form')
  t.same(await findRow(testApp), before)
})

t.test('a key that cannot be decrypted leaves the page usable, is not overwritten by a save, and a new one replaces it', async t => {
  const testApp = await createTestApp(t)
  const { key } = await issueKey(testApp)
  await storeKey(testApp, key, 'production', 'x'.repeat(32))
  const before = await findRow(testApp)
  const admin = await openField(testApp)
  t.equal(admin.page().status, 200)
  t.match(admin.page().document.getElementById(`${fieldId}-state`)?.textContent, /cannot be read/)
  await admin.submit('#config-edit-form', { [keyField()]: '******', [keyField('sandbox')]: (await issueKey(testApp, { environment: 'sandbox' })).key })
  t.same(await findRow(testApp), before)
  t.ok(await findRow(testApp, keyPaths.sandbox))
  await admin.submit('#config-edit-form', { [keyField()]: key })
  t.equal(reasonOf(await admin.open(channelUrl)), null)
})

t.test('of two who save a key at once the second one is asked, and nothing of the first one is lost unseen', async t => {
  const testApp = await createTestApp(t)
  const [one, other] = [await openField(testApp), await openField(testApp)]
  const [first, second] = [(await issueKey(testApp)).key, (await issueKey(testApp)).key]
  await one.submit('#config-edit-form', { [keyField()]: first })
  const page = await other.submit('#config-edit-form', { [keyField()]: second })
  t.equal(page.status, 409)
  t.notOk(page.body.includes(first) || page.body.includes(second), 'no key is on the page')
  await one.open(channelUrl)
  t.equal((await listVerdicts(testApp)).at(-1)!.last_four, first.slice(-4))
  await other.submit('#config-conflict-form', { [`choice[${fieldId}]`]: 'mine', [keyField()]: second })
  await one.open(channelUrl)
  t.equal((await listVerdicts(testApp)).at(-1)!.last_four, second.slice(-4), 'each access counts what it reads')
})
