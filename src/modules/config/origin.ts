import type { FieldState } from '../../config/field-state.ts'
import type { Scope, ScopeDirectory } from '../../config/scope.ts'
import type { Translate } from '../../kernel/phrases.ts'
import { findScopeAt } from '../../config/scope-key.ts'

/** Where a field's value comes from, in the few words that stand beside it. */
export interface Origin {
  readonly kind: 'own' | 'above' | 'module' | 'locked' | 'none'
  readonly text: string
  /** Narrower scopes have values of their own. */
  readonly isOverridden: boolean
}

/** Says of each field of one showing where its value comes from. */
export type OriginOf = (state: FieldState) => Origin

export interface OriginOptions {
  /** The website above the scope; empty where there is none. */
  readonly websiteName: string
  readonly translate: Translate
  readonly overridden: ReadonlySet<string>
}

/** The name of the website above a store view; empty for other scopes. */
export async function findWebsiteName (scope: Scope, scopes: ScopeDirectory): Promise<string> {
  const website = scope.parents.find(parent => parent.type === 'websites')
  return website === undefined ? '' : (await findScopeAt(website, scopes))?.name ?? ''
}

/** Builds the function for one showing of a section. */
export function createOriginOf ({ websiteName, translate, overridden }: OriginOptions): OriginOf {
  const texts = {
    locked: translate('locked'),
    none: translate('no value anywhere'),
    module: translate('from the module'),
    own: translate('own value here'),
    default: translate('from Default Config'),
    website: translate('from the website %1', websiteName)
  }
  return state => {
    const isOverridden = overridden.has(state.field.path)
    if (state.locked !== null) return { kind: 'locked', text: texts.locked, isOverridden }
    if (state.source === null) return { kind: 'none', text: texts.none, isOverridden }
    if (state.source.source === 'module') return { kind: 'module', text: texts.module, isOverridden }
    if (state.hasOwnRow) return { kind: 'own', text: texts.own, isOverridden }
    return { kind: 'above', text: state.source.scope.type === 'default' ? texts.default : texts.website, isOverridden }
  }
}
