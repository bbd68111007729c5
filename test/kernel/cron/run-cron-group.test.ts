import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { findLastRun, takeCronGroup } from '../../../src/kernel/cron/cron-group-table.ts'
import { listCronHistory } from '../../../src/kernel/cron/cron-schedule-table.ts'
import { runCronGroup, type CronGroupOptions, type CronJob, type CronRun } from '../../../src/kernel/cron/run-cron-group.ts'
import { openDatabase, type Database } from '../../../src/kernel/database/database.ts'
import { migrate } from '../../../src/kernel/database/migrate.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase, migrationsFolder } from '../../helpers/database.ts'

const done = { status: 'success', messages: '' } as const

function groupOf (database: Database, clock: CronGroupOptions['clock'], ...jobs: CronJob[]): CronGroupOptions {
  return { database, clock, group: { code: 'shop', jobs }, report () {} }
}

function ranIn (run: CronRun): string[] {
  return run.state === 'done' ? run.results.map(({ jobCode, status }) => `${jobCode} ${status}`) : [run.state]
}

t.test('tasks run in their own minutes, once each', async t => {
  const database = await createTestDatabase(t)
  const clock = createTestClock('2026-03-02T05:20:10.000Z')
  const times: string[] = []
  const note = (code: string, time: CronJob['time']): CronJob => ({ code, time, run: async () => { times.push(`${code} ${clock.now().toISOString().slice(11, 16)}`); return done } })
  const options = groupOf(database, clock, note('hourly', { minute: 32 }), note('daily', { minute: 27, hour: 5 }), note('often', { everyMinutes: 20 }))
  for (let minute = 0; minute < 90; minute++) {
    await runCronGroup(options, 'cron')
    await runCronGroup(options, 'cron')
    clock.forward(60)
  }
  t.same(times, ['often 05:20', 'daily 05:27', 'hourly 05:32', 'often 05:40', 'often 06:00', 'often 06:20', 'hourly 06:32', 'often 06:40'])
  t.same(await findLastRun(database, 'shop'), { at: new Date('2026-03-02T06:49:10.000Z'), by: 'cron' })
  const kept = (await listCronHistory(database, 50)).map(({ jobCode, scheduledAt }) => `${jobCode} ${scheduledAt.toISOString().slice(11, 16)}`)
  t.same(kept, ['often 06:40', 'hourly 06:32', 'often 06:20', 'often 06:00'], 'what succeeded is forgotten after an hour')
})

t.test('what nobody ran in time is missed, and what a killed process left is an error; both are kept for three days', async t => {
  const database = await createTestDatabase(t)
  const clock = createTestClock('2026-03-02T09:31:00.000Z')
  const options = groupOf(database, clock, { code: 'hourly', time: { minute: 32 }, run: async () => done })
  await runCronGroup(options, 'cron')
  clock.forward(3 * 3600)
  t.same(ranIn(await runCronGroup(options, 'cron')), [])
  t.match(await listCronHistory(database, 9), [{ status: 'missed', messages: 'Not run by 2026-03-02 12:31:00 UTC' }])
  await database('cron_schedule').where({ status: 'pending' }).update({ status: 'running' })
  await runCronGroup(options, 'cli')
  t.match(await listCronHistory(database, 9), [{ status: 'error' }, { status: 'missed' }])
  clock.forward(4322 * 60)
  await runCronGroup(options, 'cron')
  t.same(await listCronHistory(database, 9), [])
})

t.test('what a task throws is its error, told to whoever asked, and does not keep others from running', async t => {
  const database = await createTestDatabase(t)
  const clock = createTestClock('2026-03-02T09:32:00.000Z')
  const reported: string[] = []
  const fails: CronJob = { code: 'fails', time: { minute: 32 }, run: async () => { throw new Error('no disk') } }
  const works: CronJob = { code: 'works', time: { minute: 32 }, run: async () => ({ status: 'missed', messages: 'not today' }) }
  const run = await runCronGroup({ ...groupOf(database, clock, fails, works), report: (error, code) => { reported.push(`${code}: ${String(error)}`) } }, 'cron')
  t.same(run, { state: 'done', results: [{ jobCode: 'fails', status: 'error', messages: 'no disk' }, { jobCode: 'works', status: 'missed', messages: 'not today' }] })
  t.same(reported, ['fails: Error: no disk'])
})

async function openTwo (t: Test): Promise<[Database, Database]> {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-cron-'))
  const url = `sqlite:${join(folder, 'db.sqlite')}`
  const [one, other] = [openDatabase(url), openDatabase(url)]
  t.teardown(async () => {
    await Promise.all([one.destroy(), other.destroy()])
    rmSync(folder, { recursive: true, force: true })
  })
  await migrate(one, migrationsFolder)
  return [one, other]
}

t.test('two processes on one database run each task once', async t => {
  const databases = await openTwo(t)
  const clock = createTestClock('2026-03-02T09:30:00.000Z')
  let amount = 0
  const job: CronJob = { code: 'each', time: { everyMinutes: 1 }, run: async () => { amount++; return done } }
  for (let minute = 1; minute <= 10; minute++) {
    const runs = await Promise.all(databases.map(async database => await runCronGroup(groupOf(database, clock, job), 'cron')))
    t.equal(amount, minute, `${minute} minutes: ${runs.map(ranIn).join(' / ')}`)
    clock.forward(60)
  }
})

t.test('while one process is at it, another is refused; the lock of a killed one ends by itself', async t => {
  const [one, other] = await openTwo(t)
  const clock = createTestClock('2026-03-02T09:32:00.000Z')
  const slow: CronJob = {
    code: 'slow',
    time: { minute: 32 },
    async run () {
      t.same(await runCronGroup(groupOf(other, clock, slow), 'cli'), { state: 'locked' })
      return done
    }
  }
  t.same(ranIn(await runCronGroup(groupOf(one, clock, slow), 'cron')), ['slow success'])
  const killed = await takeCronGroup(one, 'shop', clock)
  clock.forward(599)
  t.same(await takeCronGroup(other, 'shop', clock), undefined)
  clock.forward(1)
  t.ok(await takeCronGroup(other, 'shop', clock))
  t.equal(await killed!.renew(), false, 'who was away too long has lost it')
})
