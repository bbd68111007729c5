import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { buildApp } from '../../src/app.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { toEnv } from '../../src/kernel/env.ts'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { createFirstUser } from '../../src/modules/user/first-user.ts'
import { benchUser } from './bench-user.ts'
import { prepareUngatedPage } from './ungated.ts'

/** The process that is measured: the product on a database file, and beside it bare Fastify answering with bytes it is given. */
const dataDir = mkdtempSync(join(tmpdir(), 'backroom-bench-'))
const env = toEnv({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, dataDir)
const database = openDatabase(env.databaseUrl)
await migrate(database, join(import.meta.dirname, '..', '..', 'migrations'))
await createFirstUser({ database, clock: systemClock, passwords: createPasswords(), audit: { record: async () => {} }, email: 'bench@example.com', ...benchUser })
const ungated = prepareUngatedPage()
const app = await buildApp({ env, database, clock: systemClock, cryptKey: '0123456789abcdef0123456789abcdef' })
ungated.open()
const product = await app.listen({ host: '127.0.0.1', port: 0 })

const bytes = new Map<string, Buffer>()
const bare = fastify()
bare.get('/bare/:name', async (request, reply) => await reply.type('text/html; charset=utf-8').send(bytes.get((request.params as { name: string }).name)))
const bareUrl = await bare.listen({ host: '127.0.0.1', port: 0 })

/** Bytes for bare Fastify to answer with; without any, the question how much processor time was used so far (microseconds). */
process.on('message', ({ name, body }: { name?: string, body?: string }) => {
  if (name !== undefined) bytes.set(name, Buffer.from(body!))
  const { user, system } = process.cpuUsage()
  process.send!({ used: user + system })
})
process.on('disconnect', () => process.exit(0))
process.send!({ product, bare: bareUrl })
