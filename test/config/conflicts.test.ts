import t from 'tap'
import { findLatestChangeId } from '../../src/config/changes-since.ts'
import type { Actor } from '../../src/config/history.ts'
import type { SaveResult } from '../../src/config/save-section.ts'
import { defaultScope, type Scope } from '../../src/config/scope.ts'
import { base, createExample, plainKey, post } from './example.ts'

const ada = { realm: 'admin', userId: 1, userName: 'ada' } as const
const bob = { realm: 'admin', userId: 2, userName: 'bob' } as const

type Example = Awaited<ReturnType<typeof createExample>>
interface Saving { readonly values: Record<string, string>, readonly group?: string, readonly section?: string, readonly actor?: Actor, readonly shownChange?: number, readonly scope?: Scope }

/** Saves fields of a group: a value, or `inherit`. */
async function save (example: Example, { values, group = 'info', section = 'general', actor = ada, shownChange, scope = defaultScope }: Saving): Promise<SaveResult> {
  const fields = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value === 'inherit' ? { inherit: '1' } : { value }]))
  return await example.saveSection({ section: example.structure.findSection(section)!, scope, groups: post(group, fields), actor, shownChange })
}

async function values (example: Example): Promise<Record<string, string | null>> {
  return Object.fromEntries((await example.database('core_config_data')).map(row => [row.path, row.value]))
}

t.test('what only the others changed stays, what only the form changed is saved', async t => {
  const example = await createExample(t)
  await save(example, { values: { name: 'one', phone: '1' } })
  const shownChange = await findLatestChangeId(example.database)
  await save(example, { values: { name: 'bob\'s' }, actor: bob })
  const result = await save(example, { values: { name: 'one', phone: '2' }, shownChange })
  t.match(result, { ok: true, unchanged: 1 })
  t.same(await values(example), { 'general/info/name': 'bob\'s', 'general/info/phone': '2' })
})

t.test('what both changed is a conflict with both values, and nothing of the form is saved', async t => {
  const example = await createExample(t)
  await save(example, { values: { name: 'one' } })
  const shownChange = await findLatestChangeId(example.database)
  await save(example, { values: { name: 'bob\'s first' }, actor: bob })
  await save(example, { values: { name: 'bob\'s' }, actor: bob })
  const result = await save(example, { values: { name: 'ada\'s', phone: '2' }, shownChange })
  t.match(result, { ok: false, refusals: [], conflicts: [{ field: { path: 'general/info/name' }, yours: 'ada\'s', theirs: { userName: 'bob', newValue: 'bob\'s' } }] })
  t.same(await values(example), { 'general/info/name': 'bob\'s' })
})

t.test('the same change by both is no conflict, nor is one at another scope', async t => {
  const example = await createExample(t)
  await save(example, { values: { name: 'same' }, actor: bob })
  await save(example, { values: { phone: 'elsewhere' }, actor: bob, scope: base })
  t.match(await save(example, { values: { name: 'same', phone: 'mine' }, shownChange: 0 }), { ok: true, saved: [{ path: 'general/info/phone' }] })
})

t.test('a form that inherits and one that sets a value are in conflict, both ways', async t => {
  const example = await createExample(t)
  await save(example, { values: { name: 'one' } })
  const shownChange = await findLatestChangeId(example.database)
  await save(example, { values: { name: 'inherit' }, actor: bob })
  t.match(await save(example, { values: { name: 'two' }, shownChange }), { ok: false, conflicts: [{ yours: 'two', theirs: { newValue: null } }] })
  t.ok((await save(example, { values: { name: 'one' }, shownChange })).ok, 'who left the value as it was is not asked')
  t.same(await values(example), {}, 'and it stays given back')
  const later = await findLatestChangeId(example.database)
  await save(example, { values: { name: 'three' }, actor: bob })
  t.ok((await save(example, { values: { name: 'inherit' }, shownChange: later })).ok)
  t.same(await values(example), { 'general/info/name': 'three' }, 'a box that was ticked before is no change of the form')
})

t.test('a field without an inherit box that was shown empty and is posted empty is not the form\'s change', async t => {
  const example = await createExample(t)
  await save(example, { values: { phone: 'bob\'s' }, actor: bob })
  t.ok((await save(example, { values: { phone: '' }, shownChange: 0 })).ok)
  t.same(await values(example), { 'general/info/phone': 'bob\'s' })
})

t.test('a row that others wrote with the value that was there before is no change of theirs', async t => {
  const example = await createExample(t)
  await save(example, { values: { phone: '' }, actor: bob })
  t.ok((await save(example, { values: { phone: 'ada\'s' }, shownChange: 0 })).ok)
  t.same(await values(example), { 'general/info/phone': 'ada\'s' })
})

t.test('of secrets a conflict holds no value', async t => {
  const example = await createExample(t)
  const key = { section: 'services', group: 'connector' }
  await save(example, { ...key, values: { api_key: plainKey }, actor: bob })
  const result = await save(example, { ...key, values: { api_key: 'another-key-of-ada' }, shownChange: 0 })
  t.match(result, { ok: false, conflicts: [{ yours: '' }] })
  t.notMatch(JSON.stringify(result, (name, value: unknown) => name === 'field' ? undefined : value), /another-key-of-ada|live_4f9c/)
  t.ok((await save(example, { ...key, values: { api_key: '******' }, shownChange: 0 })).ok, 'asterisks change nothing')
})

t.test('a form that does not say what it has seen wins, as the original\'s', async t => {
  const example = await createExample(t)
  await save(example, { values: { name: 'bob\'s' }, actor: bob })
  t.ok((await save(example, { values: { name: 'ada\'s' } })).ok)
  t.same(await values(example), { 'general/info/name': 'ada\'s' })
})

t.test('of many who save one field at once from the same page, one wins and all others are told', async t => {
  const example = await createExample(t)
  const results = await Promise.all(['a', 'b', 'c', 'd'].map(async name => await save(example, { values: { name }, shownChange: 0 })))
  t.equal(results.filter(result => result.ok).length, 1)
  t.equal((await example.database('backroom_config_change')).length, 1)
})
