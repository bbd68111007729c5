import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import t, { type Test } from 'tap'
import { readEnv } from '../../src/kernel/env.ts'
import { start as startHere } from '../../src/start.ts'
import { toSentence } from '../../src/start-failure.ts'
import { createFolder, runToEnd, start } from './program.ts'

const once = { ADMIN_PASSWORD: 'given-Canary-1', LOG_LEVEL: 'silent' }

/** The program must end with code 1 and one sentence for people, without a stack. */
async function checkRefusal (t: Test, folder: string, variables: Record<string, string>, sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await runToEnd(t, folder, { ...once, ...variables })
  t.equal(code, 1)
  t.match(stderr, sentence)
  t.match(stderr, /^Backroom did not start\. [^\n]+\n$/, 'one line')
  t.notMatch(stderr, /\bat .+\.[jt]s:\d+|node:internal/, 'no stack')
  t.notMatch(stdout, /is ready/)
}

/** The same start in this process, which has loaded everything already; that the program says just this sentence is seen above. */
async function checkFailure (t: Test, folder: string, variables: Record<string, string>, sentence: RegExp): Promise<void> {
  const env = readEnv({ ...once, ...variables }, folder)
  const said = await startHere(env).then(() => 'It started.', (error: unknown) => toSentence(error, env))
  t.match(said, sentence)
  t.notMatch(said, /\n/, 'one line')
}

let used: Promise<string> | undefined

/** A folder in which the program has run once. */
async function createUsedFolder (t: Test): Promise<string> {
  const folder = createFolder(t)
  used ??= runOnce()
  cpSync(await used, folder, { recursive: true })
  return folder
}

async function runOnce (): Promise<string> {
  const folder = createFolder(t)
  await (await start(t, folder, once)).stop()
  return folder
}

t.test('what is wrong with the environment is said by the variable\'s name, before anything is made', { timeout: 120_000 }, async t => {
  const folder = createFolder(t)
  for (const [variables, sentence] of [
    [{ PORT: 'http' }, /The environment variable PORT is wrong: it must be a number from 0 to 65535\./],
    [{ BACKROOM_MODE: 'production' }, /BASE_URL is wrong: in production mode it must be the https:\/\/ URL/]
  ] as Array<[Record<string, string>, RegExp]>) await checkRefusal(t, folder, variables, sentence)
  t.throws(() => readFileSync(join(folder, 'var', 'backroom.sqlite')))
})

t.test('an address that this machine has not is named', { timeout: 60_000 }, async t => {
  await checkFailure(t, createFolder(t), { HOST: '203.0.113.7', PORT: '0', BACKROOM_MODE: 'developer' }, /This machine has no address 203\.0\.113\.7\./)
})

t.test('a folder that cannot be written is named', { timeout: 60_000 }, async t => {
  const folder = createFolder(t)
  writeFileSync(join(folder, 'file'), '')
  await checkFailure(t, folder, { DATA_DIR: 'file/below' }, /The folder .+file\/below cannot be written\./)
  await checkFailure(t, folder, { DATA_DIR: 'file' }, /The folder .+file cannot be written\./)
})

t.test('a database that cannot be opened, or is none, is refused and left as it is', { timeout: 60_000 }, async t => {
  const folder = createFolder(t)
  await checkFailure(t, folder, { DATABASE_URL: 'sqlite:no/such/folder/x.sqlite', PORT: '0' }, /The database cannot be opened/)
  writeFileSync(join(folder, 'letter.txt'), 'Dear reader, this is no database.\n'.repeat(200))
  await checkFailure(t, folder, { DATABASE_URL: 'sqlite:letter.txt', PORT: '0' }, /The database cannot be opened \(file is not a database\)/)
  t.match(readFileSync(join(folder, 'letter.txt'), 'utf8'), /^Dear reader/)
})

t.test('a database that a newer program has changed is refused', { timeout: 60_000 }, async t => {
  const folder = await createUsedFolder(t)
  const database = new Sqlite(join(folder, 'var', 'backroom.sqlite'))
  database.prepare('insert into knex_migrations (name, batch, migration_time) values (?, 9, 0)').run('20990101000000-flying-cars')
  database.close()
  await checkFailure(t, folder, { PORT: '0' }, /The database is newer than this program \(it has had the change "20990101000000-flying-cars"\)\./)
})

t.test('a crypt key that is not the database\'s, or none at all, is refused, and the database is left as it is', { timeout: 60_000 }, async t => {
  const folder = await createUsedFolder(t)
  const file = join(folder, 'var', 'crypt.key')
  const key = readFileSync(file, 'utf8')
  await checkFailure(t, folder, { PORT: '0', CRYPT_KEY: 'x'.repeat(32) }, /The crypt key does not belong to this database\./)
  await checkFailure(t, folder, { PORT: '0', CRYPT_KEY: 'too short' }, /The crypt key must have 32 characters/)
  rmSync(file)
  await checkFailure(t, folder, { PORT: '0' }, /exists, but its crypt key .+crypt\.key does not\. Put the file back, or set CRYPT_KEY\./)
  writeFileSync(file, key)
  t.equal((await (await start(t, folder, once)).stop()).code, 0, 'with the right key back it starts')
})

t.test('of two programs started at once on one folder each starts, or gives up with a sentence', { timeout: 60_000 }, async t => {
  const folder = createFolder(t)
  mkdirSync(join(folder, 'var'))
  const both = await Promise.allSettled([start(t, folder, once), start(t, folder, once)])
  t.ok(both.some(({ status }) => status === 'fulfilled'))
  for (const one of both) {
    if (one.status === 'fulfilled') t.equal((await one.value.stop()).code, 0)
    else t.notMatch(String(one.reason), /\bat .+\.js:\d+/, 'whoever gives up says so in a sentence')
  }
  const database = new Sqlite(join(folder, 'var', 'backroom.sqlite'), { readonly: true })
  t.equal(database.prepare('select * from admin_user').all().length, 1)
  database.close()
})
