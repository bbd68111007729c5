import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import type { AuditEvent } from '../../../src/kernel/audit/audit-event.ts'
import { purgeAuditLog } from '../../../src/kernel/audit/purge-audit-log.ts'
import { verifyAuditLog } from '../../../src/kernel/audit/verify-audit-log.ts'
import { inTransaction, openDatabase, type Database } from '../../../src/kernel/database/database.ts'
import { migrate } from '../../../src/kernel/database/migrate.ts'
import { auditSecret, byAdminUser, createTestAudit } from '../../helpers/audit.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase, migrationsFolder } from '../../helpers/database.ts'

const table = 'backroom_audit_event'
const head = 'backroom_audit_head'
const event: AuditEvent = { action: 'tried', outcome: 'success', target: 'Ünïcödé', details: { text: 'a "b"', number: 1.5, none: null, list: [true, { x: 1 }] } }

async function fill (database: Database, number: number): Promise<void> {
  const audit = createTestAudit(createTestClock())
  for (let count = 0; count < number; count++) await audit.record(database, { ...byAdminUser, address: '127.0.0.1', requestId: `r${count}` }, event)
}

t.test('the chain holds; an empty one does too', async t => {
  const database = await createTestDatabase(t)
  t.same(await verifyAuditLog(database, auditSecret), { rows: 0, fault: undefined })
  await fill(database, 5)
  t.same(await verifyAuditLog(database, auditSecret), { rows: 5, fault: undefined })
  t.match(await verifyAuditLog(database, Buffer.from('another')), { rows: 0, fault: { id: 1, kind: 'changed' } }, 'whoever does not have the secret cannot make a chain')
})

t.test('an act that is rolled back leaves no entry, and the chain holds', async t => {
  const database = await createTestDatabase(t)
  const audit = createTestAudit(createTestClock())
  await fill(database, 1)
  await t.rejects(inTransaction(database, async transaction => {
    await audit.record(transaction, byAdminUser, event)
    throw new Error('the act failed')
  }))
  t.same(await verifyAuditLog(database, auditSecret), { rows: 1, fault: undefined })
})

t.test('entries of two connections at once stand in one chain', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-audit-'))
  t.teardown(() => { rmSync(folder, { recursive: true }) })
  const databases = [0, 1].map(() => openDatabase(`sqlite:${join(folder, 'x.sqlite')}`))
  t.teardown(async () => { for (const database of databases) await database.destroy() })
  await migrate(databases[0]!, migrationsFolder)
  await Promise.all(Array.from({ length: 30 }, async (_, number) => { await fill(databases[number % 2]!, 1) }))
  t.same(await verifyAuditLog(databases[1]!, auditSecret), { rows: 30, fault: undefined })
})

const attacks: ReadonlyArray<readonly [string, (database: Database) => Promise<unknown>, { id: number, kind: string }]> = [
  ['a changed word', async database => await database(table).where({ id: 3 }).update({ user_name: 'mallory' }), { id: 3, kind: 'changed' }],
  ['changed details', async database => await database(table).where({ id: 2 }).update({ details: '{}' }), { id: 2, kind: 'changed' }],
  ['a removed entry', async database => await database(table).where({ id: 3 }).delete(), { id: 3, kind: 'missing' }],
  ['removed entries at the end', async database => await database(table).where('id', '>', 4).delete(), { id: 5, kind: 'missing' }],
  ['an end that was cut off with its head', async database => {
    const last = await database(table).where({ id: 4 }).first() as { seal: string }
    await database(table).where('id', '>', 4).delete()
    await database(head).update({ last_id: 4, seal: last.seal })
  }, { id: 4, kind: 'head_changed' }],
  ['a beginning that was cut off with its head', async database => {
    const last = await database(table).where({ id: 2 }).first() as { seal: string }
    await database(table).where('id', '<=', 2).delete()
    await database(head).update({ purged_id: 2, purged_seal: last.seal })
  }, { id: 2, kind: 'purge_unexplained' }],
  ['two entries that changed places', async database => {
    await database(table).where({ id: 2 }).update({ id: 99 })
    await database(table).where({ id: 3 }).update({ id: 2 })
    await database(table).where({ id: 99 }).update({ id: 3 })
  }, { id: 2, kind: 'changed' }],
  ['an entry put at the end', async database => {
    const row = await database(table).where({ id: 6 }).first() as object
    await database(table).insert({ ...row, id: 7 })
  }, { id: 7, kind: 'changed' }]
]

for (const [name, attack, fault] of attacks) {
  t.test(`${name} is found`, async t => {
    const database = await createTestDatabase(t)
    await fill(database, 6)
    await attack(database)
    t.match((await verifyAuditLog(database, auditSecret)).fault, fault)
  })
}

t.test('old entries go, the chain holds, and an entry says how many went', async t => {
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  const audit = createTestAudit(clock)
  await fill(database, 3)
  clock.forward(40 * 86_400)
  await audit.record(database, byAdminUser, event)
  t.equal(await purgeAuditLog({ database, clock, audit }, 60), 0)
  t.equal(await purgeAuditLog({ database, clock, audit }, 30), 3)
  t.same(await verifyAuditLog(database, auditSecret), { rows: 2, fault: undefined })
  t.match(await database(table).where({ id: 5 }).first(), { action: 'audit_log_purged', realm: 'system' })
  clock.forward(400 * 86_400)
  t.equal(await purgeAuditLog({ database, clock, audit }, 30), 2, 'also where everything is old')
  t.same(await verifyAuditLog(database, auditSecret), { rows: 1, fault: undefined })
})
