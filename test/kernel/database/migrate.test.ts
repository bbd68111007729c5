import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { openDatabase, type Database } from '../../../src/kernel/database/database.ts'
import { migrate, migrateDown } from '../../../src/kernel/database/migrate.ts'
import { createTestDatabase, migrationsFolder } from '../../helpers/database.ts'

/** Every table, index and column, as the database tells it. */
async function describeSchema (database: Database): Promise<unknown[]> {
  return await database.raw('select type, name, sql from sqlite_master where name not like \'sqlite_%\' and name not like \'knex_%\' order by name') as unknown[]
}

function openEmpty (t: Test): Database {
  const database = openDatabase('sqlite::memory:')
  t.teardown(async () => { await database.destroy() })
  return database
}

t.test('an empty database is brought up to date, once', async t => {
  const database = openEmpty(t)
  const applied = await migrate(database, migrationsFolder)
  t.ok(applied.length >= 8)
  t.same(applied, [...applied].sort())
  for (const name of applied) t.match(name, /^\d{14}-[a-z0-9-]+$/, 'recorded without an extension')
  t.same(await migrate(database, migrationsFolder), [])
})

t.test('down leads to nothing, and up again to the same', async t => {
  const database = openEmpty(t)
  await migrate(database, migrationsFolder)
  const before = await describeSchema(database)
  t.ok(before.length > 15)
  await migrateDown(database, migrationsFolder)
  t.same(await describeSchema(database), [])
  await migrate(database, migrationsFolder)
  t.same(await describeSchema(database), before)
})

t.test('a database that a newer program has changed is refused by name', async t => {
  const database = await createTestDatabase(t)
  await database('knex_migrations').insert({ name: '20990101000000-flying-cars', batch: 9, migration_time: new Date() })
  const before = await describeSchema(database)
  await t.rejects(migrate(database, migrationsFolder), { code: 'DATABASE_NEWER', message: /"20990101000000-flying-cars"/ })
  t.same(await describeSchema(database), before)
})

t.test('a change that fails leaves nothing behind and is tried again the next time', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-migrations-'))
  t.teardown(() => { rmSync(folder, { recursive: true }) })
  const file = join(folder, '20260101000000-create-thing.js')
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(file, 'export async function up (database) { await database.schema.createTable("thing", table => { table.increments() }); if (globalThis.failMigration) throw new Error("half way") }\nexport async function down () {}\n')
  const database = openEmpty(t)
  const global = globalThis as { failMigration?: boolean }
  global.failMigration = true
  await t.rejects(migrate(database, folder), { message: /half way/ })
  t.notOk(await database.schema.hasTable('thing'))
  delete global.failMigration
  t.same(await migrate(database, folder), ['20260101000000-create-thing'])
})

t.test('files of other names are no changes', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-migrations-'))
  t.teardown(() => { rmSync(folder, { recursive: true }) })
  for (const file of ['readme.js', '2026-create.js', '20260101000000-x.js.map', '20260101000000-x.d.ts']) writeFileSync(join(folder, file), 'throw new Error("not to be loaded")')
  t.same(await migrate(openEmpty(t), folder), [])
})

t.test('while another program brings the database up to date, this one waits and then finds nothing to do', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-migrations-'))
  t.teardown(() => { rmSync(folder, { recursive: true }) })
  const [one, other] = [openDatabase(`sqlite:${join(folder, 'x.sqlite')}`), openDatabase(`sqlite:${join(folder, 'x.sqlite')}`)]
  t.teardown(async () => { await Promise.all([one.destroy(), other.destroy()]) })
  await migrate(one, migrationsFolder)
  await one('knex_migrations_lock').update({ is_locked: 1 })
  const waiting = migrate(other, migrationsFolder)
  await wait(300)
  await one('knex_migrations_lock').update({ is_locked: 0 })
  t.same(await waiting, [])
})

t.test('a lock that a killed program has left is named with what to do about it', { timeout: 60_000 }, async t => {
  const database = await createTestDatabase(t)
  await database('knex_migrations_lock').update({ is_locked: 1 })
  const [newest] = await database('knex_migrations').max({ id: 'id' }) as [{ id: number }]
  await database('knex_migrations').where(newest).delete()
  const said: unknown[] = []
  t.intercept(console, 'log', { value: (text: unknown) => { said.push(text) } })
  t.intercept(console, 'warn', { value: (text: unknown) => { said.push(text) } })
  await t.rejects(migrate(database, migrationsFolder), { code: 'MIGRATION_LOCKED', message: /set is_locked to 0 in the table knex_migrations_lock/ })
  t.same(said, [], 'nobody else says anything')
})
