import { setTimeout as wait } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import type { Finding, Report } from '../finding.ts'
import type { Instance } from '../instance.ts'
import { runTool } from './run-tool.ts'

const connections = 300
const seconds = 45
const modes: Readonly<Record<string, readonly string[]>> = {
  'slow headers': ['-H', '-u', '/admin/'],
  'slow body': ['-B', '-s', '8192', '-t', 'POST', '-u', '/admin/admin/auth/login/'],
  'slow read': ['-X', '-r', '100', '-w', '512', '-y', '1024', '-n', '5', '-z', '32', '-k', '3', '-u', '/admin/']
}

/** slowhttptest with 300 connections in each of its modes, while somebody else opens the login page again and again. */
export async function runSlowhttptest ({ base, folder }: Instance): Promise<Report> {
  const findings: Finding[] = []
  const answered: number[] = []
  for (const [kind, words] of Object.entries(modes)) {
    const abort = new AbortController()
    const others = openAgainAndAgain(`${base}/admin/`, abort.signal)
    const { output } = await runTool(['slowhttptest', '-c', String(connections), '-r', '100', '-i', '5', '-l', String(seconds), '-p', '5', ...words.map(word => word.startsWith('/') ? base + word : word)], folder, 3)
    abort.abort()
    const { good, bad } = await others
    answered.push(good)
    const plain = stripVTControlCharacters(output)
    if (/service available:\s+NO/.test(plain)) findings.push({ tool: 'slowhttptest', kind, where: base, text: 'the service was not available' })
    if (bad.length > 0) findings.push({ tool: 'slowhttptest', kind, where: `${base}/admin/`, text: `${bad.length} of ${bad.length + good} requests of others failed: ${bad[0]}` })
  }
  return { tool: 'slowhttptest', extent: `${Object.keys(modes).length} modes of ${seconds} s with ${connections} connections; ${answered.join(' + ')} requests of others answered meanwhile`, findings }
}

async function openAgainAndAgain (url: string, signal: AbortSignal): Promise<{ good: number, bad: string[] }> {
  const result: { good: number, bad: string[] } = { good: 0, bad: [] }
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
      await response.text()
      if (response.ok) result.good++
      else result.bad.push(String(response.status))
    } catch (error) {
      result.bad.push(String(error))
    }
    await wait(250)
  }
  return result
}
