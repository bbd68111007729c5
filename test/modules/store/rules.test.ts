import t from 'tap'
import type { Database } from '../../../src/kernel/database/database.ts'
import { saveEntry, type SaveEntry } from '../../../src/modules/store/save-entry.ts'
import type { StoreInput, StoreKind } from '../../../src/modules/store/store-kind.ts'
import { groupKind } from '../../../src/modules/store/group-kind.ts'
import { viewKind } from '../../../src/modules/store/view-kind.ts'
import { websiteKind } from '../../../src/modules/store/website-kind.ts'
import { byAdminUser, createTestAudit } from '../../helpers/audit.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase } from '../../helpers/database.ts'

const valid: Record<string, StoreInput> = {
  website: { name: 'Third', code: 'third', sort_order: '0' },
  group: { website_id: '1', name: 'Third', code: 'third', root_category_id: '2' },
  store: { group_id: '1', name: 'Third', code: 'third', is_active: '1', sort_order: '0' }
}

/** A rule: what is sent instead of what is valid, and what is answered at which field; undefined where it is taken. */
type Rule = readonly [StoreKind, number | undefined, StoreInput, string | undefined, string?]

const websiteCode = 'Website code may only contain letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.'
const groupCode = 'Group code may only contain letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.'
const storeCode = 'The store code may contain only letters (a-z), numbers (0-9) or underscore (_), and the first character must be a letter.'
const needed = 'This is a required field.'
const notInList = 'Choose one of the options in the list.'
const tooLong = 'This text is too long: use at most %1 characters.'

const rules: readonly Rule[] = [
  ...['a', 'Ab_9', 'x'.repeat(32)].map((code): Rule => [websiteKind, undefined, { code }, undefined]),
  ...['1a', '_a', 'a-b', 'a b', 'é', 'a\n'].map((code): Rule => [websiteKind, undefined, { code }, 'code', websiteCode]),
  ...['a', 'a_9', 'x'.repeat(32)].map((code): Rule => [viewKind, undefined, { code }, undefined]),
  ...['A', 'aB', '1a', '_a', 'a-b'].map((code): Rule => [viewKind, undefined, { code }, 'code', storeCode]),
  ...['1a', 'a-b'].map((code): Rule => [groupKind, undefined, { code }, 'code', groupCode]),
  ...[websiteKind, groupKind, viewKind].flatMap((kind): Rule[] => [
    [kind, undefined, { code: '' }, 'code', needed],
    [kind, undefined, { code: 'x'.repeat(33) }, 'code', tooLong],
    [kind, undefined, { name: '' }, 'name', needed],
    [kind, undefined, { name: 'a\u0000b' }, 'name', 'This contains a control character. Type the text again instead of pasting it.']
  ]),
  [websiteKind, undefined, { name: 'é'.repeat(64) }, undefined],
  [websiteKind, undefined, { name: 'x'.repeat(65) }, 'name', tooLong],
  [groupKind, undefined, { name: 'x'.repeat(256) }, 'name', tooLong],
  [viewKind, undefined, { name: 'x'.repeat(256) }, 'name', tooLong],
  [websiteKind, undefined, { code: 'SECOND' }, 'code', 'Website with the same code already exists.'],
  [websiteKind, undefined, { code: 'admin' }, 'code', 'Website with the same code already exists.'],
  [groupKind, undefined, { code: 'second_store' }, 'code', 'Group with the same code already exists.'],
  [viewKind, undefined, { code: 'fr' }, 'code', 'Store with the same code already exists.'],
  [viewKind, 3, { code: 'fr' }, undefined],
  [websiteKind, undefined, { sort_order: '' }, undefined],
  [websiteKind, undefined, { sort_order: '-1' }, 'sort_order', 'Please enter a valid number in this field.'],
  [viewKind, undefined, { sort_order: '70000' }, 'sort_order', 'The value is not within the specified range.'],
  [websiteKind, undefined, { is_default: '1' }, 'is_default', 'The default website needs a default store with a store view. Create them first.'],
  [websiteKind, 1, { default_group_id: '2' }, 'default_group_id', notInList],
  [groupKind, undefined, { website_id: '' }, 'website_id', needed],
  [groupKind, undefined, { website_id: '0' }, 'website_id', notInList],
  [groupKind, undefined, { website_id: '99' }, 'website_id', notInList],
  [groupKind, 1, { website_id: '2' }, 'website_id', 'This store cannot move: it is the only store of its website, or the one that the default website shows.'],
  [groupKind, undefined, { root_category_id: 'x' }, 'root_category_id', notInList],
  [groupKind, 1, { default_store_id: '2' }, 'default_store_id', notInList],
  [viewKind, undefined, { group_id: '' }, 'group_id', needed],
  [viewKind, undefined, { group_id: '99' }, 'group_id', notInList],
  [viewKind, 2, { group_id: '1' }, 'group_id', 'This store view cannot move: it is the default one of its store. Make another one the default there first.'],
  [viewKind, 1, { group_id: '2' }, 'group_id', 'This store view cannot move: it is the default one of its store. Make another one the default there first.'],
  [viewKind, 3, { group_id: '1' }, undefined],
  [viewKind, 2, { is_active: '0' }, 'is_active', 'The default store cannot be disabled'],
  [viewKind, 3, { is_active: '0' }, undefined],
  [viewKind, 3, { is_active: '2' }, 'is_active', notInList]
]

