import type { Option } from './declaration.ts'
import type { ModelRegistry } from './models.ts'
import type { Field } from './structure.ts'

/** What an `allowspecific` field offers where it names no source model. */
export const allOrSpecific: readonly Option[] = [{ value: '0', label: 'All Allowed Countries' }, { value: '1', label: 'Specific Countries' }]

/** The options of a select or multiselect, from its source model or as declared; none for other fields. */
export function listOptions (field: Field, models: Pick<ModelRegistry, 'source'>, locale: string): readonly Option[] {
  const model = models.source.get(field.sourceModel ?? '')
  return model?.options({ locale }) ?? field.options ?? (field.type === 'allowspecific' ? allOrSpecific : [])
}

/** The values that a list of options allows, also those in its groups. */
export function listOptionValues (options: readonly Option[]): string[] {
  return options.flatMap(option => option.options === undefined ? [option.value] : listOptionValues(option.options))
}
