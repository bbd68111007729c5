import t from 'tap'
import { deleteRow, findRows, listRows, saveRow } from '../../src/config/config-data.ts'
import { defaultScope, scopeChain } from '../../src/config/scope.ts'
import { createTestDatabase } from '../helpers/database.ts'
import { base, second, storeView } from './example.ts'

const now = new Date('2026-03-02T09:08:07.654Z')

t.test('a row is written once and then overwritten, in the original\'s form', async t => {
  const database = await createTestDatabase(t)
  await saveRow(database, base, 'a/b/c', 'one', now)
  await saveRow(database, base, 'a/b/c', 'two', now)
  t.same(await database('core_config_data'), [{ config_id: 1, scope: 'websites', scope_id: 1, path: 'a/b/c', value: 'two', updated_at: '2026-03-02 09:08:07' }])
  await deleteRow(database, base, 'a/b/c')
  t.same(await database('core_config_data'), [])
})

t.test('figures stay text: 41 is stored as 41, and a number is refused', async t => {
  const database = await createTestDatabase(t)
  await saveRow(database, defaultScope, 'a/b/c', '41', now)
  t.same(await database('core_config_data').select(database.raw('value, typeof(value) as kind')), [{ value: '41', kind: 'text' }])
  await t.rejects(saveRow(database, defaultScope, 'a/b/c', 41 as unknown as string, now), { code: 'CONFIG_VALUE_NOT_TEXT' })
})

t.test('only rows of the chain are read', async t => {
  const database = await createTestDatabase(t)
  for (const scope of [defaultScope, base, second, storeView]) await saveRow(database, scope, 'a/b/c', scope.code, now)
  await saveRow(database, base, 'a/b/d', null, now)
  t.same((await findRows(database, 'a/b/c', scopeChain(storeView))).map(row => [row.scope, row.scopeId]).sort(), [['default', 0], ['stores', 1], ['websites', 1]])
  t.same((await listRows(database, ['a/b/c', 'a/b/d'], [base])).map(row => [row.path, row.value]).sort(), [['a/b/c', 'base'], ['a/b/d', null]])
  t.same(await listRows(database, [], [base]), [])
})

t.test('a value is looked up in the unique index, never by scanning the table', async t => {
  const database = await createTestDatabase(t)
  const queries: string[] = []
  database.on('query', (query: { sql: string }) => queries.push(query.sql))
  await listRows(database, ['a/b/c', 'a/b/d'], scopeChain(storeView))
  const plan = await database.raw(`EXPLAIN QUERY PLAN ${queries[0]!.replaceAll('?', '\'x\'')}`) as Array<{ detail: string }>
  const reads = plan.map(step => step.detail).filter(detail => detail.includes('core_config_data'))
  t.equal(reads.length, 3)
  for (const read of reads) t.match(read, /SEARCH core_config_data USING INDEX \S*scope\S* \(scope=\? AND scope_id=\? AND path=\?\)/)
})
