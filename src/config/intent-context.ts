import { readCurrentValues, type CurrentValue, type CurrentValueOptions } from './current-values.ts'
import { isSwitchedOff, listDeciders } from './depends.ts'
import { findInheritLabel } from './inherit.ts'
import type { PostedField } from './posted-section.ts'
import { readPosted, type IntentContext } from './save-intents.ts'
import { listLevels } from './scope-levels.ts'
import type { Scope, ScopeDirectory } from './scope.ts'
import type { Field, Structure } from './structure.ts'
import { isMask } from './value-check.ts'

export interface IntentContextOptions extends Omit<CurrentValueOptions, 'defaults' | 'models'> {
  readonly structure: Pick<Structure, 'findDeclaredField' | 'defaults'>
  readonly models: IntentContext['models']
  readonly scopes: ScopeDirectory
}

/** Gathers what decides about a post: what its fields and those they hang on have now, and will have after it. */
export async function createIntentContext (options: IntentContextOptions, posted: ReadonlyMap<Field, PostedField>, scope: Scope): Promise<IntentContext> {
  const { structure, overrides, models, scopes } = options
  const find = structure.findDeclaredField
  const levels = await listLevels(scope, scopes, overrides.areScoped || structure.defaults.areScoped)
  const fields = [...new Set([...posted.keys(), ...listDeciders(posted.keys(), find)])]
  const current = await readCurrentValues({ ...options, defaults: structure.defaults }, fields, scope, levels)
  const currentOf = (field: Field): CurrentValue => current.get(field)!
  const valueOf = (field: Field): string => toValueAfter(posted.get(field), field, currentOf(field), models)
  return {
    levels,
    overrides,
    models,
    currentOf,
    isSwitchedOff: field => isSwitchedOff(field, find, valueOf),
    hasInheritBox: field => findInheritLabel(field, scope) !== undefined
  }
}

/** The value that a field will have after the post, as far as other fields hang on it: posted, else as it is. */
function toValueAfter (posted: PostedField | undefined, field: Field, current: CurrentValue, models: IntentContext['models']): string {
  if (posted?.inherit === true) return current.inherited
  if (posted?.value === undefined) return current.shown
  const read = readPosted(field, posted.value, models)
  return 'phrase' in read || (field.secret && isMask(read.text)) ? current.shown : read.text
}
