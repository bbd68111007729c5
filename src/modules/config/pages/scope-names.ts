import { findScopeAt } from '../../../config/scope-key.ts'
import type { ScopeAddress, ScopeDirectory } from '../../../config/scope.ts'
import type { Translate } from '../../../kernel/phrases.ts'

/** Names a scope for readers; of one that is gone its kind and id. */
export type ScopeNames = (address: ScopeAddress) => { readonly name: string, readonly exists: boolean }

/** Looks up the names of all scopes that a page is going to show, each once. */
export async function findScopeNames (addresses: readonly ScopeAddress[], scopes: ScopeDirectory, translate: Translate): Promise<ScopeNames> {
  const names = new Map<string, { name: string, exists: boolean }>()
  for (const address of addresses) {
    const key = `${address.type}/${address.id}`
    if (!names.has(key)) names.set(key, await toName(address, scopes, translate))
  }
  return ({ type, id }) => names.get(`${type}/${id}`)!
}

async function toName (address: ScopeAddress, scopes: ScopeDirectory, translate: Translate): Promise<{ name: string, exists: boolean }> {
  const scope = await findScopeAt(address, scopes)
  if (scope?.type === 'default') return { name: translate('Default Config'), exists: true }
  if (scope?.type === 'websites') return { name: translate('Website %1', scope.name), exists: true }
  if (scope?.type === 'stores') return { name: translate('Store view %1', scope.name), exists: true }
  return { name: address.type === 'websites' ? translate('A website that is gone (id %1)', address.id) : translate('A store view that is gone (id %1)', address.id), exists: false }
}
