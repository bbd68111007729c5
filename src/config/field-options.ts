import type { Database } from '../kernel/database/database.ts'
import type { Option } from './declaration.ts'
import type { ModelRegistry } from './models.ts'
import type { Field } from './structure.ts'

/** What an `allowspecific` field offers where it names no source model. */
export const allOrSpecific: readonly Option[] = [{ value: '0', label: 'All Allowed Countries' }, { value: '1', label: 'Specific Countries' }]

/** The options of a select or multiselect, from its source model or as declared; none for other fields. */
export function listOptions (field: Field, models: Pick<ModelRegistry, 'source'>, locale: string): readonly Option[] {
  const model = models.source.get(field.sourceModel ?? '')
  return model?.options({ locale, path: field.declaredPath }) ?? field.options ?? (field.type === 'allowspecific' ? allOrSpecific : [])
}

/** The values that a list of options allows, also those in its groups. */
export function listOptionValues (options: readonly Option[]): string[] {
  return options.flatMap(option => option.options === undefined ? [option.value] : listOptionValues(option.options))
}

/** Whether a field's options stand in the database, so that they can be others at the next request. */
export function hasLiveOptions (field: Field, models: Pick<ModelRegistry, 'source'>): boolean {
  return models.source.get(field.sourceModel ?? '')?.read !== undefined
}

/** The models with the present options of these fields, for one request; the very same models where none of them reads the database. */
export async function readLiveModels<Models extends Pick<ModelRegistry, 'source'>> (models: Models, fields: readonly Field[], database: Database): Promise<Models> {
  const live = fields.filter(field => hasLiveOptions(field, models))
  if (live.length === 0) return models
  const source = new Map(models.source)
  for (const name of new Set(live.map(field => field.sourceModel!))) source.set(name, await models.source.get(name)!.read!(database))
  return { ...models, source }
}
