import type { Option } from './declaration.ts'
import type { SourceModel } from './models.ts'

/** Values with their labels, in the order of the list. */
export type Entries = ReadonlyArray<readonly [value: string, label: string]>

/** A source model whose options are always the same; the labels are phrases, which readers get in their language. */
export function createList (entries: Entries): SourceModel {
  const options: readonly Option[] = Object.freeze(entries.map(([value, label]) => Object.freeze({ value, label })))
  return { options: () => options }
}

/** As createList, with labels that are the same in every language: names of services, brands and formats. */
export function createNameList (entries: Entries): SourceModel {
  const options: readonly Option[] = Object.freeze(entries.map(([value, label]) => Object.freeze({ value, label, localized: true })))
  return { options: () => options }
}

/** A source model's options behind others, such as an empty choice. */
export function createListAfter (first: Entries, model: SourceModel): SourceModel {
  const before = createList(first)
  return { options: context => [...before.options(context), ...model.options(context)] }
}
