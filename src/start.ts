import { join } from 'node:path'
import { createAuditLog } from './kernel/audit/audit-log.ts'
import { systemClock } from './kernel/clock.ts'
import { openDatabase } from './kernel/database/database.ts'
import { migrate } from './kernel/database/migrate.ts'
import { createEncryptor } from './kernel/encryptor.ts'
import type { Env } from './kernel/env.ts'
import { createPasswords } from './kernel/passwords.ts'
import { deriveSecret } from './kernel/secrets.ts'
import { createFirstUser } from './modules/user/first-user.ts'
import { openSite } from './site.ts'
import { checkCryptKey, findCryptKey, prepareDataDir, rememberCryptKey } from './start-up.ts'

/** Starts the product; whatever is wrong with the surroundings is thrown, and nothing is left open. */
export async function start (env: Env): Promise<void> {
  prepareDataDir(env.dataDir)
  const cryptKey = findCryptKey(env)
  const database = openDatabase(env.databaseUrl)
  try {
    // Before anything is written: neither migrations nor values go to a database of another crypt key.
    await checkCryptKey(database, createEncryptor(cryptKey))
    await migrate(database, join(import.meta.dirname, '..', 'migrations'))
    await rememberCryptKey(database, createEncryptor(cryptKey), systemClock)
    const site = await openSite({ env, database, clock: systemClock, cryptKey, runsBackground: true })
    stopOnSignal(async () => {
      await site.close()
      await database.destroy()
    })
    await site.listen()
    // Last, since its password is shown only now: a start that fails must not use it up.
    const password = await createFirstUser({ database, clock: systemClock, passwords: createPasswords(), audit: createAuditLog({ clock: systemClock, secret: deriveSecret(cryptKey, 'audit log') }), username: env.adminUser, email: env.adminEmail, password: env.adminPassword })
    const address = site.server.address()
    greet(env, typeof address === 'object' && address !== null ? address.port : env.port, password)
  } catch (error) {
    await database.destroy()
    throw error
  }
}

/** SIGTERM and SIGINT: no new requests, those under way are answered, then the end. */
function stopOnSignal (stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(() => process.exit(0), () => process.exit(1))
    })
  }
}

function greet (env: Env, port: number, password: string | undefined): void {
  const base = env.baseUrl ?? `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`
  const lines = [
    '',
    `  Backroom is ready (${env.mode} mode).`,
    `  Admin:             ${base}/${env.adminFrontName}/`,
    `  Commerce account:  ${base}/account/customer/account/`,
    ...password === undefined ? [] : [`  First start: sign in as "${env.adminUser}" with the password ${password} - it is shown only this once.`],
    ''
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
