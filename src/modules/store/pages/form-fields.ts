import type { Database } from '../../../kernel/database/database.ts'
import type { Translate } from '../../../kernel/phrases.ts'
import { toId } from '../check-input.ts'
import { defaultCategoryId, isBoundToWebsite } from '../group-kind.ts'
import { findGroup, listGroups, listGroupsOf, type Group } from '../group-table.ts'
import type { StoreInput, StoreKind } from '../store-kind.ts'
import { findStoreView, listStoresOfGroup } from '../store-table.ts'
import { isBoundToGroup } from '../view-kind.ts'
import { findWebsiteRow, listWebsites } from '../website-table.ts'

/** What a form shows of an entry: `id` is undefined for a new one, `input` is stored or typed. */
export interface FormFieldsOptions {
  readonly database: Database
  readonly translate: Translate
  readonly id: number | undefined
  readonly input: StoreInput
}

/** A choice of a list, or a heading with choices under it. */
export interface FormOption {
  readonly value?: string
  readonly label: string
  readonly options?: readonly FormOption[]
}

/** Params of the component form-field, without name and error. */
export interface FormField {
  readonly field: string
  readonly label: string
  readonly type?: 'text' | 'select' | 'checkbox' | 'static'
  readonly options?: readonly FormOption[]
  readonly required?: boolean
  readonly validate?: string
  readonly disabled?: boolean
  readonly hint?: string
  readonly value?: string
  readonly checkboxLabel?: string
  /** Asked before saving where the choice is another than the stored one. */
  readonly moveQuestion?: string
}

/** Builds the fields of each kind's form, in the original's order. */
export const formFields: Readonly<Record<StoreKind['name'], (options: FormFieldsOptions) => Promise<FormField[]>>> = {
  async website (options) {
    const { database, translate, id } = options
    const stored = id === undefined ? undefined : await findWebsiteRow(database, id)
    const groups = id === undefined ? [] : await listGroupsOf(database, id)
    const hasView = groups.some(group => group.defaultStoreId > 0)
    return [
      ...toNameAndCode(options),
      toSortOrder(translate),
      ...groups.length === 0 ? [] : [{ field: 'default_group_id', label: translate('Default Store'), type: 'select', options: groups.map(toOption) } as const],
      ...stored?.isDefault !== false || !hasView ? [] : [{ field: 'is_default', label: '', type: 'checkbox', checkboxLabel: translate('Set as Default') } as const]
    ]
  },
  async group (options) {
    const { database, translate, id, input } = options
    const stored = id === undefined ? undefined : await findGroup(database, id)
    const isBound = stored !== undefined && await isBoundToWebsite(database, stored)
    const views = id === undefined ? [] : (await listStoresOfGroup(database, id)).filter(view => view.isActive)
    return [
      {
        field: 'website_id',
        label: translate('Web Site'),
        type: 'select',
        required: true,
        options: (await listWebsites(database)).map(toOption),
        disabled: isBound,
        ...(isBound ? { hint: translate('This store cannot move: it is the only store of its website, or the one that the default website shows.') } : {}),
        ...(stored === undefined ? {} : { moveQuestion: translate('Move this store to another website? Its store views inherit their configuration from there then.') })
      },
      ...toNameAndCode(options),
      { field: 'root_category_id', label: translate('Root Category'), type: 'select', required: true, options: listCategories(translate, input) },
      ...views.length === 0 ? [] : [{ field: 'default_store_id', label: translate('Default Store View'), type: 'select', options: views.map(toOption) } as const]
    ]
  },
  async store (options) {
    const { database, translate, id } = options
    const stored = id === undefined ? undefined : await findStoreView(database, id)
    const isBound = stored !== undefined && await isBoundToGroup(database, stored)
    const isDefault = stored?.isActive === true && (await findGroup(database, stored.groupId))?.defaultStoreId === id
    return [
      {
        field: 'group_id',
        label: translate('Store'),
        type: 'select',
        required: true,
        options: await listGroupOptions(database),
        disabled: isBound,
        ...(isBound ? { hint: translate('This store view cannot move: it is the default one of its store. Make another one the default there first.') } : {}),
        ...(stored === undefined ? {} : { moveQuestion: translate('Move this store view to another store? Where that belongs to another website, it inherits its configuration from there then.') })
      },
      ...toNameAndCode(options),
      {
        field: 'is_active',
        label: translate('Status'),
        type: 'select',
        required: true,
        options: [{ value: '0', label: translate('Disabled') }, { value: '1', label: translate('Enabled') }],
        disabled: isDefault,
        ...(isDefault ? { hint: translate('The default store view of a store is always enabled.') } : {})
      },
      toSortOrder(translate)
    ]
  }
}

function toNameAndCode ({ translate, id }: FormFieldsOptions): FormField[] {
  const hint = id === undefined ? {} : { hint: translate('Scripts, addresses and environment variables name it by its code: change them too.') }
  return [
    { field: 'name', label: translate('Name'), required: true, validate: 'required-entry' },
    { field: 'code', label: translate('Code'), required: true, validate: 'required-entry', ...hint }
  ]
}

function toSortOrder (translate: Translate): FormField {
  return { field: 'sort_order', label: translate('Sort Order'), validate: 'validate-digits' }
}

function toOption ({ id, name }: { readonly id: number, readonly name: string }): FormOption {
  return { value: String(id), label: name }
}

/** Stores under the names of their websites; a website without one cannot be chosen. */
async function listGroupOptions (database: Database): Promise<FormOption[]> {
  const groups = new Map<number, Group[]>()
  for (const group of await listGroups(database)) groups.set(group.websiteId, [...groups.get(group.websiteId) ?? [], group])
  return (await listWebsites(database)).flatMap(website => {
    const own = groups.get(website.id)
    return own === undefined ? [] : [{ label: website.name, options: own.map(toOption) }]
  })
}

/** There is no catalog: the category that every installation begins with, and the stored one where it is another. */
function listCategories (translate: Translate, input: StoreInput): FormOption[] {
  const stored = toId(input['root_category_id'])
  const others = stored === 0 || stored === defaultCategoryId ? [] : [{ value: String(stored), label: translate('Category %1', stored) }]
  return [{ value: String(defaultCategoryId), label: translate('Default Category') }, ...others]
}
