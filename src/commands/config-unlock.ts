import { lockFiles } from '../config/file-override.ts'
import { deleteLock } from '../config/save-lock.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import { getField } from './field-argument.ts'
import type { CommandInput } from './command-input.ts'
import { getScope } from './scope-option.ts'
import type { CommandServices } from './services.ts'

/** Takes a lock out of the files; what was saved before shows again. */
export async function configUnlock (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const { structure, scopes, overrides } = await services.configuration()
  const scope = await getScope(input, scopes)
  const { path } = getField(structure, input.required('path'))
  const removed: string[] = []
  for (const file of ['env', 'config'] as const) {
    if (await deleteLock({ dataDir: services.env().dataDir, file }, scope, path)) removed.push(lockFiles[file])
  }
  if (removed.length > 0) await services.record({ action: 'config_unlocked', outcome: 'success', target: path, details: { scope: scope.type, scope_code: scope.code, files: removed } })
  const variable = overrides.find(path, scope.type, scope.code)?.variable
  if (variable !== undefined) return refuse(`The environment variable ${variable} locks this value. Remove the variable and start the program again.`)
  if (removed.length === 0) return refuse('No file locks this value at this scope.')
  return succeed(`The value is not locked any more; it was taken out of ${removed.join(' and ')}.`)
}
