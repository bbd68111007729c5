import { readEnv, type Env } from './kernel/env.ts'
import { toSentence } from './start-failure.ts'

// Database, crypt key, mail and logs are nobody else's to read, whatever the shell says.
process.umask(0o077)

let env: Env | undefined
try {
  env = readEnv()
  // What is wrong with the environment is said before all the rest is loaded.
  const { start } = await import('./start.ts')
  await start(env)
} catch (error) {
  process.stderr.write(`Backroom did not start. ${toSentence(error, env)}\n`)
  process.exitCode = 1
}
