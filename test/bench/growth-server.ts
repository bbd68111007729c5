import { openDatabase } from '../../src/kernel/database/database.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { toEnv } from '../../src/kernel/env.ts'
import { buildApp } from '../../src/app.ts'

/** The product on a database that is filled already; says where it listens once it does. */
const dataDir = process.argv[2]!
const env = toEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, dataDir)
const app = await buildApp({ env, database: openDatabase(env.databaseUrl), clock: systemClock, cryptKey: '0123456789abcdef0123456789abcdef' })
const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.on('disconnect', () => process.exit(0))
process.send!({ url })
