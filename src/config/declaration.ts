// Longer than other files: the whole declaration language stands in one place.
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

/** Where a declaration was read. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
}

/** What a section, group or field may say besides. */
export interface Attributes extends Visibility {
  /** Of what was read from a file: where it stands there. */
  readonly at?: SourcePlace
  /** Not shown while there is only one store view and single-store mode is on. */
  readonly hideInSingleStoreMode?: boolean
  /** Only there while this module is installed and enabled. */
  readonly ifModuleEnabled?: string
  /** Path of another section, group or field whose declaration this one begins with (`section/group/field`; `*` is "the same id at this level"). */
  readonly extends?: string
}

export interface TabDeclaration {
  readonly id: string
  readonly label: string
  readonly sortOrder: number
  readonly cssClass?: string
  readonly at?: SourcePlace
}

export interface SectionDeclaration extends Attributes {
  readonly id: string
  readonly cssClass?: string
  readonly headerCss?: string
  readonly frontendModel?: string
  readonly label: string
  /** Id of a tab. */
  readonly tab: string
  readonly sortOrder: number
  /** ACL resource that reading, saving and finding this section asks for. */
  readonly resource: string
  readonly groups: readonly GroupDeclaration[]
}

export interface GroupDeclaration extends Attributes {
  readonly id: string
  /** Name of a frontend model, the original's class name. */
  readonly frontendModel?: string
  /** Id of the group in which it is shown where its section stands in for another one; it keeps its ids. */
  readonly displayIn?: string
  readonly fieldsetCss?: string
  readonly headerCss?: string
  readonly moreUrl?: string
  readonly demoUrl?: string
  readonly helpUrl?: string
  /** The group's fields are repeated for each option of this model: its value is put before their ids, its label before their labels. */
  readonly cloneModel?: string
  readonly label: string
  readonly sortOrder: number
  readonly comment?: string
  /** Open on first sight; the first group of a section always is. */
  readonly expanded?: boolean
  readonly fields?: readonly FieldDeclaration[]
  readonly groups?: readonly GroupDeclaration[]
  readonly depends?: readonly Dependency[]
}

/**
 * `heading` and `note` only say something; `button` and `link` do something; `rows` is a list of rows with columns (stored as
 * JSON); `time` is stored as `hh,mm,ss`; `allowspecific` is a select that opens another field; `unknown` is a type of another
 * software's own, edited as text.
 */
export type FieldType =
  'text' | 'textarea' | 'select' | 'multiselect' | 'checkboxes' | 'allowspecific' | 'obscure' | 'password' | 'label' | 'note' | 'heading' |
  'time' | 'date' | 'file' | 'image' | 'button' | 'link' | 'rows' | 'hidden' | 'unknown'

/** A column of a field of type `rows`. */
export interface RowColumn {
  readonly id: string
  readonly label: string
  readonly options?: readonly Option[]
  readonly cssClass?: string
}

/** Where an uploaded file goes, below the media folder, and under which address it is reached. */
export interface UploadTarget {
  readonly folder: string
  readonly baseUrl?: string
  /** The scope (`default`, `websites/1`, `stores/1`) becomes part of the folder. */
  readonly withScope?: boolean
}

export interface FieldDeclaration extends Attributes {
  readonly id: string
  readonly label: string
  readonly type: FieldType
  readonly sortOrder: number
  /** At default scope: may the module's own value be restored ("Use system value")? */
  readonly canRestore?: boolean
  readonly comment?: string
  /** Name of a comment model, the original's class name. */
  readonly commentModel?: string
  readonly tooltip?: string
  readonly hint?: string
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
  /** Name of a frontend model, the original's class name. */
  readonly frontendModel?: string
  /** Names from `<attribute type="…">`, as they stand there; also button_url, button_label. */
  readonly attributes?: Readonly<Record<string, string>>
  readonly upload?: UploadTarget
  readonly columns?: readonly RowColumn[]
  readonly buttonUrl?: string
  readonly buttonLabel?: string
  /** A button beside the control that posts the form, nothing saved, to another path below the admin front name; which field it stands at comes along as `field`. */
  readonly action?: { readonly label: string, readonly path: string }
  readonly moreUrl?: string
  readonly demoUrl?: string
  /** Paths of groups or fields that must be switched on for this one to be. */
  readonly requires?: readonly string[]
  readonly depends?: readonly Dependency[]
}

/**
 * Shown only while another field has one of these values (`negative`: none of them). `field` is a full path section/group/field;
 * in a declaration it may also be `*` for "the same id at this level", or the id of a field that stands beside this one.
 */
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

/** A declaration that leaves out what another one of the same thing says. */
export type Partly<Declaration extends { readonly id: string }> = Pick<Declaration, 'id'> & Partial<Declaration>

export interface PartialGroup extends Partly<Omit<GroupDeclaration, 'groups' | 'fields'>> {
  readonly groups?: readonly PartialGroup[]
  readonly fields?: ReadonlyArray<Partly<FieldDeclaration>>
}

export interface PartialSection extends Partly<Omit<SectionDeclaration, 'groups'>> {
  readonly groups?: readonly PartialGroup[]
}

/**
 * Sections that stand in for another one, by a value of the configuration: as `<section>_<value>` in lower case where that is one of
 * `values`, else as `<section>_<other>`. So the original's PayPal module does it with the section `payment`, by the merchant's country.
 */
export interface StandInDeclaration {
  readonly section: string
  /** Where the value stands: the first path at the scope of the page, the next ones, asked where it is empty, at the default scope. */
  readonly paths: readonly string[]
  readonly values: readonly string[]
  readonly other: string
  /** Ids of the groups that the page has. Other groups are put into the one that their `displayIn` names, else into the last. */
  readonly places: readonly string[]
}

/** What a system.xml says: it may speak of things that another file declares. A SystemDeclaration is one. */
export interface PartialSystem {
  readonly tabs?: ReadonlyArray<Partly<TabDeclaration>>
  readonly sections?: readonly PartialSection[]
  readonly standIns?: readonly StandInDeclaration[]
}

/** What a module declares for Stores > Configuration. */
export interface SystemDeclaration {
  readonly tabs?: readonly TabDeclaration[]
  readonly sections?: readonly SectionDeclaration[]
  readonly standIns?: readonly StandInDeclaration[]
}

/** A module's own values, as config.xml holds them: by scope, then by path. */
export interface ConfigDefaults {
  readonly default?: Readonly<Record<string, string>>
  /** By website code. */
  readonly websites?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** By store view code. */
  readonly stores?: Readonly<Record<string, Readonly<Record<string, string>>>>
}
