import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { Env } from '../../kernel/env.ts'

/** Paths of Stores > Configuration that the checks look at. */
const paths = [
  'admin/captcha/enable',
  'admin/captcha/forms',
  'admin/security/admin_account_sharing',
  'admin/security/lockout_failures',
  'admin/security/password_is_forced',
  'admin/security/password_lifetime',
  'admin/security/password_reset_protection_type',
  'admin/security/session_lifetime',
  'admin/security/use_form_key',
  'saleschannels/general/debug_logging',
  'services_connector/api_portal_url',
  'services_connector/production_gateway_url',
  'system/rotation/lifetime',
  'twofactorauth/general/enable'
] as const

/** A file or folder of the installation with the bits of its mode. */
export interface FileFact {
  readonly path: string
  readonly mode: number
}

/** What the checks judge by: everything is gathered first, so that each check is a plain function. */
export interface CheckFacts {
  readonly env: Env
  /** The user the process runs as; undefined where the system has no numbers for users. */
  readonly uid: number | undefined
  readonly settings: Readonly<Record<typeof paths[number], string | null>>
  /** Active users, and those of them without a second factor. */
  readonly userNames: readonly string[]
  readonly usersWithoutSecondFactor: readonly string[]
  /** What is there of crypt key, database, locked values and `.env`. */
  readonly secretFiles: readonly FileFact[]
  /** What is there of the data folder and the folders of real modules. */
  readonly folders: readonly FileFact[]
}

export interface CheckSources {
  readonly env: Env
  readonly database: Database
  readonly scopeConfig: Pick<ScopeConfig, 'getValue'>
  /** Where a `.env` file would lie. */
  readonly workingFolder: string
}

/** Gathers what the checks judge by; nothing is changed. */
export async function gatherFacts ({ env, database, scopeConfig, workingFolder }: CheckSources): Promise<CheckFacts> {
  const settings = Object.fromEntries(await Promise.all(paths.map(async path => [path, await scopeConfig.getValue(path)] as const)))
  const databaseFile = env.databaseUrl.replace(/^sqlite:/, '')
  return {
    env,
    uid: process.getuid?.(),
    settings: settings as CheckFacts['settings'],
    userNames: await database('admin_user').where({ is_active: 1 }).orderBy('username').pluck('username') as string[],
    usersWithoutSecondFactor: await listUsersWithoutSecondFactor(database),
    secretFiles: [join(env.dataDir, 'crypt.key'), databaseFile, `${databaseFile}-wal`, join(env.dataDir, 'app', 'etc', 'env.json'), join(env.dataDir, 'situations.token'), join(workingFolder, '.env')].flatMap(look),
    folders: [env.dataDir, ...env.magentoModules].flatMap(look)
  }
}

async function listUsersWithoutSecondFactor (database: Database): Promise<string[]> {
  const active = database('admin_user').where({ is_active: 1 }).orderBy('username')
  return await active.whereNotIn('user_id', database('backroom_two_factor').whereNotNull('activated_at').select('user_id')).pluck('username') as string[]
}

function look (path: string): FileFact[] {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? [] : [{ path, mode: stats.mode & 0o777 }]
}
