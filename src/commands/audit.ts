import { appendFileSync, mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../kernel/clock.ts'

/** Notes what somebody did on this machine that leaves no row behind: secrets that were shown, locks. Never a value. */
export type Audit = (event: string, facts: Readonly<Record<string, string | readonly string[]>>) => void

/** Builds the audit: a JSON line an event in `log/command-line.log` below the data folder. */
export function createAudit (dataDir: string, clock: Clock): Audit {
  return (event, facts) => {
    const folder = join(dataDir, 'log')
    mkdirSync(folder, { recursive: true })
    appendFileSync(join(folder, 'command-line.log'), `${JSON.stringify({ time: clock.now().toISOString(), systemUser: findSystemUser(), event, ...facts })}\n`, { mode: 0o600 })
  }
}

/** In a container the process may have a number and no name. */
function findSystemUser (): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}
