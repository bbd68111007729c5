import type { Database } from '../kernel/database/database.ts'
import type { Encryptor } from '../kernel/encryptor.ts'
import type { Option } from './declaration.ts'
import type { Field } from './structure.ts'
import type { Scope } from './scope.ts'

/** What a source model knows of the field and its reader. */
export interface OptionContext {
  /** A Magento locale code, e.g. it_IT. */
  readonly locale: string
  /** The field, as section/group/field in its declaration; absent where the options of no field in particular are asked for. */
  readonly path?: string
}

/** Gives the options of a select or multiselect. */
export interface SourceModel {
  options: (context: OptionContext) => readonly Option[]
  /** Of options that stand in the database: reads them anew, for one request. */
  read?: (database: Database) => Promise<SourceModel>
}

/** Gives the comment of a field, from its present value. */
export interface CommentModel {
  comment: (value: string) => { readonly phrase: string, readonly args: readonly string[] }
}

/** A file that came with a form, held until the save is decided. */
export interface UploadedFile {
  readonly name: string
  readonly content: Buffer
}

/** Writes what belongs to a row but does not stand in it, in the transaction that writes the row. */
export type WriteAlong = (transaction: Database, means: { readonly encryptor: Encryptor, readonly now: Date }) => Promise<void>

/** What a backend model knows besides the value itself. */
export interface BackendContext {
  readonly field: Field
  readonly scope: Scope
  /** The stored row's value at this very scope; undefined where there is no row. */
  readonly storedValue: string | null | undefined
  /** The value another field will have after this save (posted, else effective); the path as in `section/group/field`. */
  readonly valueOf: (path: string) => Promise<string | null>
}

/** Leave the row as it is, byte for byte. */
export const unchanged = Symbol('unchanged')

/** Treats a value on its way in and out of `core_config_data`. */
export interface BackendModel {
  /** The stored form is not the value itself but its ciphertext, and no output may show it. */
  readonly encrypted?: boolean
  /** Turns the stored form into what the form shows (the opposite of `beforeSave`). */
  toForm?: (stored: string) => string
  /**
   * Other paths that follow from this value, written at the default scope in the same transaction (null deletes the row), as
   * the original's cron backend models do with a cron expression.
   */
  alsoSave?: (value: string, context: BackendContext) => Promise<Readonly<Record<string, string | null>>> | Readonly<Record<string, string | null>>
  /** File name extensions that an upload may have, in lower case. */
  readonly extensions?: readonly string[]
  /**
   * Keeps what is uploaded itself, so that nothing of it lies in the media folder; the value is the file's name. Throws a FieldError
   * to refuse the file.
   */
  keepUpload?: (file: UploadedFile, context: BackendContext) => Promise<WriteAlong> | WriteAlong
  /** Removes what it kept, where the value is emptied or inherited again. */
  dropUpload?: (context: BackendContext) => WriteAlong
  /** Cuts off what people paste along with a value, before anything is checked. */
  tidy?: (value: string) => string
  /**
   * Checks and converts a posted value. Returns what is stored (null for empty), or `unchanged`.
   * Throws a FieldError to refuse.
   */
  beforeSave?: (value: string, context: BackendContext) => Promise<string | null | typeof unchanged> | string | null | typeof unchanged
}

/** Source and backend models by name; modules contribute theirs. */
export interface ModelRegistry {
  readonly source: ReadonlyMap<string, SourceModel>
  readonly backend: ReadonlyMap<string, BackendModel>
  readonly comment?: ReadonlyMap<string, CommentModel>
}
