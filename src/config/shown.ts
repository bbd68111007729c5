import type { Visibility } from './declaration.ts'
import type { ScopeType } from './scope.ts'

/** In which scopes something is really shown: by its own flags, those above it and, for a group or section, its contents. */
export type Shown = Readonly<Record<ScopeType, boolean>>

/** What the flags of a declaration say; an absent one means no. */
export function toShown (flags: Visibility): Shown {
  return Object.freeze({ default: flags.showInDefault === true, websites: flags.showInWebsite === true, stores: flags.showInStore === true })
}

/** Where both are shown. */
export function intersectShown (one: Shown, other: Shown): Shown {
  return Object.freeze({ default: one.default && other.default, websites: one.websites && other.websites, stores: one.stores && other.stores })
}

/** Where at least one of the things is shown: what has nothing to show is not shown. */
export function uniteShown (things: ReadonlyArray<{ readonly shown: Shown }>): Shown {
  return Object.freeze({
    default: things.some(thing => thing.shown.default),
    websites: things.some(thing => thing.shown.websites),
    stores: things.some(thing => thing.shown.stores)
  })
}

/** The order of the page: by sortOrder, ties as declared. */
export function sortByOrder<Thing extends { readonly sortOrder: number }> (things: readonly Thing[]): Thing[] {
  return [...things].sort((one, other) => one.sortOrder - other.sortOrder)
}
