import { listFields, type Field, type Section } from '../../config/structure.ts'
import type { Scope } from '../../config/scope.ts'
import type { FormBody } from '../../kernel/http/form-body.ts'

/** What somebody typed, by input name; what is shown again is never a secret. */
export type TypedValues = Readonly<Record<string, string | string[]>>

/** Takes the typed values of a section's fields from a form, without those of secret fields. */
export function toTypedValues (section: Section, scope: Pick<Scope, 'type'>, form: FormBody): TypedValues {
  const names = new Set(listFields(section, scope.type).filter(field => !field.secret).flatMap(listInputNames))
  const typed: Record<string, string | string[]> = {}
  for (const [name, value] of form.entries) {
    if (!names.has(name)) continue
    const present = typed[name]
    if (name.endsWith('[]')) typed[name] = [...Array.isArray(present) ? present : [], value]
    else typed[name] = value
  }
  return typed
}

/** What was typed for a field: its value (parts of a multiselect) and whether its inherit box was ticked; undefined where nothing was. */
export function findTyped (typed: TypedValues, field: Field): { values: readonly string[], inherits: boolean } | undefined {
  const [single, several, inherit] = listInputNames(field).map(name => typed[name])
  const values = several ?? single
  if (values === undefined && inherit === undefined) return undefined
  return { values: Array.isArray(values) ? values : values === undefined || (field.type === 'multiselect' && values === '') ? [] : [values], inherits: inherit === '1' }
}

function listInputNames (field: Field): string[] {
  return [`${field.inputName}[value]`, `${field.inputName}[value][]`, `${field.inputName}[inherit]`]
}
