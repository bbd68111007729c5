import type { Database } from '../../kernel/database/database.ts'

/** Something to say, with what goes into its %1, %2 …. */
export interface Sentence {
  readonly phrase: string
  readonly args?: readonly string[]
}

/** Values as the form has them, by field (`name`, `sort_order`, …); texts all of them. */
export type StoreInput = Readonly<Record<string, string>>

/** What is wrong, by field. */
export type StoreErrors = Readonly<Record<string, Sentence>>

/** What a deletion takes along. */
export interface Removal {
  readonly websiteIds: readonly number[]
  readonly groups: ReadonlyArray<{ readonly id: number, readonly name: string }>
  readonly views: ReadonlyArray<{ readonly id: number, readonly name: string }>
}

/** What the pages of All Stores do alike for websites, stores and store views. */
export interface StoreKind {
  /** `website`, `group` or `store`, as in the original's form names and addresses. */
  readonly name: 'website' | 'group' | 'store'
  readonly fields: readonly string[]
  /** What is stored, as the form has it; undefined where there is no such thing. */
  readonly findInput: (database: Database, id: number) => Promise<StoreInput | undefined>
  /** What is wrong with an input, for a new one or for the one with this id. */
  readonly check: (database: Database, id: number | undefined, input: StoreInput) => Promise<StoreErrors>
  /** Writes a checked input; returns the id. */
  readonly write: (transaction: Database, id: number | undefined, input: StoreInput) => Promise<number>
  /** Why it must stay; undefined where it may go. */
  readonly findObstacle: (database: Database, id: number) => Promise<Sentence | undefined>
  readonly listRemoved: (database: Database, id: number) => Promise<Removal>
  readonly remove: (transaction: Database, id: number) => Promise<void>
}

/** What a new one has where nothing was posted. */
export const emptyInput: StoreInput = Object.freeze({})
