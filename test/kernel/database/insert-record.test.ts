import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import t, { type Test } from 'tap'
import { inTransaction, openDatabase, type Database } from '../../../src/kernel/database/database.ts'
import { insertRecord } from '../../../src/kernel/database/insert-record.ts'

async function open (t: Test): Promise<{ database: Database, file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-record-'))
  const file = join(folder, 'x.sqlite')
  const database = openDatabase(`sqlite:${file}`)
  await database.schema.createTable('line', table => { table.increments('id'); table.string('text'); table.integer('number') })
  t.teardown(async () => {
    await database.destroy()
    rmSync(folder, { recursive: true })
  })
  return { database, file }
}

async function synchronous (database: Database): Promise<number> {
  const [row] = await database.raw('pragma synchronous') as Array<{ synchronous: number }>
  return row!.synchronous
}

t.test('a line is there for everybody at once, under the id that is returned, and other writes wait for the disk as before', async t => {
  const { database, file } = await open(t)
  t.equal(await insertRecord(database, 'line', { text: 'one', number: 1 }), 1)
  t.equal(await insertRecord(database, 'line', { text: null, number: 2 }), 2)
  const other = new Sqlite(file, { readonly: true })
  t.same(other.prepare('select * from line').all(), [{ id: 1, text: 'one', number: 1 }, { id: 2, text: null, number: 2 }])
  other.close()
  t.equal(await synchronous(database), 2, 'FULL')
  await t.rejects(insertRecord(database, 'no_such_line', { text: 'x' }), /no such table/)
  t.equal(await synchronous(database), 2, 'after a failure too')
})

t.test('while another process writes it waits, and transactions beside it end whole', async t => {
  const { database, file } = await open(t)
  const other = new Sqlite(file)
  other.exec('begin immediate')
  const waiting = insertRecord(database, 'line', { text: 'late', number: 1 })
  setTimeout(() => { other.exec('commit') }, 150)
  t.equal(await waiting, 1)
  other.close()
  await Promise.all([
    inTransaction(database, async transaction => { await transaction('line').insert({ text: 'a' }); await transaction('line').insert({ text: 'b' }) }),
    insertRecord(database, 'line', { text: 'beside', number: 3 })
  ])
  t.same((await database('line').orderBy('id').pluck('text')).toSorted(), ['a', 'b', 'beside', 'late'])
})

t.test('lines of one moment are written together; one that cannot be written takes no other along', async t => {
  const { database, file } = await open(t)
  const sql: string[] = []
  database.client.on('query', (query: { sql: string }) => sql.push(query.sql))
  const other = new Sqlite(file, { readonly: true })
  const versions = new Set<unknown>()
  const lines = ['a', 'b', 'c'].map(async (text, number) => {
    const id = await insertRecord(database, 'line', { text, number })
    versions.add(other.pragma('data_version', { simple: true }))
    return id
  })
  const failing = t.rejects(insertRecord(database, 'no_such_line', { text: 'x' }), /no such table/)
  const late = insertRecord(database, 'line', { text: 'd', number: 4 })
  await failing
  t.same(await Promise.all([...lines, late]), [1, 2, 3, 4])
  t.same(other.prepare('select text from line order by id').pluck().all(), ['a', 'b', 'c', 'd'])
  t.equal(versions.size, 1, 'one transaction')
  t.equal(sql.filter(text => text.startsWith('insert into line')).length, 4)
  other.close()
  t.equal(await synchronous(database), 2, 'FULL')
})
