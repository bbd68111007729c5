import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { benchUser } from './bench-user.ts'
import { createHttpVisitor, type HttpVisitor } from './http-visitor.ts'

/**
 * Measures pages against a bare Fastify reply of the same bytes, in alternating rounds of one run, and prints the ratios of the
 * medians. A ratio is what the product costs beyond HTTP itself; the absolute numbers are this machine's.
 */
interface Subject { readonly name: string, readonly path: string, readonly isSignedIn: boolean }

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
console.log('| page | bytes | ours, requests/s | bare Fastify, requests/s | ratio | spread of ours |')
console.log('|---|---:|---:|---:|---:|---:|')
for (const [index, subject] of subjects.entries()) await measure(child, subject, `s${index}`)
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
  const headers: Record<string, string> = isSignedIn ? { cookie: visitor.cookie() } : {}
  const body = await (await fetch(product + path, { headers })).text()
  server.send({ name: id, body })
  await once(server, 'message')
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const pair = [await run(product + path, headers), await run(`${bare}/bare/${id}`, {})]
    // The first round warms both up.
    if (round > 0) { ours.push(pair[0]!); theirs.push(pair[1]!) }
  }
  const ratio = median(theirs) / median(ours)
  console.log(`| ${name} | ${Buffer.byteLength(body)} | ${Math.round(median(ours))} | ${Math.round(median(theirs))} | ${ratio.toFixed(1)} | ±${Math.round(spread(ours) * 100)} % |`)
}

async function run (url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed ${result.non2xx + result.errors} times`)
  return result.requests.average
}

function median (values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)]!
}

function spread (values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values)
}
