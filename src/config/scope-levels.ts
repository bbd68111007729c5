import type { Scope, ScopeAddress, ScopeDirectory } from './scope.ts'

/** A scope of the chain with its code, by which variables and module values are looked up. */
export interface Level extends ScopeAddress {
  readonly code: string
}

/**
 * The scope and everything above it, nearest first, with codes. The codes of the scopes above are only asked for where
 * some variable or module value is for a single website: without one, reading a value stays a single query.
 */
export async function listLevels (scope: Scope, scopes: ScopeDirectory, needsCodes: boolean): Promise<readonly Level[]> {
  const above = await Promise.all(scope.parents.map(async ({ type, id }) => {
    const isWebsite = needsCodes && type === 'websites'
    return { type, id, code: isWebsite ? (await scopes.findWebsite(String(id)))?.code ?? '' : '' }
  }))
  return [{ type: scope.type, id: scope.id, code: scope.code }, ...above]
}
