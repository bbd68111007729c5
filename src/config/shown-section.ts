import type { ScopeConfig } from './scope-config.ts'
import { defaultScope, type Scope } from './scope.ts'
import { pickStandIn } from './structure-stand-ins.ts'
import type { Section, Structure } from './structure.ts'

/** The section that the page of this id shows at a scope: the declared one, or the one that stands in for it there; undefined for an unknown id. */
export type FindShownSection = (id: string, scope: Scope) => Promise<Section | undefined>

/** Builds the search; it reads values only where another section may stand in. */
export function createFindShownSection (structure: Pick<Structure, 'findSection' | 'findStandIns'>, { getValue }: Pick<ScopeConfig, 'getValue'>): FindShownSection {
  return async (id, scope) => {
    const standIns = structure.findStandIns(id)
    if (standIns === undefined) return structure.findSection(id)
    const [first, ...others] = standIns.declaration.paths
    let value = await getValue(first!, scope) ?? ''
    for (const path of others) if (value === '') value = await getValue(path, defaultScope) ?? ''
    return pickStandIn(standIns, value)
  }
}