/** Saves as the admin user does. */
async function save (database: Database, kind: StoreKind, entry: Omit<SaveEntry, 'origin'>) {
  return await saveEntry({ database, audit: createTestAudit(createTestClock()) }, kind, { ...entry, origin: byAdminUser })
}

t.test('what is taken and what is refused, rule by rule', async t => {
  const database = await createTestDatabase(t)
  for (const [kind, id, change, field, phrase] of rules) {
    const before = JSON.stringify([await database('store_website'), await database('store_group'), await database('store')])
    const input = id === undefined ? { ...valid[kind.name], ...change } : change
    const stored = id === undefined ? {} : await kind.findInput(database, id)
    const found = await kind.check(database, id, { ...stored, ...input })
    t.same(Object.keys(found), field === undefined ? [] : [field], `${kind.name} ${JSON.stringify(change).slice(0, 60)}`)
    if (field !== undefined) {
      t.equal(found[field]?.phrase, phrase)
      t.match(await save(database, kind, { id, input }), { state: 'refused', hasConflict: false })
      t.equal(JSON.stringify([await database('store_website'), await database('store_group'), await database('store')]), before, 'nothing was written')
    }
  }
})

t.test('an inactive store view cannot become the default one', async t => {
  const database = await createTestDatabase(t)
  await database('store').where({ store_id: 3 }).update({ is_active: 0 })
  t.match(await save(database, groupKind, { id: 2, input: { default_store_id: '3' } }), { state: 'refused', errors: { default_store_id: { phrase: 'An inactive store view cannot be saved as default store view' } } })
})

t.test('the first store view of a store is its default one, and cannot be created disabled', async t => {
  const database = await createTestDatabase(t)
  const group = await save(database, groupKind, { id: undefined, input: valid['group']! })
  t.match(group, { state: 'saved', id: 3 })
  t.match(await save(database, viewKind, { id: undefined, input: { ...valid['store'], group_id: '3', is_active: '0' } }), { state: 'refused', errors: { is_active: { phrase: 'The default store cannot be disabled' } } })
})

t.test('a field that a script does not send stays as it is, and there is never more than one default website', async t => {
  const database = await createTestDatabase(t)
  t.match(await save(database, websiteKind, { id: 2, input: { is_default: '1' } }), { state: 'saved', id: 2 })
  t.match(await database('store_website').where({ website_id: 2 }), [{ name: 'Second Website', code: 'second', sort_order: 10, default_group_id: 2 }])
  t.same(await database('store_website').where({ is_default: 1 }).pluck('website_id'), [2])
  t.same(await save(database, websiteKind, { id: 99, input: { name: 'x' } }), { state: 'missing' })
  t.same(await save(database, websiteKind, { id: 0, input: { name: 'x' } }), { state: 'missing' }, 'the Admin\'s own row is none')
})
