import t from 'tap'
import type { ConfigDocument } from '../../src/config/config-document.ts'
import { listChanges } from '../../src/config/history.ts'
import { base, french, plainKey, post, secretPath } from './example.ts'
import { byAdmin, createTransfer, rehearsed } from './transfer.ts'

const toDocument = (values: ConfigDocument['values']): ConfigDocument => ({ format: 1, values, omitted: [], strays: [] })

t.test('an export holds what is saved at each scope by code, and names the secrets without their values', async t => {
  const { save, exportValues, putRow } = await createTransfer(t)
  await putRow('other/place/value', null)
  await save('general', post('info', { phone: { value: '1' } }))
  await save('general', post('info', { phone: { value: '2' } }), french)
  await save('services', post('connector', { api_key: { value: plainKey } }), base)
  const document = await exportValues({ isAllowed: () => true })
  t.strictSame(document, {
    format: 1,
    values: { default: { 'general/info/phone': '1', 'other/place/value': null }, 'stores/fr': { 'general/info/phone': '2' } },
    omitted: [secretPath],
    strays: []
  })
})

t.test('an export can be narrowed to scopes and to paths, and leaves out the sections that the reader may not see', async t => {
  const { save, exportValues, putRow } = await createTransfer(t)
  await save('general', post('info', { phone: { value: '1' }, name: { value: 'n' } }))
  await save('general', post('info', { phone: { value: '2' } }), french)
  await save('services', post('connector', { url: { value: 'https://x.test/' } }))
  await putRow('general/info_more/x', 'y')
  const isAllowed = (): boolean => true
  t.strictSame((await exportValues({ scopes: [french], isAllowed })).values, { 'stores/fr': { 'general/info/phone': '2' } })
  t.match(await exportValues({ paths: ['general/info'], scopes: [{ type: 'default', id: 0 }], isAllowed }), { values: { default: { 'general/info/name': 'n', 'general/info/phone': '1' } }, strays: [] })
  t.strictSame((await exportValues({ paths: ['general/info/name'], isAllowed })).values, { default: { 'general/info/name': 'n' } })
  t.strictSame(Object.keys((await exportValues({ isAllowed: resource => resource === 'Magento_Services::services' })).values['default']!), ['services/connector/url'])
})

t.test('rows that no field takes at their scope are named, not exported; those of a scope that is gone belong nowhere', async t => {
  const { putRow, exportValues } = await createTransfer(t)
  await putRow('vendor/own/path', 'x')
  await putRow('general/info/timezone', 'UTC', base)
  await putRow('general/info/phone', 'x', { ...base, id: 99 })
  t.strictSame(await exportValues({ isAllowed: () => true }), { format: 1, values: {}, omitted: [], strays: ['default: vendor/own/path', 'websites/base: general/info/timezone'] })
})

t.test('an import saves all scopes and sections as one change set, and tells what changed', async t => {
  const { importValues, findValue, database, save } = await createTransfer(t)
  await save('general', post('info', { phone: { value: 'same' } }))
  const document = toDocument({ default: { 'general/info/phone': 'same', 'services/connector/url': 'https://x.test/' }, 'websites/base': { 'general/info/days': '3,1' }, 'stores/3': { 'general/info/name': null } })
  const result = await importValues(document, byAdmin)
  t.match(result, { isSaved: true, unchanged: 1, refusals: [], secrets: [] })
  t.strictSame(result.changes.map(({ path, oldValue, newValue }) => [path, oldValue, newValue]), [['services/connector/url', null, 'https://x.test/'], ['general/info/days', null, '3,1'], ['general/info/name', null, '']])
  t.equal(await findValue('general/info/days', base), '3,1')
  t.equal(await findValue('general/info/name', french), null)
  const recorded = await listChanges(database, { limit: 10 })
  t.equal(recorded.length, 4)
  t.equal(new Set(recorded.slice(0, 3).map(change => change.changeSet)).size, 1)
  t.not(recorded[0]!.changeSet, recorded[3]!.changeSet)
})

