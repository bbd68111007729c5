import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Test } from 'tap'

/** The compiled server lies beside the compiled tests. */
const serverFile = join(import.meta.dirname, '..', '..', 'src', 'server.js')
const patience = 120_000

/** How a process ended, and all that it said. */
export interface Ending {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A server under way. */
export interface Running {
  readonly url: string
  readonly child: ChildProcess
  /** What it has written to standard output so far. */
  readonly stdout: () => string
  /** Waits until it has written something: its lines come by another way than its answers, and may come later. */
  readonly says: (pattern: RegExp) => Promise<void>
  stop: (signal?: NodeJS.Signals) => Promise<Ending>
}

/** A folder for one test; it is also where the program is started. */
export function createFolder (t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-start-'))
  t.teardown(() => { rmSync(folder, { recursive: true, force: true }) })
  return folder
}

/** Starts the program in a folder with only these variables, and waits until it has ended. */
export async function runToEnd (t: Test, folder: string, variables: Record<string, string>): Promise<Ending> {
  return await launch(t, folder, variables).ended
}

/** Starts the program and waits until it says that it is ready. */
export async function start (t: Test, folder: string, variables: Record<string, string> = {}): Promise<Running> {
  const { child, ended, output } = launch(t, folder, { PORT: '0', ...variables })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', () => {
      const ready = /Admin:\s+(\S+)\/[a-z-]+\/\n/.exec(output().stdout)
      if (ready !== null) resolve(ready[1]!)
    })
    ended.then(({ stderr }) => { reject(new Error(`it ended: ${stderr}`)) }, reject)
  })
  return {
    url,
    child,
    stdout: () => output().stdout,
    async says (pattern) {
      for (const end = Date.now() + patience; !pattern.test(output().stdout); await wait(50)) if (Date.now() > end) throw new Error(`it does not say ${String(pattern)}: ${output().stdout}`)
    },
    async stop (signal = 'SIGTERM') {
      child.kill(signal)
      return await ended
    }
  }
}

function launch (t: Test, folder: string, variables: Record<string, string>): { child: ChildProcess, ended: Promise<Ending>, output: () => { stdout: string, stderr: string } } {
  const child = spawn(process.execPath, [serverFile], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'info', ...variables }, timeout: patience, killSignal: 'SIGKILL' })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { said.stdout += chunk })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { said.stderr += chunk })
  const ended = new Promise<Ending>(resolve => { child.on('close', code => { resolve({ code, ...said }) }) })
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, ended, output: () => said }
}
