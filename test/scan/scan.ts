import { spawnSync } from 'node:child_process'
import { crawl } from './crawl.ts'
import { explain } from './explained.ts'
import type { Finding, Report } from './finding.ts'
import { startInstance, type Instance } from './instance.ts'
import { runFfuf } from './tools/ffuf.ts'
import { runSlowhttptest } from './tools/slowhttptest.ts'
import { runSqlmap } from './tools/sqlmap.ts'
import { runWapiti } from './tools/wapiti.ts'

const minutes = Number(process.env['SCAN_MINUTES'] ?? 15)

const tools: Readonly<Record<Finding['tool'], (instance: Instance) => Promise<Report>>> = {
  ffuf: async instance => await runFfuf(instance, minutes),
  slowhttptest: runSlowhttptest,
  sqlmap: async instance => await runSqlmap(instance, (await crawl(instance.base, instance.cookie)).targets, minutes),
  wapiti: async instance => await runWapiti(instance, (await crawl(instance.base, instance.cookie)).spared, minutes)
}

const asked = process.argv.slice(2)
const chosen = Object.entries(tools).filter(([name]) => asked.length === 0 || asked.includes(name))
const missing = chosen.map(([name]) => name).filter(name => spawnSync(name, ['--version']).error !== undefined)
if (missing.length > 0) {
  say(`Not installed: ${missing.join(', ')}. On Debian: apt-get install --no-install-recommends ${missing.join(' ')}`)
  process.exit(2)
}
let standing = 0
for (const [name, runOne] of chosen) {
  // Each has an instance of its own: what one leaves behind is not the other's finding.
  const instance = await startInstance()
  try {
    standing += show(await runOne(instance), instance)
  } catch (error) {
    standing++
    say(`${name} could not be run to its end: ${String(error)}`)
  } finally {
    await instance.stop()
  }
}
say(standing === 0 ? 'No finding stands.' : `${standing} findings stand.`)
process.exitCode = standing === 0 ? 0 : 1

/** Prints a report; returns how many of its findings stand. What the server itself noticed counts, too. */
function show ({ tool, extent, findings }: Report, instance: Instance): number {
  const failures = instance.log().split('\n').filter(line => /^\{"level":(?:50|60)/.test(line))
  const all: Finding[] = [
    ...findings,
    ...[...new Set(failures.map(toText))].map(text => ({ tool, kind: 'error in the log', where: 'log', text })),
    ...instance.isAlive() ? [] : [{ tool, kind: 'the server ended', where: 'process', text: instance.log().slice(-600) }]
  ]
  const open = all.filter(finding => explain(finding) === undefined)
  say(`${tool}: ${extent}; ${all.length} findings, ${all.length - open.length} of them explained.`)
  for (const { kind, where, text } of open) say(`  ${kind}: ${where}\n    ${text}`)
  return open.length
}

/** Where something went wrong, without what differs from request to request. */
function toText (line: string): string {
  const { msg, err } = JSON.parse(line) as { msg: string, err?: { stack?: string } }
  return `${msg}: ${err?.stack?.slice(0, 600) ?? ''}`
}

function say (text: string): void {
  process.stdout.write(`${text}\n`)
}
