import type { Dependency } from './declaration.ts'
import { listTypes } from './posted-value.ts'
import type { ScopeType } from './scope.ts'
import type { Field, Section, Structure } from './structure.ts'

/** What a field's control hangs on: where one condition is not met, the page hides or disables it and does not post it. */
export interface Conditions {
  /** Not met: the row is hidden. Its own and those of its groups. */
  readonly shown: readonly Dependency[]
  /** Not met: the control is disabled. */
  readonly enabled: readonly Dependency[]
}

type FindDeclaredField = Structure['findDeclaredField']

/** The conditions of a field; those on fields that do not exist are left out. */
export function listConditions (field: Field, find: FindDeclaredField): Conditions {
  const exists = ({ field: path }: Dependency): boolean => find(path) !== undefined
  return {
    shown: [...field.groups.flatMap(group => group.depends ?? []), ...field.depends ?? []].filter(exists),
    enabled: listEnabling(field, find)
  }
}

/** The conditions on which a field's control is open: what it requires, and the choice of countries beside it. */
export function listEnabling (field: Field, find: FindDeclaredField): readonly Dependency[] {
  return [...listRequired(field, find), ...listCountryChoice(field, find)]
}

/** Whether a condition is met by the value that the other field has. */
export function isMet ({ values, negative }: Dependency, other: Field, value: string): boolean {
  const parts = listTypes.has(other.type) ? value.split(',') : [value]
  return parts.some(part => values.includes(part)) !== (negative === true)
}

/**
 * Whether the page would keep the field's control from being posted, with these values of the other fields. A field hidden itself
 * meets no condition, as in the browser.
 */
export function isSwitchedOff (field: Field, find: FindDeclaredField, valueOf: (field: Field) => string, visited: ReadonlySet<Field> = new Set()): boolean {
  const { shown, enabled } = listConditions(field, find)
  const within = new Set([...visited, field])
  return [...shown, ...enabled].some(condition => {
    const other = find(condition.field)!
    const isHidden = !within.has(other) && isHiddenBy(other, find, valueOf, within)
    return isHidden || !isMet(condition, other, valueOf(other))
  })
}

/** Every field that decides about the given ones, directly or through others. */
export function listDeciders (fields: Iterable<Field>, find: FindDeclaredField): ReadonlySet<Field> {
  const deciders = new Set<Field>()
  const open = [...fields]
  for (let field = open.pop(); field !== undefined; field = open.pop()) {
    const { shown, enabled } = listConditions(field, find)
    for (const other of [...shown, ...enabled].map(condition => find(condition.field)!)) {
      if (deciders.has(other)) continue
      deciders.add(other)
      open.push(other)
    }
  }
  return deciders
}

/** Finds the fields that a section's own hang on and that its page does not show in this kind of scope; each answer is kept. */
export function createListDecidersElsewhere (find: FindDeclaredField): (section: Section, scopeType: ScopeType) => readonly Field[] {
  const kept: Readonly<Record<ScopeType, WeakMap<Section, readonly Field[]>>> = { default: new WeakMap(), websites: new WeakMap(), stores: new WeakMap() }
  return (section, scopeType) => {
    const known = kept[scopeType].get(section)
    if (known !== undefined) return known
    const deciders = [...listDeciders(section.fields.filter(field => field.shown[scopeType]), find)]
    const elsewhere = deciders.filter(field => field.section !== section || !field.shown[scopeType])
    kept[scopeType].set(section, elsewhere)
    return elsewhere
  }
}

function isHiddenBy (field: Field, find: FindDeclaredField, valueOf: (field: Field) => string, visited: ReadonlySet<Field>): boolean {
  const within = new Set([...visited, field])
  return listConditions(field, find).shown.some(condition => {
    const other = find(condition.field)!
    return (!within.has(other) && isHiddenBy(other, find, valueOf, within)) || !isMet(condition, other, valueOf(other))
  })
}

/** Fields that `requires` names must be switched on. */
function listRequired (field: Field, find: FindDeclaredField): Dependency[] {
  return (field.requires ?? []).filter(path => find(path) !== undefined).map(path => ({ field: path, values: ['1'] }))
}

/** The list of countries beside an `allowspecific` field is open only where that says "specific". */
function listCountryChoice (field: Field, find: FindDeclaredField): Dependency[] {
  if (!field.id.endsWith('specificcountry')) return []
  const path = field.declaredPath.replace(/specificcountry$/, 'allowspecific')
  return find(path)?.type === 'allowspecific' ? [{ field: path, values: ['1'] }] : []
}
