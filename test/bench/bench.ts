import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { benchUser } from './bench-user.ts'
import { createHttpVisitor, type HttpVisitor } from './http-visitor.ts'

/**
 * Measures pages against a bare Fastify reply of the same bytes, in alternating rounds of one run, and prints the ratios of the
 * medians. A ratio is what the product costs beyond HTTP itself; the absolute numbers are this machine's. The processor time of
 * the server a request says the same, and hardly changes with what else the machine does.
 */
interface Subject { readonly name: string, readonly path: string, readonly isSignedIn: boolean }
/** Requests answered a second, and microseconds of the server's processor time for each. */
interface Round { readonly rate: number, readonly time: number }

const subjects: readonly Subject[] = [
  { name: 'configuration page (General)', path: '/admin/admin/system_config/edit/section/general/', isSignedIn: true },
  { name: 'channel entry (valid key)', path: '/admin/channel/amazon/', isSignedIn: true },
  { name: 'dashboard', path: '/admin/admin/dashboard/', isSignedIn: true },
  { name: 'login', path: '/admin/', isSignedIn: false }
]
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2)
const connections = 8

const child = fork(join(import.meta.dirname, 'server.js'))
const [{ product, bare }] = await once(child, 'message') as [{ product: string, bare: string }]
const visitor = createHttpVisitor(product)
await prepare(visitor)
console.log(`${rounds} rounds of ${seconds} s, ${connections} connections, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
console.log('| page | bytes | ours, requests/s | bare Fastify, requests/s | ratio | spread of ours | ours, µs of processor | bare Fastify, µs | ratio |')
console.log('|---|---:|---:|---:|---:|---:|---:|---:|---:|')
const chosen = process.env['BENCH_PAGES'] ?? ''
for (const [index, subject] of subjects.entries()) if (subject.name.includes(chosen)) await measure(child, subject, `s${index}`)
child.disconnect()

/** A key in its place, so that the channel opens. */
async function prepare (visitor: HttpVisitor): Promise<void> {
  await visitor.submit('/account/customer/account/create/', { firstname: 'B', lastname: 'B', company: 'B', email: 'bench@example.com', password: 'bench-password-1', password_confirmation: 'bench-password-1' })
  await visitor.submit('/account/apiportal/index/index/', { environment: 'production', description: 'Amazon Sales Channel', expires: 'never' })
  const key = /cak_live_\w+/.exec(await visitor.open('/account/apiportal/index/index/'))?.[0]
  await visitor.submit('/admin/', { 'login[username]': benchUser.username, 'login[password]': benchUser.password })
  const section = 'admin/system_config/edit/section/services_connector/'
  await visitor.submit(`/admin/${section}`, { 'groups[services_connector_integration][fields][production_api_key][value]': key ?? '' }, `/admin/${section.replace('edit', 'save')}`)
}

async function measure (server: ChildProcess, { name, path, isSignedIn }: Subject, id: string): Promise<void> {
  // The cookies that a page leaves are there when it is opened again.
  if (isSignedIn) await visitor.open(path)
  const headers: Record<string, string> = isSignedIn ? { cookie: visitor.cookie() } : {}
  const body = await (await fetch(product + path, { headers })).text()
  await ask(server, { name: id, body })
  const [ours, theirs]: [Round[], Round[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const pair = [await run(server, product + path, headers), await run(server, `${bare}/bare/${id}`, {})]
    // The first round warms both up.
    if (round > 0) { ours.push(pair[0]!); theirs.push(pair[1]!) }
  }
  const [rates, bareRates] = [ours, theirs].map(list => list.map(({ rate }) => rate)) as [number[], number[]]
  const [time, bareTime] = [ours, theirs].map(list => median(list.map(one => one.time))) as [number, number]
  const ratio = median(bareRates) / median(rates)
  console.log(`| ${name} | ${Buffer.byteLength(body)} | ${Math.round(median(rates))} | ${Math.round(median(bareRates))} | ${ratio.toFixed(1)} | ±${Math.round(spread(rates) * 100)} % | ${time.toFixed(0)} | ${bareTime.toFixed(0)} | ${(time / bareTime).toFixed(1)} |`)
}

async function run (server: ChildProcess, url: string, headers: Record<string, string>): Promise<Round> {
  const before = await ask(server, {})
  const result = await autocannon({ url, headers, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed ${result.non2xx + result.errors} times`)
  return { rate: result.requests.average, time: (await ask(server, {}) - before) / result.requests.total }
}

/** Gives the server something, and tells the processor time that it has used. */
async function ask (server: ChildProcess, message: { name?: string, body?: string }): Promise<number> {
  server.send(message)
  const [{ used }] = await once(server, 'message') as [{ used: number }]
  return used
}

function median (values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}

function spread (values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values)
}
