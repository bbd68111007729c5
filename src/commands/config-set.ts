import type { Configuration } from '../build-configuration.ts'
import { findLock } from '../config/env-override.ts'
import type { LockFile } from '../config/file-override.ts'
import { createLockValue } from '../config/lock-value.ts'
import { createSaveValues } from '../config/save-values.ts'
import { listLevels } from '../config/scope-levels.ts'
import type { Scope } from '../config/scope.ts'
import type { Field } from '../config/structure.ts'
import type { Reason } from '../config/validators.ts'
import { fillPhrase } from '../kernel/errors.ts'
import { readOnlyPath } from '../modules/amazon/instance/read-only.ts'
import { commandOrigin } from '../kernel/audit/audit-event.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import { getField } from './field-argument.ts'
import type { CommandInput } from './command-input.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'

const lockedText = 'The value you set has already been locked. To change the value, use the --lock-env option.'
/** The words that scripts of the original wait for; the files themselves are app/etc/env.json and app/etc/config.json below DATA_DIR. */
const savedTexts: Readonly<Record<LockFile, string>> = {
  env: 'Value was saved in app/etc/env.php and locked.',
  config: 'Value was saved in app/etc/config.php and locked.'
}

/** Saves a value with the checks of the page, or locks it in a file. */
export async function configSet (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const configuration = await services.configuration()
  const scope = await getScope(input, configuration.scopes)
  const field = getField(configuration.structure, input.required('path'))
  const value = input.required('value')
  if (input.flag('lock-config')) return await lock(services, configuration, { field, scope, value, file: 'config' })
  if (input.flag('lock-env') || input.flag('lock')) return await lock(services, configuration, { field, scope, value, file: 'env' })
  const outcome = await save(configuration, field, scope, value)
  // As saving the field on its page does: this is the real installation.
  if (outcome.exitCode === 0 && field.path === readOnlyPath) await (await import('../build-background.ts')).buildReadOnly(configuration, services.env()).instance.accept()
  return outcome
}

async function save (configuration: Configuration, field: Field, scope: Scope, value: string): Promise<Outcome> {
  const { overrides, scopes } = configuration
  if (findLock(overrides, field.path, await listLevels(scope, scopes, overrides.areScoped)) !== undefined) return refuse(lockedText)
  const { refused } = await createSaveValues(configuration)([{ field, scope, value }], { actor: commandOrigin, dryRun: false, isAllowed: () => true })
  return refused.length === 0 ? succeed('Value was saved.') : refuse(refused.map(toText).join('\n'))
}

async function lock (services: CommandServices, configuration: Configuration, request: { field: Field, scope: Scope, value: string, file: LockFile }): Promise<Outcome> {
  const { field, scope, file } = request
  const refusal = await createLockValue({ ...configuration, dataDir: services.env().dataDir })(request)
  if (refusal !== undefined) return refuse(toText(refusal))
  await services.record({ action: 'config_locked', outcome: 'success', target: field.path, details: { scope: scope.type, scope_code: scope.code, file } })
  return succeed(savedTexts[file], findStronger(configuration, request))
}

/** What still beats the lock just made; undefined where nothing does. */
function findStronger ({ overrides }: Configuration, { field, scope, file }: { field: Field, scope: Scope, file: LockFile }): string | undefined {
  const winner = overrides.find(field.path, scope.type, scope.code)
  if (winner?.variable !== undefined) return `The environment variable ${winner.variable} is stronger: as long as it is set, its value counts.`
  return file === 'config' && winner?.file?.endsWith('env.json') === true ? `The file ${winner.file} locks this value, too, and is stronger.` : undefined
}

function toText ({ phrase, args }: Reason): string {
  return fillPhrase(phrase, args)
}
