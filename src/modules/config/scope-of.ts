import { defaultScope, type Scope, type ScopeAddress, type ScopeDirectory } from '../../config/scope.ts'

/** The scope at an address; undefined where that website or store view is gone. */
export async function findScopeAt (scopes: ScopeDirectory, { type, id }: ScopeAddress): Promise<Scope | undefined> {
  if (type === 'default') return defaultScope
  return type === 'websites' ? await scopes.findWebsite(String(id)) : await scopes.findStore(String(id))
}
