// Longer than other files: the data of every command, one after the other, in the order that help lists them.
import type { ArgumentDefinition, CommandDefinition, OptionDefinition } from './command.ts'
import { scopeOptions } from './scope-option.ts'
import { formatOption } from './table.ts'

const path: ArgumentDefinition = { name: 'path', description: 'Configuration path in format section/group/field_name' }
const requiredPath: ArgumentDefinition = { ...path, required: true }
const cacheTypes: ArgumentDefinition = { name: 'types', isList: true, description: 'Space-separated list of cache types. If omitted, all caches are meant' }
const folder: ArgumentDefinition = { name: 'path', required: true, description: 'Folder of a module, or one with modules below it' }
const exportFormat: OptionDefinition = { name: 'format', value: 'format', description: 'Output format: yaml or json' }

/** Every command of the program. */
export const commands: readonly CommandDefinition[] = [
  {
    name: 'admin:user:create',
    description: 'Creates an administrator, or updates the one with this name and e-mail address',
    options: [
      { name: 'admin-user', value: 'admin-user', description: '(Required) Admin user' },
      { name: 'admin-password', value: 'admin-password', description: '(Required) Admin password' },
      { name: 'admin-email', value: 'admin-email', description: '(Required) Admin email' },
      { name: 'admin-firstname', value: 'admin-firstname', description: 'Admin first name' },
      { name: 'admin-lastname', value: 'admin-lastname', description: 'Admin last name' }
    ],
    load: async () => (await import('./admin-user-create.ts')).adminUserCreate
  },
  {
    name: 'admin:user:unlock',
    description: 'Unlocks a user whose sign-ins failed too often',
    arguments: [{ name: 'username', required: true, description: 'The admin username to unlock' }],
    load: async () => (await import('./admin-user-unlock.ts')).adminUserUnlock
  },
  { name: 'audit:verify', description: 'Examines the action log: finds entries that were changed, added or removed behind the back of this program', options: [formatOption], load: async () => (await import('./audit-verify.ts')).auditVerify },
  { name: 'cache:clean', description: 'For scripts: says that the cache types are cleaned; there are no caches here', arguments: [cacheTypes], load: async () => (await import('./cache.ts')).cacheClean },
  { name: 'cache:flush', description: 'For scripts: says that the cache types are flushed; there are no caches here', arguments: [cacheTypes], load: async () => (await import('./cache.ts')).cacheFlush },
  { name: 'cache:status', description: 'For scripts: lists the cache types; there are no caches here', options: [formatOption], load: async () => (await import('./cache.ts')).cacheStatus },
  { name: 'channel:amazon:bundle', description: 'Prints a support bundle: the last key checks and the settings of the channel, without secrets and names of people', load: async () => (await import('./channel-bundle.ts')).channelBundle },
  {
    name: 'channel:amazon:bundle:replay',
    description: 'In developer mode: makes the key checks and settings of a support bundle those of this installation',
    arguments: [{ name: 'file', required: true, description: 'File that channel:amazon:bundle wrote; - for standard input' }],
    options: [{ name: 'dry-run', description: 'Only say what would change' }, { name: 'replace', description: 'Delete the key checks that are recorded here already' }],
    load: async () => (await import('./channel-bundle.ts')).channelBundleReplay
  },
  { name: 'channel:amazon:run', description: 'Runs the background tasks of Amazon Sales Channel that are due; for a scheduler of your own, once a minute', load: async () => (await import('./channel-amazon-run.ts')).channelAmazonRun },
  {
    name: 'check',
    description: 'Lists what is unsafe in this installation',
    options: [
      { name: 'deploy', description: 'Also what is unsafe only where others reach the installation' },
      { name: 'fail-level', value: 'level', description: 'End with exit code 1 from this level on: error (default), warning or info' },
      { name: 'tag', value: 'tag', description: 'Only the checks of one kind: server, secrets, users or configuration' },
      formatOption
    ],
    load: async () => (await import('./check.ts')).check
  },
  { name: 'clock:freeze', yields: true, description: 'Developer mode: the clock stands still', load: async () => (await import('./clock.ts')).clockFreeze },
  { name: 'clock:resume', yields: true, description: 'Developer mode: the clock runs on from where it stands still', options: [{ name: 'real', description: 'Back to the time of this machine' }], load: async () => (await import('./clock.ts')).clockResume },
  { name: 'clock:set', yields: true, description: 'Developer mode: sets the clock', arguments: [{ name: 'time', required: true, description: 'UTC, such as "2027-03-31 14:30:00"' }], load: async () => (await import('./clock.ts')).clockSet },
  { name: 'clock:shift', yields: true, description: 'Developer mode: moves the clock', arguments: [{ name: 'by', required: true, description: 'A number and s, m, h, d, w or y, such as 3d; backwards: -- -2h' }], load: async () => (await import('./clock.ts')).clockShift },
  { name: 'clock:show', yields: true, description: 'Developer mode: shows the clock and how it is set', options: [formatOption], load: async () => (await import('./clock.ts')).clockShow },
  {
    name: 'config:diff',
    description: 'Compares the effective values of two scopes (default, websites/CODE, stores/CODE)',
    arguments: [{ name: 'scope-a', required: true, description: 'A scope' }, { name: 'scope-b', required: true, description: 'Another scope' }, { name: 'path', description: 'Only below this path' }],
    options: [formatOption],
    load: async () => (await import('./config-diff.ts')).configDiff
  },
  {
    name: 'config:export',
    description: 'Prints saved values for an import elsewhere; secrets are left out',
    arguments: [{ name: 'paths', isList: true, description: 'Only below these paths' }],
    options: [...scopeOptions, exportFormat],
    load: async () => (await import('./config-export.ts')).configExport
  },
  {
    name: 'config:history',
    description: 'Lists what was saved, newest first',
    arguments: [path],
    options: [...scopeOptions, { name: 'limit', value: 'limit', description: 'At most so many (50)' }, formatOption],
    load: async () => (await import('./config-history.ts')).configHistory
  },
  {
    name: 'config:import',
    description: 'Saves the values of an export, all or nothing',
    arguments: [{ name: 'file', required: true, description: 'File that config:export wrote; - for standard input' }],
    options: [{ name: 'dry-run', description: 'Only say what would change' }, formatOption],
    load: async () => (await import('./config-import.ts')).configImport
  },
  {
    name: 'config:set',
    description: 'Change system configuration',
    arguments: [requiredPath, { name: 'value', required: true, description: 'Configuration value' }],
    options: [
      ...scopeOptions,
      { name: 'lock-env', short: 'e', description: 'Lock value which prevents modification in the Admin (saved in DATA_DIR/app/etc/env.json)' },
      { name: 'lock-config', short: 'c', description: 'Lock and share value with other installations (saved in DATA_DIR/app/etc/config.json)' },
      { name: 'lock', short: 'l', description: 'Deprecated, use the --lock-env option instead' }
    ],
    load: async () => (await import('./config-set.ts')).configSet
  },
  {
    name: 'config:show',
    description: 'Shows configuration value for given path. If path is not specified, all saved values will be shown',
    arguments: [path],
    options: [...scopeOptions, { name: 'decrypt', description: 'Show secrets in plain text; asks first' }, { name: 'yes', short: 'y', description: 'Do not ask' }, formatOption],
    load: async () => (await import('./config-show.ts')).configShow
  },
  { name: 'config:unlock', description: 'Takes a lock out of the files that config:set --lock-env and --lock-config write', arguments: [requiredPath], options: scopeOptions, load: async () => (await import('./config-unlock.ts')).configUnlock },
  { name: 'config:why', description: 'Shows every place that could give a value, and which one does', arguments: [requiredPath], options: [...scopeOptions, formatOption], load: async () => (await import('./config-why.ts')).configWhy },
  { name: 'cron:run', description: 'Runs jobs by schedule', load: async () => (await import('./cron-run.ts')).cronRun },
  { name: 'encryption:key:accept', description: 'Accepts the present crypt key for this database; values encrypted with another one stay unreadable', load: async () => (await import('./encryption-key-accept.ts')).encryptionKeyAccept },
  { name: 'info:adminuri', description: 'Displays the Magento Admin URI', load: async () => (await import('./info-adminuri.ts')).infoAdminuri },
  { name: 'module:add', description: 'Checks the real Magento modules in a folder and reads them from the next start on', arguments: [folder], load: async () => (await import('./module-add.ts')).moduleAdd },
  {
    name: 'module:lint',
    description: 'Lists what is wrong in the real Magento modules in a folder',
    arguments: [folder],
    options: [{ name: 'format', value: 'format', description: 'Output format: text, json or github' }],
    load: async () => (await import('./module-lint.ts')).moduleLint
  },
  { name: 'module:remove', description: 'Forgets a folder that module:add remembered', arguments: [folder], load: async () => (await import('./module-add.ts')).moduleRemove },
  {
    name: 'module:status',
    description: 'Displays status of modules',
    arguments: [{ name: 'module-names', isList: true, description: 'Optional module names' }],
    options: [{ name: 'enabled', description: 'Print only enabled modules' }, { name: 'disabled', description: 'Print only disabled modules' }, formatOption],
    load: async () => (await import('./module-status.ts')).moduleStatus
  },
  {
    name: 'security:tfa:google:set-secret',
    description: 'Gives a user the secret of his authenticator app, for scripts that compute codes',
    arguments: [{ name: 'user', required: true, description: 'User name' }, { name: 'secret', required: true, description: 'Secret in Base32' }],
    load: async () => (await import('./two-factor.ts')).tfaSetSecret
  },
  {
    name: 'security:tfa:reset',
    description: 'Takes a user\'s second factor away: he sets up another at his next sign-in',
    arguments: [{ name: 'user', required: true, description: 'User name' }, { name: 'provider', required: true, description: 'Provider: google' }],
    load: async () => (await import('./two-factor.ts')).tfaReset
  },
  { name: 'setup:upgrade', description: 'Brings the database up to date', load: async () => (await import('./setup-upgrade.ts')).setupUpgrade },
  {
    name: 'situation:enter',
    yields: true,
    description: 'Developer mode: sets a situation in the place of the one before',
    arguments: [{ name: 'name', required: true, description: 'Name of a situation; situation:list has them' }],
    options: [formatOption],
    load: async () => (await import('./situations.ts')).situationEnter
  },
  { name: 'situation:list', yields: true, description: 'Developer mode: lists the situations', options: [formatOption], load: async () => (await import('./situations.ts')).situationList },
  { name: 'situation:reset', yields: true, description: 'Developer mode: removes what situations made, and puts configuration and clock back', load: async () => (await import('./situations.ts')).situationReset },
  { name: 'store:list', description: 'Displays the list of stores', options: [formatOption], load: async () => (await import('./store-list.ts')).storeList },
  { name: 'store:website:list', description: 'Displays the list of websites', options: [formatOption], load: async () => (await import('./store-list.ts')).storeWebsiteList }
]
