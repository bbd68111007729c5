#!/usr/bin/env node
import { join } from 'node:path'
import { Command } from 'commander'
import { addModules, removeModules } from './commands/module-add.ts'
import { lintModules } from './commands/module-lint.ts'
import { systemClock } from './kernel/clock.ts'
import { openDatabase, type Database } from './kernel/database/database.ts'
import { migrate } from './kernel/database/migrate.ts'
import { createEncryptor } from './kernel/encryptor.ts'
import { readEnv, type Env } from './kernel/env.ts'
import { createPasswords } from './kernel/passwords.ts'
import { createOrUpdateUser, type UserInput } from './modules/user/create-user.ts'
import { unlockUser } from './modules/user/unlock-user.ts'
import { acceptCryptKey, findCryptKey, prepareDataDir } from './start-up.ts'

/** What a command prints on standard output, and how it ends. */
interface Outcome { readonly text: string, readonly exitCode: 0 | 1 }

const program = new Command('backroom').description('Commands for a Backroom installation; names, words and exit codes are the original\'s where it has them.')

program.command('setup:upgrade').description('Brings the database up to date')
  .action(async () => {
    await withDatabase(async (_database, _env, applied) => ({ text: applied.length === 0 ? 'Nothing to upgrade.' : applied.join('\n'), exitCode: 0 }))
  })

program.command('admin:user:create').description('Creates an administrator, or updates the one with this name and e-mail address')
  .requiredOption('--admin-user <name>', 'user name')
  .requiredOption('--admin-password <password>', 'password')
  .requiredOption('--admin-email <address>', 'e-mail address')
  .option('--admin-firstname <name>', 'first name', 'Store')
  .option('--admin-lastname <name>', 'last name', 'Owner')
  .action(async (options: { adminUser: string, adminPassword: string, adminEmail: string, adminFirstname: string, adminLastname: string }) => {
    const input: UserInput = { username: options.adminUser, password: options.adminPassword, email: options.adminEmail, firstname: options.adminFirstname, lastname: options.adminLastname }
    await withDatabase(async database => {
      const refusal = await createOrUpdateUser({ database, clock: systemClock, passwords: createPasswords() }, input)
      return refusal === undefined ? { text: `Created Magento administrator user named ${input.username}`, exitCode: 0 } : { text: refusal, exitCode: 1 }
    })
  })

program.command('admin:user:unlock').description('Unlocks a user whose sign-ins failed too often').argument('<username>')
  .action(async (username: string) => {
    await withDatabase(async database => ({ text: await unlockUser(database, username, systemClock.now()), exitCode: 0 }))
  })

program.command('encryption:key:accept').description('Accepts the present crypt key for this database; values encrypted with another one stay unreadable')
  .action(async () => {
    await withDatabase(async (database, env) => {
      await acceptCryptKey(database, createEncryptor(findCryptKey(env)), systemClock)
      return { text: 'The crypt key is accepted. Values that it cannot read are shown as unreadable; type them again.', exitCode: 0 }
    })
  })

program.command('info:adminuri').description('Prints the path of the Admin')
  .action(() => { process.stdout.write(`\nAdmin URI: /${readEnv().adminFrontName}\n\n`) })

program.command('module:add').description('Checks the real Magento modules in a folder and reads them from the next start on').argument('<path>')
  .action(async (path: string) => {
    const { dataDir } = readEnv()
    prepareDataDir(dataDir)
    print(await addModules({ dataDir, path }))
  })

program.command('module:remove').description('Forgets a folder that module:add remembered').argument('<path>')
  .action(async (path: string) => { print(await removeModules({ dataDir: readEnv().dataDir, path })) })

program.command('module:lint').description('Lists what is wrong in the real Magento modules in a folder').argument('<path>').option('--format <format>', 'text, json or github', 'text')
  .action(async (path: string, options: { format: string }) => { print(await lintModules({ env: readEnv(), path, format: options.format })) })

function print ({ text, exitCode }: Outcome): void {
  process.stdout.write(`${text}\n`)
  process.exitCode = exitCode
}

async function withDatabase (work: (database: Database, env: Env, applied: readonly string[]) => Promise<Outcome>): Promise<void> {
  const env = readEnv()
  prepareDataDir(env.dataDir)
  const database = openDatabase(env.databaseUrl)
  try {
    const applied = await migrate(database, join(import.meta.dirname, '..', 'migrations'))
    print(await work(database, env, applied))
  } finally {
    await database.destroy()
  }
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
