import type { CurrentValue } from './current-values.ts'
import type { Intent, Intents } from './save-intents.ts'
import type { Field } from './structure.ts'
import type { Reason } from './validators.ts'

/** What a path holds before a save: the row at the very scope, or what is inherited. */
export interface PresentValue {
  readonly hasRow: boolean
  readonly value: string | null
}

/**
 * Where several fields of a post store the same path, the value is one. A field that was left as it was gives way to one that was
 * changed; two that were changed differently are both refused.
 */
export function settleSharedPaths (intents: Intents, findPresent: (field: Field) => PresentValue): Intents {
  const byField = new Map(intents.byField)
  const refused = new Map(intents.refused)
  for (const fields of listShared([...byField.keys()])) {
    const present = findPresent(fields[0]!)
    const changed = fields.filter(field => !isAsItWas(field, byField.get(field)!, present))
    if (new Set(changed.map(field => JSON.stringify(byField.get(field)))).size > 1) {
      for (const field of changed) refused.set(field, toReason(changed.find(other => other !== field)!))
      continue
    }
    const winner = changed[0] ?? fields.find(field => byField.get(field)!.kind === 'save') ?? fields[0]!
    for (const field of fields) if (field !== winner) byField.set(field, { kind: 'keep' })
  }
  return { byField, refused }
}

/** What a field has before a save, as far as the fields that share its path ask. */
export function toPresent ({ row, inherited }: CurrentValue): PresentValue {
  return { hasRow: row !== undefined, value: row === undefined ? inherited : row }
}

function listShared (fields: readonly Field[]): Field[][] {
  const byPath = new Map<string, Field[]>()
  for (const field of fields) byPath.set(field.path, [...byPath.get(field.path) ?? [], field])
  return [...byPath.values()].filter(sharers => sharers.length > 1)
}

/** A secret that was typed is never "as it was": what is stored cannot be compared with it. */
function isAsItWas (field: Field, intent: Intent, { hasRow, value }: PresentValue): boolean {
  if (intent.kind === 'keep') return true
  if (intent.kind === 'delete') return !hasRow
  return !field.encrypted && (intent.text ?? '') === (value ?? '')
}

function toReason (other: Field): Reason {
  return { phrase: 'This value is stored together with the one of the field "%1", which was given another value. Give both the same value.', args: [other.elementId] }
}
