import t from 'tap'
import { defaultScope } from '../../src/config/scope.ts'
import { base, createExample, exampleSystem, french, plainKey, second, secretPath, storeView } from './example.ts'

const name = 'general/info/name'

t.test('every visible field of the section has a state, in the order of the page, read in one query', async t => {
  const { states, database } = await createExample(t)
  const queries: string[] = []
  database.on('query', (query: { sql: string }) => queries.push(query.sql))
  const { fields } = await states('general', storeView)
  t.equal(queries.length, 1)
  t.same(fields.map(state => state.field.id), ['name', 'deep', 'phone', 'notes', 'email', 'size', 'days', 'elsewhere', 'shown'])
})

t.test('an inherited value shows with the box of its scope ticked', async t => {
  const { state, putRow } = await createExample(t)
  t.match(await state(name), { value: 'Module name', inherit: { checked: true, label: 'Use system value' }, hasOwnRow: false, source: { source: 'module' } })
  t.match(await state(name, base), { value: 'Module name', inherit: { checked: true, label: 'Use Default' } })
  t.match(await state(name, storeView), { value: 'Module name', inherit: { checked: true, label: 'Use Website' } })
  await putRow(name, 'Own', base)
  t.match(await state(name, base), { value: 'Own', inheritedValue: 'Module name', inherit: { checked: false }, hasOwnRow: true, source: { source: 'row', scope: { type: 'websites', id: 1 } } })
  t.match(await state(name, storeView), { value: 'Own', inherit: { checked: true, label: 'Use Website' } })
})

t.test('at default scope only a field that may be restored has the box', async t => {
  const { state } = await createExample(t)
  t.equal((await state('general/info/phone')).inherit, null)
})

t.test('the box is named after the nearest scope that shows the field', async t => {
  const [general] = exampleSystem.sections!
  const fields = [
    { id: 'skips', label: 'Skips', type: 'text', sortOrder: 1, showInDefault: true, showInStore: true },
    { id: 'alone', label: 'Alone', type: 'text', sortOrder: 2, showInStore: true }
  ] as const
  const { state } = await createExample(t, { system: { ...exampleSystem, sections: [{ ...general!, groups: [{ ...general!.groups[0]!, fields, groups: [] }] }] } })
  t.equal((await state('general/info/skips', storeView)).inherit?.label, 'Use Default')
  t.equal((await state('general/info/alone', storeView)).inherit, null)
})

t.test('a multiselect shows its parts, a select its options, a required field that it is', async t => {
  const { state, putRow } = await createExample(t)
  await putRow('general/info/days', '3,1')
  t.same((await state('general/info/days')).values, ['3', '1'])
  t.same((await state('general/info/size')).options.map(option => option.label), ['Small', 'Medium', 'More'])
  t.match([await state('general/info/lifetime'), await state(name)], [{ required: true }, { required: false }])
})

t.test('a field stored at a config path shows what stands there', async t => {
  const { state, putRow } = await createExample(t)
  await putRow('other/place/value', 'there')
  t.equal((await state('other/place/value')).value, 'there')
})

t.test('a secret shows its state, its end if it is long, and when it was changed: never itself', async t => {
  const { states, state, putRow, encryptor } = await createExample(t)
  t.match((await state(secretPath)).secret, { state: 'empty', lastFour: undefined, changedAt: undefined })
  const stored = encryptor.encrypt(plainKey)
  await putRow(secretPath, stored)
  t.match(await state(secretPath), { value: '', values: [], inheritedValue: '' })
  t.same((await state(secretPath)).secret, { state: 'set', lastFour: 'b7aa', changedAt: new Date('2026-01-01T00:00:00Z') })
  const shown = JSON.stringify((await states('services', base)).fields.map(({ field, ...state }) => state))
  t.notMatch(shown, plainKey)
  t.notMatch(shown, stored)
})

t.test('a short secret shows nothing of itself', async t => {
  const { state, putRow, encryptor } = await createExample(t)
  await putRow(secretPath, encryptor.encrypt('elevenchars'))
  t.match((await state(secretPath)).secret, { state: 'set', lastFour: undefined })
})

t.test('an undecryptable value is a state of its field; the others show as ever', async t => {
  const { states, putRow } = await createExample(t)
  await putRow(secretPath, '0:3:' + 'A'.repeat(56))
  await putRow('services/connector/url', 'https://x.test/')
  const { fields } = await states('services')
  t.same(fields.map(state => [state.field.id, state.secret?.state ?? state.value]), [['api_key', 'undecryptable'], ['pem', 'empty'], ['url', 'https://x.test/']])
})

t.test('a lock is told with its variable and its scope, below it too', async t => {
  const env = { CONFIG__DEFAULT__GENERAL__INFO__PHONE: '1', CONFIG__WEBSITES__SECOND__GENERAL__INFO__NAME: '2', CONFIG__STORES__FR__GENERAL__INFO__NOTES: '3' }
  const { state } = await createExample(t, { env })
  for (const scope of [defaultScope, base, french]) {
    t.match(await state('general/info/phone', scope), { value: '1', locked: { variable: 'CONFIG__DEFAULT__GENERAL__INFO__PHONE', atScope: { type: 'default', id: 0 } } })
  }
  t.match(await state(name, second), { value: '2', locked: { atScope: { type: 'websites', id: 2 } }, inherit: { checked: false } })
  t.match(await state(name, french), { value: '2', locked: { atScope: { type: 'websites', id: 2 } }, inherit: { checked: true } })
  t.equal((await state(name, base)).locked, null)
  t.match((await state('general/info/notes', french)).locked, { variable: 'CONFIG__STORES__FR__GENERAL__INFO__NOTES', atScope: { type: 'stores', id: 3 } })
})

t.test('a row where its field cannot be set is shown as a stray', async t => {
  const { states, putRow } = await createExample(t)
  await putRow('general/info/timezone', 'UTC', base)
  await putRow(name, 'no stray', base)
  t.same((await states('general', base)).strays.map(stray => [stray.field.id, stray.value]), [['timezone', 'UTC']])
  t.same((await states('general')).strays, [])
  t.same((await states('general', second)).strays, [])
})

t.test('a stray secret is named without its value', async t => {
  const { states, putRow } = await createExample(t)
  await putRow(secretPath, 'plain secret', storeView)
  t.match((await states('services', storeView)).strays, [{ value: null }])
})

t.test('a section that is not shown at a scope has no fields there', async t => {
  const { states, structure } = await createExample(t)
  t.same((await states('services', storeView)).fields, [])
  t.same(structure.findSection('services')!.shown, { default: true, websites: true, stores: false })
})
