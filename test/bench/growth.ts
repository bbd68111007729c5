import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/kernel/clock.ts'
import { openDatabase, type Database } from '../../src/kernel/database/database.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { toEnv } from '../../src/kernel/env.ts'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { createFirstUser } from '../../src/modules/user/first-user.ts'
import { benchUser } from './bench-user.ts'
import { fillStores } from './fill-stores.ts'
import { createHttpVisitor, type HttpVisitor } from './http-visitor.ts'

/**
 * How the cost of a configuration page, a save and a start grows from a small installation to a very large one: both are asked
 * in turn, in one run, and the medians are compared.
 */
interface Size { readonly name: string, readonly views: number, readonly rows: number }
interface Instance { readonly size: Size, readonly folder: string, readonly child: ChildProcess, readonly visitor: HttpVisitor, readonly pageBytes: number }

const small: Size = { name: 'small', views: 5, rows: 100 }
const large: Size = { name: 'large', views: 10_000, rows: 1_000_000 }
const rounds = Number(process.env['BENCH_GROWTH_ROUNDS'] ?? 300)
const section = '/admin/admin/system_config/edit/section/general/'
/** Fields of the page that is measured, so that it has thousands of overrides below it. */
const overridden = ['general/locale/code', 'general/locale/timezone', 'general/store_information/name', 'general/country/default']

const instances = [await open(small), await open(large)] as const
const results = {
  start: await compare(5, async instance => await restart(instance)),
  page: await compare(rounds, async ({ visitor }) => { await visitor.open(section) }),
  save: await compare(Math.ceil(rounds / 3), async ({ visitor }, round) => {
    await visitor.submit(section, { 'groups[store_information][fields][name][value]': `Name ${round}` }, section.replace('/edit/', '/save/'))
  })
}
console.log(`\n| ${large.views.toLocaleString('en')} store views, ${large.rows.toLocaleString('en')} rows against ${small.views}, ${small.rows} | small, ms | large, ms | ratio | aim |`)
console.log('|---|---:|---:|---:|---:|')
for (const [name, aim] of [['page', 1.1], ['save', 1.15], ['start', 1.5]] as const) {
  const [one, other] = results[name]
  console.log(`| ${name} | ${one.toFixed(1)} | ${other.toFixed(1)} | ${(other / one).toFixed(2)} | ${aim} |`)
}
const [smallBytes, largeBytes] = instances.map(instance => instance.pageBytes)
console.log(`| bytes of the page | ${smallBytes} | ${largeBytes} | ${(largeBytes! / smallBytes!).toFixed(3)} | 1 |`)
for (const { child, folder } of instances) {
  child.disconnect()
  rmSync(folder, { recursive: true })
}

async function open (size: Size): Promise<Instance> {
  const folder = mkdtempSync(join(tmpdir(), `backroom-${size.name}-`))
  const database = openDatabase(toEnv({ DATA_DIR: folder }, folder).databaseUrl)
  await migrate(database, join(import.meta.dirname, '..', '..', 'migrations'))
  await createFirstUser({ database, clock: systemClock, passwords: createPasswords(), audit: { record: async () => {} }, email: 'bench@example.com', ...benchUser })
  await fillStores(database, size.views)
  await fillRows(database, size)
  await database.destroy()
  const { child, url } = await start(folder)
  const visitor = createHttpVisitor(url)
  await visitor.submit('/admin/', { 'login[username]': benchUser.username, 'login[password]': benchUser.password })
  return { size, folder, child, visitor, pageBytes: Buffer.byteLength(await visitor.open(section)) }
}

/** Rows of every store view, first those that the page shows as overridden, then others. */
async function fillRows (database: Database, { rows }: Size): Promise<void> {
  const paths = [...overridden, ...Array.from({ length: 96 }, (_, index) => `bench/group_${index % 8}/field_${index}`)]
  const source = 'WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?), s AS (SELECT store_id, row_number() OVER (ORDER BY store_id) - 1 AS k FROM store WHERE store_id > 0)'
  for (const path of paths) {
    const count = Math.floor(rows / paths.length)
    await database.raw(`INSERT OR IGNORE INTO core_config_data (scope, scope_id, path, value, updated_at) ${source} SELECT 'stores', s.store_id, ?, 'value ' || n.i, '2026-01-01 00:00:00' FROM n JOIN s ON s.k = n.i`, [count, path])
  }
}

async function start (folder: string): Promise<{ child: ChildProcess, url: string }> {
  const child = fork(join(import.meta.dirname, 'growth-server.js'), [folder])
  const [{ url }] = await once(child, 'message') as [{ url: string }]
  return { child, url }
}

/** One more process on the same database, up to its first answer. */
async function restart ({ folder }: Instance): Promise<void> {
  const { child, url } = await start(folder)
  await fetch(`${url}/admin/`)
  child.disconnect()
}

/** Medians in milliseconds, of the small and the large one. */
async function compare (times: number, act: (instance: Instance, round: number) => Promise<void>): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []]
  for (let round = 0; round < times; round++) {
    for (const index of [0, 1] as const) {
      const begin = performance.now()
      await act(instances[index], round)
      taken[index].push(performance.now() - begin)
    }
  }
  return [median(taken[0]), median(taken[1])]
}

function median (values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}