t.test('a dry run tells the same and leaves every byte', async t => {
  const { importValues, dump } = await createTransfer(t)
  const document = toDocument({ default: { 'general/info/phone': 'x' }, 'websites/base': { 'general/info/phone': 'y' } })
  const before = await dump()
  const tried = await importValues(document, rehearsed)
  t.equal(await dump(), before)
  const done = await importValues(document, byAdmin)
  t.strictSame([tried.isSaved, done.isSaved], [false, true])
  t.strictSame(tried.changes, done.changes)
})

t.test('everything wrong is named at once, and then nothing is saved', async t => {
  const { importValues, dump } = await createTransfer(t, { env: { CONFIG__DEFAULT__GENERAL__INFO__NOTES: 'locked' } })
  const before = await dump()
  const result = await importValues(toDocument({
    default: { 'general/info/phone': 'good', 'no/such/path': 'x', 'general/info/lifetime': '99', 'general/info/size': 'giant', 'general/info/email': 'a@example.org', 'general/info/notes': 'x' },
    'websites/base': { 'general/info/timezone': 'UTC' },
    'websites/nowhere': { 'general/info/phone': 'x' },
    'stores/nowhere': { 'general/info/phone': 'x' },
    elsewhere: { 'general/info/phone': 'x' }
  }), byAdmin)
  t.equal(await dump(), before)
  t.equal(result.isSaved, false)
  t.strictSame(result.changes.map(change => change.path), ['general/info/phone'], 'what would have been saved')
  const reasons = Object.fromEntries(result.refusals.map(({ scope, path, phrase }) => [`${scope} ${path}`, phrase]))
  for (const [place, phrase] of [
    ['default no/such/path', /path doesn't exist/],
    ['default general/info/lifetime', /not within the specified range/],
    ['default general/info/size', /not in the list/],
    ['default general/info/email', /email address is incorrect/],
    ['default general/info/notes', /locked/],
    ['websites/base general/info/timezone', /cannot be set in this scope/],
    ['websites/nowhere general/info/phone', /no website/],
    ['stores/nowhere general/info/phone', /no store view/],
    ['elsewhere general/info/phone', /none of these/]
  ] as const) t.match(reasons[place], phrase, place)
  t.equal(result.refusals.length, 9)
})

t.test('one path by code and by id is refused, not merged', async t => {
  const { importValues } = await createTransfer(t)
  t.match(await importValues(toDocument({ 'websites/base': { 'general/info/phone': 'x' }, 'websites/1': { 'general/info/phone': 'y' } }), byAdmin), { isSaved: false, refusals: [{ scope: 'websites/1' }] })
})

t.test('a secret in a document is named and stays as it is; the value shows up nowhere', async t => {
  const { importValues, save, dump } = await createTransfer(t)
  await save('services', post('connector', { api_key: { value: plainKey } }))
  const before = await dump()
  const result = await importValues(toDocument({ default: { [secretPath]: 'live_another-canary' } }), byAdmin)
  t.match(result, { isSaved: true, changes: [], refusals: [], secrets: [{ scope: 'default', path: secretPath }] })
  t.equal(await dump(), before)
  t.notMatch(JSON.stringify(result), /another-canary/)
})

t.test('a section that the actor may not change is refused by name', async t => {
  const { importValues } = await createTransfer(t)
  const result = await importValues(toDocument({ default: { 'services/connector/url': 'https://x.test/', 'general/info/phone': 'x' } }), { ...byAdmin, isAllowed: resource => resource === 'Magento_Config::config_general' })
  t.match(result, { isSaved: false, refusals: [{ path: 'services/connector/url', phrase: /no permission/, args: ['Services'] }] })
})

t.test('a value that is there already is not checked again, so an export never fails on its own installation', async t => {
  const { importValues, exportValues, putRow, dump } = await createTransfer(t)
  await putRow('general/info/size', 'no longer offered')
  const before = await dump()
  t.match(await importValues(await exportValues({ isAllowed: () => true }), byAdmin), { isSaved: true, changes: [], unchanged: 1 })
  t.equal(await dump(), before)
})
