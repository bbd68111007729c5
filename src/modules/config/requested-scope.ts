import { defaultScope, type Scope, type ScopeDirectory } from '../../config/scope.ts'
import type { PathParameters } from '../../admin/path-parameters.ts'
import type { Message } from '../../kernel/http/messages.ts'

/** The scope that a configuration URL names, or what to say where there is no such scope. */
export type RequestedScope =
  | { readonly scope: Scope }
  | { readonly scope: undefined, readonly message: Message }

/** Reads website and store of a URL, by id or by code; where both stand there the store wins (the original's rule). */
export async function findRequestedScope (parameters: PathParameters, scopes: ScopeDirectory): Promise<RequestedScope> {
  const [website, store] = [parameters.get('website'), parameters.get('store')]
  if (store !== undefined) {
    const scope = await scopes.findStore(store)
    return scope === undefined ? toUnknown('The store with id %1 that was requested wasn\'t found. Verify the store and try again.', store) : { scope }
  }
  if (website === undefined) return { scope: defaultScope }
  const scope = await scopes.findWebsite(website)
  return scope === undefined ? toUnknown('The website with id %1 that was requested wasn\'t found. Verify the website and try again.', website) : { scope }
}

/** The pair that names a scope in a URL: `website/2/`, `store/3/`, or nothing for the default scope. */
export function toScopePath (scope: Pick<Scope, 'type' | 'id'>): string {
  if (scope.type === 'default') return ''
  return `${scope.type === 'websites' ? 'website' : 'store'}/${scope.id}/`
}

function toUnknown (phrase: string, id: string): RequestedScope {
  return { scope: undefined, message: { type: 'error', phrase, args: [id.slice(0, 40)] } }
}
