import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Report } from '../finding.ts'
import type { Instance } from '../instance.ts'
import { runTool } from './run-tool.ts'

/** Those that need neither the internet nor lists of other products; blind SQL is sqlmap's. */
const modules = ['backup', 'cookieflags', 'crlf', 'csp', 'csrf', 'exec', 'file', 'htaccess', 'http_headers', 'methods', 'permanentxss', 'redirect', 'shellshock', 'sql', 'xss']
const sites = ['/admin/', '/account/customer/account/', '/seller-central/']

interface WapitiReport {
  readonly vulnerabilities: Readonly<Record<string, readonly Issue[]>>
  readonly anomalies: Readonly<Record<string, readonly Issue[]>>
  readonly infos: { readonly crawled_pages_nbr?: number }
}

interface Issue { readonly method: string, readonly path: string, readonly info: string, readonly parameter: string | null }

/** wapiti on each of the sites, signed in. */
export async function runWapiti (instance: Instance, spared: readonly string[], minutes: number): Promise<Report> {
  const [findings, pages]: [Finding[], number[]] = [[], []]
  for (const site of sites) {
    const { vulnerabilities, anomalies, infos } = await runOne(instance, site, spared, minutes / sites.length)
    pages.push(infos.crawled_pages_nbr ?? 0)
    for (const [kind, issues] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)]) {
      for (const { method, path, info, parameter } of issues) findings.push({ tool: 'wapiti', kind, where: `${method} ${path}${parameter === null || parameter === '' ? '' : ` ${parameter}`}`, text: info })
    }
  }
  return { tool: 'wapiti', extent: `${pages.join(' + ')} pages with ${modules.length} modules`, findings }
}

async function runOne ({ base, cookie, folder }: Instance, site: string, spared: readonly string[], minutes: number): Promise<WapitiReport> {
  const file = join(folder, 'wapiti.json')
  // Whole addresses: patterns with * make this version of wapiti fail under Python 3.11.
  const exclusions = spared.flatMap(path => ['-x', base + path])
  const limits = ['-d', '3', '--max-links-per-page', '60', '--max-files-per-dir', '10', '--max-parameters', '25', '--max-scan-time', String(Math.round(minutes * 60))]
  const { output } = await runTool(['wapiti', '-u', `${base}${site}`, '-H', `Cookie: ${cookie}`, '-m', modules.join(), '--flush-session', '--no-bugreport', '-S', 'normal', '-f', 'json', '-o', file, ...limits, ...exclusions], folder, minutes + 2)
  if (!existsSync(file)) throw new Error(`wapiti wrote no report: ${output.slice(-1000)}`)
  return JSON.parse(readFileSync(file, 'utf8')) as WapitiReport
}
