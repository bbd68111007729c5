import type { FieldDeclaration, FieldType, Option } from './declaration.ts'

/** The models that declarations may name; a ModelRegistry is one. */
export interface KnownModels {
  readonly source: ReadonlyMap<string, { readonly options?: (context: { readonly locale: string }) => readonly Option[] }>
  readonly backend: ReadonlyMap<string, { readonly encrypted?: boolean }>
  readonly comment?: ReadonlyMap<string, unknown>
}

/** The classes that a field names and this installation does not have. */
export interface MissingModels {
  readonly source?: string
  readonly backend?: string
  /** What only shows something: frontend and comment models. */
  readonly others: readonly string[]
}

/** Lists the classes that a field names and nobody provides. */
export function listMissingModels ({ sourceModel, backendModel, frontendModel, commentModel }: Partial<FieldDeclaration>, models: KnownModels): MissingModels {
  return {
    source: sourceModel === undefined || models.source.has(sourceModel) ? undefined : sourceModel,
    backend: backendModel === undefined || models.backend.has(backendModel) ? undefined : backendModel,
    others: [frontendModel, commentModel !== undefined && models.comment?.has(commentModel) === true ? undefined : commentModel].filter(name => name !== undefined)
  }
}

const lists: readonly FieldType[] = ['select', 'multiselect', 'checkboxes']

/**
 * The type as which a field can be edited: a list whose options nobody knows is a text, and so is a field without a type. One that
 * has not even a label is only what its frontend model draws (a button of a wizard, a hint): nothing to edit.
 */
export function toUsableType ({ type, options, sourceModel, frontendModel, label = '' }: Partial<FieldDeclaration>, { source }: MissingModels): FieldType {
  if (type === undefined) return label === '' && frontendModel !== undefined ? 'note' : 'text'
  const hasOptions = (sourceModel !== undefined && source === undefined) || (options ?? []).length > 0
  return lists.includes(type) && !hasOptions ? 'text' : type
}
