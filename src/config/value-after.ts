import type { Intent } from './save-intents.ts'
import { findScopeAt, toScopeKey } from './scope-key.ts'
import type { Scope } from './scope.ts'
import type { Field } from './structure.ts'
import type { SaveValuesOptions } from './value-entry.ts'

/** What is going to be written, by scope key and field. */
export type Planned = ReadonlyMap<string, ReadonlyMap<Field, Intent>>

/** Tells the value that any field will have at a scope after everything planned is written, there and at the scopes above. */
export function createValueAfter (options: SaveValuesOptions, scope: Scope, planned: Planned): (path: string) => Promise<string | null> {
  const { structure, scopeConfig, scopes } = options
  return async path => {
    const field = structure.findDeclaredField(path) ?? structure.findField(path)
    const storedPath = field?.path ?? path
    for (let level: Scope = scope; ;) {
      const intent = field === undefined ? undefined : planned.get(toScopeKey(level))?.get(field)
      if (intent?.kind === 'save') return intent.text
      if (intent?.kind !== 'delete' && await hasOwnValue(options, storedPath, level)) return await scopeConfig.getValue(storedPath, level)
      const above = level.parents[0] === undefined ? undefined : await findScopeAt(level.parents[0], scopes)
      if (above === undefined) return await scopeConfig.getInheritedValue(storedPath, level)
      level = above
    }
  }
}

async function hasOwnValue ({ scopeConfig }: SaveValuesOptions, path: string, scope: Scope): Promise<boolean> {
  const places = await scopeConfig.explain(path, scope)
  return places.some(place => place.isPresent && place.source !== 'module' && place.scope.type === scope.type && place.scope.id === scope.id)
}
