import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { benchUser } from './bench-user.ts'
import { createHttpVisitor, type HttpVisitor } from './http-visitor.ts'

/**
 * What the check of the key costs, and whom. The gate: the channel's home with a valid key, against the very same page of the same
 * process registered without any check, in alternating rounds. A validator that hangs: how long the slowest hundredth of other users
 * waits for the dashboard while eight
 * people keep opening the channel, against the same with a validator that answers.
 * Run it by hand: node dist/test/bench/gate.js
 */
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 2)
const channel = '/admin/channel/amazon/'
const ungated = '/admin/bench/ungated/'
const dashboard = '/admin/admin/dashboard/'
const section = 'admin/system_config/edit/section/services_connector/'

interface Product {
  readonly url: string
  readonly visitor: HttpVisitor
  /** Microseconds that the process has computed so far. */
  readonly cpu: () => Promise<number>
  readonly stop: () => void
}

async function open (variables: Record<string, string> = {}): Promise<Product> {
  const child = fork(join(import.meta.dirname, 'server.js'), { env: { ...process.env, ...variables } })
  const [{ product: url }] = await once(child, 'message') as [{ product: string }]
  const visitor = createHttpVisitor(url)
  await visitor.submit('/account/customer/account/create/', { firstname: 'B', lastname: 'B', company: 'B', email: 'bench@example.com', password: 'bench-password-1', password_confirmation: 'bench-password-1' })
  await visitor.submit('/account/apiportal/index/index/', { environment: 'production', description: 'Amazon Sales Channel', expires: 'never' })
  const key = /cak_live_\w+/.exec(await visitor.open('/account/apiportal/index/index/'))?.[0] ?? ''
  await visitor.submit('/admin/', { 'login[username]': benchUser.username, 'login[password]': benchUser.password })
  await visitor.submit(`/admin/${section}`, { 'groups[services_connector_integration][fields][production_api_key][value]': key }, `/admin/${section.replace('edit', 'save')}`)
  const cpu = async (): Promise<number> => {
    child.send({})
    return (await once(child, 'message') as [{ used: number }])[0].used
  }
  return { url, visitor, cpu, stop: () => { child.disconnect() } }
}

async function load ({ url, visitor }: Product, path: string, connections = 4): Promise<{ readonly mean: number, readonly p99: number }> {
  const { latency, requests } = await autocannon({ url: url + path, headers: { cookie: visitor.cookie() }, connections, duration: seconds, timeout: 30 })
  return { mean: 1000 * connections / requests.average, p99: latency.p99 }
}

function median (values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
}

async function measureGate (connections: number): Promise<void> {
  const product = await open()
  for (const path of [channel, ungated]) if (!(await product.visitor.open(path)).includes('Add Amazon Store')) throw new Error(`${path} is not the channel's home`)
  const ratios: Array<{ readonly time: number, readonly cpu: number }> = []
  for (let round = 0; round <= 2 + 4 * rounds; round++) {
    // Whoever comes second in a round has the warmer machine: they take turns.
    const [first, second] = round % 2 === 0 ? [channel, ungated] : [ungated, channel]
    const [one, other] = [await ask(product, first!, connections), await ask(product, second!, connections)]
    const [ours, without] = first === channel ? [one, other] : [other, one]
    // The first ones warm both up.
    if (round > 2) ratios.push({ time: ours.time / without.time, cpu: ours.cpu / without.cpu })
  }
  const [times, cpus] = [ratios.map(({ time }) => time), ratios.map(({ cpu }) => cpu)]
  console.log(`channel with its check against the same page without any, ${connections} at once: ${median(times).toFixed(2)} times the time, ${median(cpus).toFixed(2)} times the computing (${ratios.length} rounds; time from ${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)})`)
  product.stop()
}

/** A page for a second, by so many at once: what one takes, and what the process computes for it. The latter minds less who else is at work. */
async function ask ({ url, visitor, cpu }: Product, path: string, connections: number): Promise<{ readonly time: number, readonly cpu: number }> {
  const before = await cpu()
  const { requests, duration, non2xx, errors } = await autocannon({ url: url + path, headers: { cookie: visitor.cookie() }, connections, duration: 1, timeout: 30 })
  if (non2xx + errors > 0) throw new Error(`${path} failed ${non2xx + errors} times`)
  return { time: duration / requests.total, cpu: (await cpu() - before) / requests.total }
}

async function measureHanging (): Promise<void> {
  const sockets = createServer(socket => { socket.on('error', () => {}) }).listen(0, '127.0.0.1')
  await once(sockets, 'listening')
  const hanging = await open({ GATEWAY_URL: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}` })
  const answering = await open()
  const [calm, meanwhile]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const [good] = await Promise.all([load(answering, dashboard), knock(answering, 8)])
    const [bad] = await Promise.all([load(hanging, dashboard), knock(hanging, 8)])
    if (round > 0) { calm.push(good.p99); meanwhile.push(bad.p99) }
  }
  console.log(`p99 of the dashboard beside a validator that hangs / that answers: ${median(meanwhile).toFixed(1)} / ${median(calm).toFixed(1)} ms = ${(median(meanwhile) / median(calm)).toFixed(2)}`)
  hanging.stop()
  answering.stop()
  sockets.close()
}

/** People who open the channel, look at the answer for a moment, and try again. */
async function knock ({ url, visitor }: Product, people: number): Promise<void> {
  const end = performance.now() + seconds * 1000
  await Promise.all(Array.from({ length: people }, async () => {
    while (performance.now() < end) {
      await (await fetch(url + channel, { headers: { cookie: visitor.cookie() } })).text()
      await new Promise(resolve => { setTimeout(resolve, 250) })
    }
  }))
}

for (const connections of [8, 1]) await measureGate(connections)
await measureHanging()
process.exit(0)
