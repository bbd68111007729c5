import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import t, { type Test } from 'tap'
import { inTransaction, isUniqueViolation, openDatabase, type Database } from '../../../src/kernel/database/database.ts'
import { fromTimestamp, toTimestamp } from '../../../src/kernel/database/timestamp.ts'

/** A database in a file, and a second connection to it, as another process has it. */
async function openFile (t: Test): Promise<{ database: Database, other: Sqlite.Database, file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-database-'))
  const file = join(folder, 'test.sqlite')
  const database = openDatabase(`sqlite:${file}`)
  await database.schema.createTable('thing', table => {
    table.increments('id')
    table.string('name').unique()
  })
  const other = new Sqlite(file)
  t.teardown(async () => {
    other.close()
    await database.destroy()
    rmSync(folder, { recursive: true })
  })
  return { database, other, file }
}

t.test('while another process writes, a transaction waits its turn and is then carried out once', async t => {
  const { database, other } = await openFile(t)
  other.exec('begin immediate')
  const saving = inTransaction(database, async transaction => { await transaction('thing').insert({ name: 'mine' }) })
  await wait(150)
  other.exec('insert into thing (name) values (\'theirs\'); commit')
  await saving
  t.same((await database('thing').orderBy('id')).map(({ name }) => name), ['theirs', 'mine'])
})

t.test('a lock that does not end becomes a refusal that says nothing was saved', { timeout: 60_000 }, async t => {
  const { database, other } = await openFile(t)
  other.exec('begin immediate')
  await t.rejects(inTransaction(database, async transaction => { await transaction('thing').insert({ name: 'mine' }) }), { code: 'DATABASE_BUSY', statusCode: 503, message: /nothing was saved/ })
  other.exec('rollback')
  t.same(await database('thing'), [])
})

t.test('reading goes on while another process writes', async t => {
  const { database, other } = await openFile(t)
  other.exec('insert into thing (name) values (\'there\'); begin immediate; insert into thing (name) values (\'not yet\')')
  t.same((await database('thing')).map(({ name }) => name), ['there'])
  other.exec('commit')
  t.equal((await database('thing')).length, 2)
})

t.test('work that fails leaves nothing behind, and its error comes through', async t => {
  const { database } = await openFile(t)
  await t.rejects(inTransaction(database, async transaction => {
    await transaction('thing').insert({ name: 'half' })
    throw new Error('half way')
  }), { message: 'half way' })
  t.same(await database('thing'), [])
})

t.test('a value that is there already is recognised, other failures are not taken for it', async t => {
  const { database } = await openFile(t)
  await database('thing').insert({ id: 1, name: 'one' })
  for (const row of [{ name: 'one' }, { id: 1, name: 'two' }]) {
    try {
      await database('thing').insert(row)
      t.fail('taken twice')
    } catch (error) {
      t.ok(isUniqueViolation(error))
    }
  }
  try {
    await database('nothing').insert({ id: 1 })
  } catch (error) {
    t.notOk(isUniqueViolation(error))
  }
  for (const error of [undefined, null, 'x', { code: 19 }, new Error('x')]) t.notOk(isUniqueViolation(error))
})

t.test('a failed query does not carry its values in its message', async t => {
  const { database } = await openFile(t)
  await database('thing').insert({ name: 'Canary-4711' })
  t.plan(1)
  try {
    await database('thing').insert({ name: 'Canary-4711' })
  } catch (error) {
    t.notMatch(JSON.stringify([String(error), (error as Error).stack]), /Canary-4711/)
  }
})

t.test('the file survives a power cut: write-ahead log, full synchronisation, foreign keys', async t => {
  const { database } = await openFile(t)
  t.same(await database.raw('pragma journal_mode'), [{ journal_mode: 'wal' }])
  t.same(await database.raw('pragma synchronous'), [{ synchronous: 2 }])
  t.same(await database.raw('pragma foreign_keys'), [{ foreign_keys: 1 }])
})

t.test('an address of another kind of database is refused with a sentence', t => {
  for (const url of ['postgres://localhost/x', 'mysql://localhost/x', '/a.sqlite', '']) t.throws(() => openDatabase(url), { code: 'DATABASE_URL_UNKNOWN' })
  t.end()
})

t.test('times are written in UTC to the second and read back', t => {
  const time = new Date('2026-03-02T09:00:07.000Z')
  t.equal(toTimestamp(time), '2026-03-02 09:00:07')
  t.same(fromTimestamp(toTimestamp(time)), time)
  t.end()
})
