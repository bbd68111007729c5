import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Report } from '../finding.ts'
import type { Instance } from '../instance.ts'
import { runTool } from './run-tool.ts'

const ups = ['../', '..%2f', '..%5c', '..\\', '%2e%2e/', '%2e%2e%2f', '..%252f', '%252e%252e%252f', '..%c0%af', '..%ef%bc%8f', '....//', '..;/', '.%00./', '..%00/', '..%0d%0a/', '/%2e%2e/', '..%u2215']
const aims = ['etc/passwd', 'package.json', 'package-lock.json', '.env', 'var/crypt.key', 'var/backroom.sqlite', 'var/backroom.sqlite-wal', 'var/app/etc/env.json', 'src/server.ts', 'dist/src/server.js', '.git/config', 'migrations/']
const names = ['.git/HEAD', '.git/config', '.env', '.npmrc', '.ssh/id_rsa', '.DS_Store', 'package.json', 'package-lock.json', 'tsconfig.json', 'node_modules/', 'dist/', 'src/', 'var/', 'var/backroom.sqlite', 'backroom.sqlite', 'backroom.sqlite-wal', 'backroom.sqlite-shm', 'crypt.key', 'var/crypt.key', 'env.php', 'app/etc/env.php', 'app/etc/env.json', 'config.php', 'backup.zip', 'backup.sql', 'dump.sql', 'database.sqlite', 'server.js', 'debug', 'debug/pprof', 'heapdump', 'metrics', 'server-status', 'phpinfo.php', 'actuator/env', 'trace', 'console', 'admin.css', 'admin/x.css', 'log/', 'mail/', 'situations.token']
const places = ['/', '/static/', '/static/css/', '/media/', '/admin/', '/account/', '/admin/static/', '/rest/V1/']
/** What would stand in an answer that gave a file away. */
const marks = ['root:.:0:0:', 'SQLite format 3', 'dependencies"', 'lockfileVersion', 'stopOnSignal', 'ref: refs/', '^[0-9a-f]{32}\\s*$', 'ADMIN_PASSWORD']
/** Answers of the product to these names that are meant. */
const meant = /^(?:health|ready)$/

/** ffuf with ways out of a folder and with names that should never be served. */
export async function runFfuf ({ base, folder }: Instance, minutes: number): Promise<Report> {
  const corpus = [...new Set(aims.flatMap(aim => ups.flatMap(up => [1, 3, 6, 10].map(depth => up.repeat(depth) + (up.includes('%2f') ? aim.replaceAll('/', '%2f') : aim)))))]
  const [ways, plain] = [join(folder, 'ways.txt'), join(folder, 'names.txt')]
  writeFileSync(ways, corpus.join('\n'))
  writeFileSync(plain, names.join('\n'))
  const findings: Finding[] = []
  // Without this nobody knows whether a match would be seen at all.
  if ((await runOne('control', `${base}/FUZZ`, plain, ['-mr', '404 Error'], folder, 1)).length === 0) throw new Error('ffuf does not see what it is shown.')
  for (const place of places) {
    findings.push(...await runOne('a file outside is served', `${base}${place}FUZZ`, ways, ['-mr', marks.join('|')], folder, minutes / places.length))
    if (place === '/static/' || place === '/media/') continue
    findings.push(...await runOne('a file is served', `${base}${place}FUZZ`, plain, ['-mc', '200', '-fr', '<html'], folder, 1))
    findings.push(...await runOne('the server fails', `${base}${place}FUZZ`, ways, ['-mc', '500-599'], folder, minutes / places.length))
  }
  return { tool: 'ffuf', extent: `${corpus.length} ways out and ${names.length} names below ${places.length} places`, findings: findings.filter(({ text }) => !meant.test(text)) }
}

async function runOne (kind: string, url: string, corpus: string, filters: readonly string[], folder: string, minutes: number): Promise<Finding[]> {
  const file = join(folder, 'ffuf.json')
  // Without a status of its own ffuf takes every 200 for a match, whatever the text: 299 is never given.
  const { output } = await runTool(['ffuf', '-s', '-t', '4', '-w', corpus, '-u', url, '-of', 'json', '-o', file, ...filters.includes('-mr') ? ['-mc', '299'] : [], ...filters], folder, minutes)
  if (!existsSync(file)) throw new Error(`ffuf wrote no result: ${output.slice(0, 500)}`)
  const { results } = JSON.parse(readFileSync(file, 'utf8')) as { results: Array<{ input: { FUZZ: string }, url: string, status: number }> | null }
  return (results ?? []).map(({ input, url, status }) => ({ tool: 'ffuf', kind, where: url, text: `${input.FUZZ} (${status})` }))
}
