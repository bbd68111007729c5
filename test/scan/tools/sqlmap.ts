import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { toShape, type Target } from '../crawl.ts'
import type { Report } from '../finding.ts'
import type { Instance } from '../instance.ts'
import { runTool } from './run-tool.ts'

const line = '='.repeat(54)
const mark = '*'

/** sqlmap on every parameter that the crawl found: query, path pairs and posted fields, each once for all requests with the same shape of address. */
export async function runSqlmap ({ base, cookie, folder }: Instance, targets: readonly Target[], minutes: number): Promise<Report> {
  const seen = new Set<string>()
  const marked = targets.map(target => markParameters(target, seen)).filter(target => target !== undefined)
  const [log, results] = [join(folder, 'targets.log'), join(folder, 'sqlmap.csv')]
  writeFileSync(log, marked.map(target => toLogEntry(target, base, cookie)).join('\n') + `\n${line}\n`)
  const { output, isCut } = await runTool(['sqlmap', '-l', log, '--ignore-stdin', '--batch', '--dbms=SQLite', '--technique=BEUQ', '--level=1', '--risk=1', '--ignore-code=*', '--disable-coloring', `--output-dir=${join(folder, 'sqlmap')}`, `--results-file=${results}`], folder, minutes)
  const rows = existsSync(results) ? parse(readFileSync(results, 'utf8'), { columns: true, relax_column_count: true }) as Array<Record<string, string>> : []
  writeFileSync(join(folder, 'sqlmap.txt'), output)
  const tested = [...output.matchAll(/testing for SQL injection on/g)].length
  if (tested === 0) throw new Error(`sqlmap tested nothing: ${output.slice(-1500)}`)
  return {
    tool: 'sqlmap',
    extent: `${seen.size} parameters in ${marked.length} requests; ${tested} judged${isCut ? `, stopped after ${minutes} minutes` : ''}`,
    findings: rows.filter(row => (row['Technique(s)'] ?? '') !== '').map(row => ({ tool: 'sqlmap', kind: `SQL injection ${row['Technique(s)']}`, where: `${row['Place']} ${row['Target URL']} ${row['Parameter']}`, text: row['Note(s)'] ?? '' }))
  }
}

/** Puts sqlmap's mark behind each value whose parameter is not in `seen`; undefined where there is none. */
function markParameters (target: Target, seen: Set<string>): Target | undefined {
  const [pathname = '', query = ''] = target.path.split('?')
  const shape = toShape(pathname)
  const before = seen.size
  const isNew = (name: string): boolean => {
    const key = `${target.method} ${shape} ${toNameShape(name)}`
    if (name === 'form_key' || seen.has(key)) return false
    seen.add(key)
    return true
  }
  const pairs = pathname.replace(/\/([a-z_]+)\/([^/]+)(?=\/)/g, (pair, name: string, value: string) => /\d|^(?:section|website|store|uuid|id|sort|dir|filter)$/.test(`${name}${value}`) && isNew(`/${name}/`) ? `/${name}/${value}${mark}` : pair)
  const search = [...new URLSearchParams(query)].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}${isNew(name) ? mark : ''}`).join('&')
  const fields = target.fields.map(([name, value]) => [name, value.replaceAll(mark, '') + (isNew(name) ? mark : '')] as const)
  return seen.size === before ? undefined : { method: target.method, path: pairs + (search === '' ? '' : `?${search}`), fields }
}

/** All fields of the configuration take one way: a few of each group stand for it. */
function toNameShape (name: string): string {
  return name.replace(/^groups\[[^\]]+\]((?:\[groups\]\[[^\]]+\])*)\[fields\]\[[^\]]+\]/, 'groups[]$1[fields][]')
}

function toLogEntry ({ method, path, fields }: Target, base: string, cookie: string): string {
  const { host, port } = new URL(base)
  const body = fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2A', mark)}`).join('&')
  const headers = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, `Cookie: ${cookie}`, ...method === 'POST' ? ['Content-Type: application/x-www-form-urlencoded'] : []]
  return `${line}\n10:00:00  http://127.0.0.1:${port}  [127.0.0.1]\n${line}\n${headers.join('\n')}\n\n${body}\n`
}
