import t, { type Test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { createTestApp, testCryptKey, type TestApp } from '../helpers/app.ts'
import { channelUrl, connectorUrl, issueKey, keyField, listVerdicts, reasonOf } from '../helpers/channel.ts'
import { serializeDatabase } from '../helpers/database.ts'
import { enter } from '../helpers/people.ts'
import { createVisitor } from '../helpers/visitor.ts'

/** Another process on a copy of the same database. */
async function restart (t: Test, { env, database, clock }: TestApp, cryptKey = testCryptKey): Promise<Pick<TestApp, 'app' | 'database'>> {
  const copy = openDatabase(await serializeDatabase(database))
  const app = await buildApp({ env: { ...env, logLevel: 'silent' }, database: copy, clock, cryptKey })
  t.teardown(async () => {
    await app.close()
    await copy.destroy()
  })
  return { app, database: copy }
}

async function saveKey (testApp: TestApp): Promise<Map<string, string>> {
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: (await issueKey(testApp)).key })
  return admin.cookies
}

t.test('a restart keeps the key, what came of it, and who is signed in', async t => {
  const testApp = await createTestApp(t)
  const cookies = await saveKey(testApp)
  const { app, database } = await restart(t, testApp)
  const admin = createVisitor(app)
  for (const [name, value] of cookies) admin.cookies.set(name, value)
  t.equal(reasonOf(await admin.open(channelUrl)), null)
  const rows = await listVerdicts({ ...testApp, database })
  t.same(rows.map(row => [row.occasion, row.verdict]), [['save', 'valid'], ['access', 'valid']])
  t.equal(rows[0]!.fingerprint, rows[1]!.fingerprint)
})

t.test('under another crypt key the stored key is unreadable: the channel says so, and the configuration page opens and takes a new one', async t => {
  const testApp = await createTestApp(t)
  const cookies = await saveKey(testApp)
  const { app } = await restart(t, testApp, 'y'.repeat(32))
  const admin = createVisitor(app)
  for (const [name, value] of cookies) admin.cookies.set(name, value)
  t.equal(reasonOf(await admin.open(channelUrl)), 'undecryptable')
  const page = await admin.open(connectorUrl)
  t.equal(page.status, 200)
  t.match(page.text, /encrypted with another crypt key and cannot be read/)
  t.match((await admin.open('/admin/admin/dashboard/')).text, /A key is stored, but it cannot be read/)
})
