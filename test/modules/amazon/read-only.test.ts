import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { channelUrl, storeValidKey, storeValue } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { visitSection } from './sections.ts'

const identity = '[data-identity=asc-read-only-mode]'
const dashboardUrl = '/admin/admin/dashboard/'
const banner = 'Read-only mode: changes are kept here and not sent to Amazon.'
const urlPath = 'web/unsecure/base_url'

async function readFlag ({ database }: TestApp): Promise<{ state: number, urls: Record<string, { http: string, https: string }> } | undefined> {
  const row = await database('flag').where({ flag_code: 'asc_instance_state' }).first() as { state: number, flag_data: string } | undefined
  return row === undefined ? undefined : { state: row.state, urls: JSON.parse(Buffer.from(row.flag_data, 'base64').toString('utf8')) as Record<string, { http: string, https: string }> }
}

t.test('a changed base URL switches to read-only mode by itself, until the settings are saved', async t => {
  const testApp = await createTestApp(t, { variables: { BASE_URL: 'https://shop.example/' } })
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  let page = await visitor.open(channelUrl)
  t.equal(page.document.querySelector(identity), null)
  const first = await readFlag(testApp)
  t.same(first, { state: 0, urls: Object.fromEntries(['default', 'second_en', 'fr'].map(code => [code, { http: 'shop.example', https: 'shop.example' }])) }, 'the first look remembers')

  await testApp.database('core_config_data').insert({ scope: 'websites', scope_id: 2, path: urlPath, value: 'http://staging.example/eu/', updated_at: '2026-03-02 09:00:00' })
  page = await visitor.open(channelUrl)
  t.match(page.messages('warning').join(' '), banner)
  t.match(page.document.querySelector(identity)?.textContent, 'has switched to read-only mode by itself')
  t.match(page.document.querySelector(identity)?.className, 'message-major')
  t.same(await readFlag(testApp), { ...first, state: 1 }, 'the real addresses stay remembered')
  page = await visitor.open(dashboardUrl)
  t.match(page.document.querySelector(`${identity} a`)?.getAttribute('href'), '/admin/admin/system_config/edit/section/saleschannels/')
  t.equal(page.messages('warning').length, 0, 'the banner is the channel\'s own')

  await visitSection(visitor, 'saleschannels')
  await visitor.submit('#config-edit-form')
  page = await visitor.open(channelUrl)
  t.equal(page.document.querySelector(identity), null)
  t.match((await readFlag(testApp))?.urls, { default: { http: 'shop.example' }, fr: { http: 'staging.example/eu' } })
})

t.test('saving another base URL shows it at once; putting it back ends it', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  await visitor.open(channelUrl)
  for (const [value, isReadOnly] of [['https://copy.example/', true], ['{{base_url}}', false]] as const) {
    await visitSection(visitor, 'web')
    await visitor.submit('#config-edit-form', { 'groups[unsecure][fields][base_url][value]': value, 'groups[unsecure][fields][base_url][inherit]': null })
    t.match(visitor.page().messages('success'), ['You saved the configuration.'])
    t.equal(visitor.page().document.querySelector(identity) !== null, isReadOnly, value)
  }
})

t.test('store views that come and go are no new instance', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  await visitor.open(channelUrl)
  await testApp.database('store').insert({ store_id: 9, code: 'de', website_id: 2, group_id: 2, name: 'German', sort_order: 0, is_active: 1 })
  await testApp.database('store').where({ code: 'fr' }).update({ is_active: 0 })
  const page = await visitor.open(channelUrl)
  t.equal(page.document.querySelector(identity), null)
  t.same(Object.keys((await readFlag(testApp))!.urls).sort(), ['de', 'default', 'second_en'])
})

t.test('switched on by hand it says so in other words; config:set makes this the real installation, too', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const visitor = await testApp.signedIn()
  await visitor.open(channelUrl)
  await storeValue(testApp, 'saleschannels/general/read_only', '1')
  let page = await visitor.open(channelUrl)
  t.match(page.document.querySelector(identity)?.textContent, 'it is switched on in its settings')
  t.match(page.messages('warning').join(' '), banner)
  await storeValue(testApp, urlPath, 'https://copy.example/')
  page = await visitor.open(channelUrl)
  t.match(page.document.querySelector(identity)?.textContent, 'by itself')
  const said = await callCommand(testApp, 'config:set', 'saleschannels/general/read_only', '0')
  t.same(said, { code: 0, out: 'Value was saved.\n', err: '' })
  page = await visitor.open(channelUrl)
  t.equal(page.document.querySelector(identity), null)
})
