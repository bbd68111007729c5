import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { buildApp } from '../../../src/app.ts'
import { createTestApp, testCryptKey } from '../../helpers/app.ts'
import { enter, enterWith, formKeyOf } from '../../helpers/people.ts'
import { createVisitor, type Visitor } from '../../helpers/visitor.ts'

const section = '/admin/admin/system_config/edit/section/general/'
const nameId = 'general_store_information_name'

/** The page without what is new in each answer. */
function withoutNonce (body: string): string {
  return body.replace(/nonce="\w+"/, 'nonce')
}

function nameOf (visitor: Visitor): string | undefined {
  return new RegExp(`id="${nameId}"[^>]* value="([^"]*)"`).exec(visitor.page().body)?.[1]
}

t.test('who opens a page that another had before gets it with his own form key, and each answer has its own nonce', async t => {
  const testApp = await createTestApp(t)
  const [one, other] = [await enter(testApp), await enter(testApp)]
  const nonces = new Set<string>()
  for (const visitor of [one, other, one, other]) {
    const { body, headers } = await visitor.open(section)
    const nonce = /<script nonce="(\w+)"/.exec(body)![1]!
    t.ok(String(headers['content-security-policy']).includes(`script-src 'self' 'nonce-${nonce}'`))
    nonces.add(nonce)
  }
  t.equal(nonces.size, 4)
  t.not(formKeyOf(one), formKeyOf(other))
  t.equal(withoutNonce(other.page().body), withoutNonce(one.page().body).replaceAll(formKeyOf(one), formKeyOf(other)), 'nothing else differs')
  t.notOk(other.page().body.includes(formKeyOf(one)))
})

t.test('what another process writes, and what changes beside the values, is on the page at the next request', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const { body: before } = await admin.open(section)
  const put = async (value: string): Promise<void> => {
    await testApp.database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'general/store_information/name', value, updated_at: '2026-03-02 09:00:00' }).onConflict(['scope', 'scope_id', 'path']).merge()
    await admin.open(section)
  }
  for (const value of ['One', 'Two', 'One']) {
    await put(value)
    t.equal(nameOf(admin), value)
  }
  await testApp.database('core_config_data').where({ path: 'general/store_information/name' }).delete()
  t.equal(withoutNonce((await admin.open(section)).body), withoutNonce(before), 'without the row it is as before')
  await testApp.database('core_config_data').insert({ scope: 'stores', scope_id: 3, path: 'general/store_information/name', value: 'French', updated_at: '2026-03-02 09:00:00' })
  t.match((await admin.open(section)).body, new RegExp(`value="${nameId}" data-origin>[^\\n]*overridden below`), 'an override below')
  mkdirSync(join(testApp.dataDir, 'app', 'etc'), { recursive: true })
  writeFileSync(join(testApp.dataDir, 'app', 'etc', 'env.json'), '{"system":{"default":{"general":{"store_information":{"name":"Locked"}}}}}')
  t.match((await admin.open(section)).body, `id="${nameId}-locked"`, 'a lock')
  t.equal(nameOf(admin), 'Locked')
  await testApp.database('admin_user').update({ extra: '{"configState":{"general_country":"0","general_region":"1"}}' })
  const { body } = await admin.open(section)
  t.match(body, /name="config_state\[general_region\]" value="1"/, 'an opened group')
  t.match(body, /name="config_state\[general_country\]" value="0"/, 'a closed group')
  await testApp.database('store_website').where({ website_id: 2 }).update({ name: 'Renamed <Website>' })
  t.match((await admin.open(section)).body, 'Renamed &lt;Website&gt;')
  await testApp.database('admin_user').update({ interface_locale: 'it_IT' })
  t.match((await admin.open(section)).body, '<html lang="it-IT"')
})

t.test('two processes on one database see each other\'s saves at the next request', async t => {
  const testApp = await createTestApp(t)
  const second = await buildApp({ env: { ...testApp.env, logLevel: 'silent' }, database: testApp.database, clock: testApp.clock, cryptKey: testCryptKey })
  t.teardown(async () => { await second.close() })
  const here = await enter(testApp)
  const there = createVisitor(second)
  for (const [name, value] of here.cookies) there.cookies.set(name, value)
  for (const visitor of [here, there]) await visitor.open(section)
  for (const [writer, reader, value] of [[here, there, 'From here'], [there, here, 'From there'], [here, there, 'From here']] as const) {
    await writer.open(section)
    await writer.submit('#config-edit-form', { 'groups[store_information][fields][name][value]': value })
    t.equal(nameOf(writer), value)
    await reader.open(section)
    t.equal(nameOf(reader), value)
  }
})

t.test('rights make the page: who may see one section only does not get the navigation of another', async t => {
  const testApp = await createTestApp(t)
  const [all, few] = [await enter(testApp), await enterWith(testApp, ['Magento_Config::config', 'Magento_Config::config_general'])]
  for (const visitor of [all, few, all, few]) await visitor.open(section)
  t.match(all.page().body, 'data-ui-id="config-section-web"')
  t.notMatch(few.page().body, 'data-ui-id="config-section-web"')
})
