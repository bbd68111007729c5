import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHttpVisitor } from '../bench/http-visitor.ts'

const serverFile = join(import.meta.dirname, '..', '..', 'src', 'server.js')
const admin = { username: 'admin', password: 'admin-Scan-7391' }

/** A server under attack, with somebody signed in to the Admin and to the account site. */
export interface Instance {
  readonly base: string
  /** The Cookie header of the one who is signed in. */
  readonly cookie: string
  /** A folder for the tools' files; it goes with the instance. */
  readonly folder: string
  /** What the process wrote so far: its log. */
  readonly log: () => string
  /** Whether it still runs. */
  readonly isAlive: () => boolean
  readonly stop: () => Promise<void>
}

/** Starts the built server on a free port with a data folder of its own. */
export async function startInstance (): Promise<Instance> {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-scan-'))
  const variables = {
    PORT: '0',
    LOG_LEVEL: 'info',
    ADMIN_PASSWORD: admin.password,
    // A scan takes longer than a pause.
    CONFIG__DEFAULT__ADMIN__SECURITY__SESSION_LIFETIME: '604800'
  }
  const child = spawn(process.execPath, [serverFile], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', ...variables } })
  const said = { log: '' }
  const base = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said.log += chunk
        const ready = /Admin:\s+(\S+)\/[a-z-]+\/\n/.exec(said.log)
        if (ready !== null) resolve(ready[1]!)
      })
    }
    child.once('close', () => { reject(new Error(`The server ended: ${said.log}`)) })
  })
  const ended = new Promise(resolve => { child.once('close', resolve) })
  return {
    base,
    cookie: await signIn(base),
    folder,
    log: () => said.log,
    isAlive: () => child.exitCode === null,
    async stop () {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

async function signIn (base: string): Promise<string> {
  const visitor = createHttpVisitor(base)
  const email = 'scan@example.com'
  const password = 'Scan-Canary-7391'
  await visitor.submit('/account/customer/account/create/', { firstname: 'Sam', lastname: 'Scan', company: 'Scan Ltd', email, password, password_confirmation: password })
  await visitor.submit('/admin/', { 'login[username]': admin.username, 'login[password]': admin.password })
  return visitor.cookie()
}
