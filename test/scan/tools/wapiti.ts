import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Report } from '../finding.ts'
import type { Instance } from '../instance.ts'
import { runTool } from './run-tool.ts'

/** Those that need neither the internet nor lists of other products; blind SQL is sqlmap's. */
const modules = ['backup', 'cookieflags', 'crlf', 'csp', 'csrf', 'exec', 'file', 'htaccess', 'http_headers', 'methods', 'permanentxss', 'redirect', 'shellshock', 'sql', 'xss']
const sites = ['/admin/admin/dashboard/', '/account/customer/account/']

/** wapiti 3.0.4 cannot leave addresses out under Python 3.11, which wants the flags of a pattern at its beginning: they are put there before it runs. */
const shim = `import re, runpy, sys
compile = re.compile
re.compile = lambda pattern, flags=0: compile('(?ms)' + pattern[:-5], flags) if isinstance(pattern, str) and pattern.endswith('(?ms)') else compile(pattern, flags)
sys.argv[0] = 'wapiti'
runpy.run_path('/usr/bin/wapiti', run_name='__main__')`

interface WapitiReport {
  readonly vulnerabilities: Readonly<Record<string, readonly Issue[]>>
  readonly anomalies: Readonly<Record<string, readonly Issue[]>>
}

interface Issue { readonly method: string, readonly path: string, readonly info: string, readonly parameter: string | null }

/** wapiti on each of the sites, signed in. */
export async function runWapiti (instance: Instance, spared: readonly string[], minutes: number): Promise<Report> {
  const [findings, pages]: [Finding[], number[]] = [[], []]
  for (const site of sites) {
    const { report: { vulnerabilities, anomalies }, output } = await runOne(instance, site, spared, minutes / sites.length)
    pages.push(countPages(output))
    for (const [kind, issues] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)]) {
      for (const { method, path, info, parameter } of issues) findings.push({ tool: 'wapiti', kind, where: `${method} ${path}${parameter === null || parameter === '' ? '' : ` ${parameter}`}`, text: info })
    }
  }
  return { tool: 'wapiti', extent: `${pages.join(' + ')} pages with ${modules.length} modules`, findings }
}

async function runOne ({ base, cookie, folder }: Instance, site: string, spared: readonly string[], minutes: number): Promise<{ readonly report: WapitiReport, readonly output: string }> {
  const [file, jar] = [join(folder, 'wapiti.json'), join(folder, 'cookies.json')]
  // A header of its own would give way to the first cookie that an answer sets.
  const cookies = Object.fromEntries(cookie.split('; ').map(pair => [pair.split('=', 1)[0]!, { version: 0, expires: null, secure: false, port: null, value: pair.slice(pair.indexOf('=') + 1) }]))
  writeFileSync(jar, JSON.stringify({ [new URL(base).hostname]: { '/': cookies } }))
  const exclusions = spared.flatMap(path => ['-x', base + path])
  const limits = ['-d', '3', '--max-links-per-page', '60', '--max-files-per-dir', '10', '--max-parameters', '25', '--max-scan-time', String(Math.round(minutes * 20)), '--max-attack-time', String(Math.ceil(minutes * 40 / modules.length))]
  const { output } = await runTool(['/usr/bin/python3', '-c', shim, '-u', `${base}${site}`, '--scope', 'domain', '-c', jar, '-m', modules.join(), '--flush-session', '--no-bugreport', '-S', 'normal', '-v', '1', '-f', 'json', '-o', file, ...limits, ...exclusions], folder, minutes * 2 + 2)
  if (!existsSync(file)) throw new Error(`wapiti wrote no report: ${output.slice(-1000)}`)
  return { report: JSON.parse(readFileSync(file, 'utf8')) as WapitiReport, output }
}

/** wapiti says how many addresses it keeps for its attacks. */
function countPages (output: string): number {
  const count = Number(/(?:Saving scan state|found|crawled)[^\n]*?(\d+) (?:URL|page|link)/i.exec(output)?.[1] ?? [...output.matchAll(/^\[\+\] (?:GET|POST) http/gm)].length)
  if (count === 0) process.stderr.write(output.slice(0, 2000))
  return count
}
