/** What a module's `system.ts` (or a real module's system.xml) says; names follow the original's system.xsd. */

/** In which scopes a section, group or field is shown. Absent means no, as in system.xml. */
export interface Visibility {
  readonly showInDefault?: boolean
  readonly showInWebsite?: boolean
  readonly showInStore?: boolean
}

export const inDefault: Visibility = Object.freeze({ showInDefault: true })
export const inDefaultAndWebsite: Visibility = Object.freeze({ showInDefault: true, showInWebsite: true })
export const inEveryScope: Visibility = Object.freeze({ showInDefault: true, showInWebsite: true, showInStore: true })

export interface TabDeclaration {
  readonly id: string
  readonly label: string
  readonly sortOrder: number
}

export interface SectionDeclaration extends Visibility {
  readonly id: string
  readonly label: string
  /** Id of a tab. */
  readonly tab: string
  readonly sortOrder: number
  /** ACL resource that reading, saving and finding this section asks for. */
  readonly resource: string
  readonly groups: readonly GroupDeclaration[]
}

export interface GroupDeclaration extends Visibility {
  readonly id: string
  readonly label: string
  readonly sortOrder: number
  readonly comment?: string
  /** Open on first sight; the first group of a section always is. */
  readonly expanded?: boolean
  readonly fields?: readonly FieldDeclaration[]
  readonly groups?: readonly GroupDeclaration[]
  readonly depends?: readonly Dependency[]
}

export type FieldType = 'text' | 'textarea' | 'select' | 'multiselect' | 'obscure' | 'password' | 'label' | 'note'

export interface FieldDeclaration extends Visibility {
  readonly id: string
  readonly label: string
  readonly type: FieldType
  readonly sortOrder: number
  /** At default scope: may the module's own value be restored ("Use system value")? */
  readonly canRestore?: boolean
  readonly comment?: string
  readonly tooltip?: string
  /** Stored here instead of section/group/field. */
  readonly configPath?: string
  /** Name of a source model, the original's class name, e.g. `Magento\Config\Model\Config\Source\Yesno`. */
  readonly sourceModel?: string
  /** Options written down in the declaration itself; `sourceModel` wins. */
  readonly options?: readonly Option[]
  /** Name of a backend model, the original's class name. */
  readonly backendModel?: string
  /** Rule names separated by spaces, e.g. `required-entry validate-digits digits-range-1-30`. */
  readonly validate?: string
  /** A multiselect that may be left with nothing chosen. */
  readonly canBeEmpty?: boolean
  readonly frontendClass?: string
  readonly depends?: readonly Dependency[]
}

/** Shown only while another field has one of these values (`negative`: none of them). `field` is a full path section/group/field. */
export interface Dependency {
  readonly field: string
  readonly values: readonly string[]
  readonly negative?: boolean
}

/** One entry of a select. `localized` says that the label needs no translation any more (names from Intl). */
export interface Option {
  readonly value: string
  readonly label: string
  readonly localized?: boolean
  readonly options?: readonly Option[]
}

/** What a module declares for Stores > Configuration. */
export interface SystemDeclaration {
  readonly tabs?: readonly TabDeclaration[]
  readonly sections?: readonly SectionDeclaration[]
}

/** A module's own values, as config.xml holds them: by scope, then by path. */
export interface ConfigDefaults {
  readonly default?: Readonly<Record<string, string>>
  /** By website code. */
  readonly websites?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** By store view code. */
  readonly stores?: Readonly<Record<string, Readonly<Record<string, string>>>>
}
