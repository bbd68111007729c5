import { defaultScope, type Scope, type ScopeAddress, type ScopeDirectory } from './scope.ts'

/** The name of a scope that means the same in every installation: `default`, `websites/<code>` or `stores/<code>`. */
export function toScopeKey (scope: Pick<Scope, 'type' | 'code'>): string {
  return scope.type === 'default' ? 'default' : `${scope.type}/${scope.code}`
}

/** Finds the scope of a key; an id may stand in the place of the code. */
export async function findScopeByKey (key: string, scopes: ScopeDirectory): Promise<Scope | undefined> {
  if (key === 'default') return defaultScope
  const [, type, code] = /^(websites|stores)\/([A-Za-z0-9_]+)$/.exec(key) ?? []
  if (type === undefined || code === undefined) return undefined
  return type === 'websites' ? await scopes.findWebsite(code) : await scopes.findStore(code)
}

/** Finds the scope that a row belongs to; undefined where it does not exist any more. */
export async function findScopeAt ({ type, id }: ScopeAddress, scopes: ScopeDirectory): Promise<Scope | undefined> {
  if (type === 'default') return defaultScope
  return type === 'websites' ? await scopes.findWebsite(String(id)) : await scopes.findStore(String(id))
}
