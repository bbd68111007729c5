import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { RecordedChange } from '../../src/config/history.ts'
import { listChanges } from '../../src/config/history.ts'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { migrationsFolder } from '../helpers/database.ts'
import { createFolder } from './program.ts'

const saver = join(import.meta.dirname, 'config-saver.js')
const kills = 10
/** Fields that each kind of save changes. */
const changesOfOneSave = 3

/** Lets the program save for a while and kills it in the middle of something; tells the last number that it reported. */
async function saveAndKill (t: Test, file: string, first: number): Promise<number> {
  const child = spawn(process.execPath, [saver, file, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => { child.kill('SIGKILL') })
  let said = ''
  const ended = new Promise(resolve => { child.on('close', resolve) })
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      resolve()
    })
    child.on('close', () => { reject(new Error('the program ended by itself')) })
  })
  // At any moment: between two saves, before, in and after a transaction.
  await wait(Math.random() * 60)
  child.kill('SIGKILL')
  await ended
  return Number(said.trimEnd().split('\n').at(-1))
}

t.test('a save that is killed at any moment leaves all or nothing, values and history together', { timeout: 120_000 }, async t => {
  const file = join(createFolder(t), 'config.sqlite')
  const database = openDatabase(`sqlite:${file}`)
  t.teardown(async () => { await database.destroy() })
  await migrate(database, migrationsFolder)
  let next = 1
  for (let kill = 0; kill < kills; kill++) {
    const reported = await saveAndKill(t, file, next)
    const changes = await listChanges(database, { limit: 1_000_000 })
    const sets = new Set(changes.map(change => change.changeSet))
    t.strictSame([...sets].filter(set => changes.filter(change => change.changeSet === set).length !== changesOfOneSave), [], 'every save stands in the history as a whole')
    t.ok(sets.size === reported || sets.size === reported + 1, `what was reported is there, and at most the next one: ${sets.size} of ${reported}`)
    t.strictSame(await database('core_config_data').select('scope', 'scope_id', 'path', 'value').orderBy(['scope', 'scope_id', 'path']), toRows(changes), 'the values are those of the history')
    next = sets.size + 1
  }
  t.strictSame(await database.raw('pragma integrity_check'), [{ integrity_check: 'ok' }])
})

/** The rows that the changes, newest first, have led to. */
function toRows (changes: readonly RecordedChange[]): unknown[] {
  const latest = new Map([...changes].reverse().map(({ scope, path, newValue }) => [`${scope.type} ${scope.id} ${path}`, { scope: scope.type, scope_id: scope.id, path, value: newValue }]))
  return [...latest].sort(([one], [other]) => one < other ? -1 : 1).map(([, row]) => row)
}
