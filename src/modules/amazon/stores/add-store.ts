import type { ScopeDirectory } from '../../../config/scope.ts'
import { validateValue } from '../../../config/validators.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { inTransaction, type Database } from '../../../kernel/database/database.ts'
import { createAmazonStore } from './amazon-store-table.ts'
import { amazonIdTypes, mappableAttributes, marketplaces } from './marketplaces.ts'

/** The fields of the dialog *Add Amazon sales channel*, as they are posted. */
export const storeFields = ['website', 'email', 'name', 'country', 'amazonIdType', 'attribute'] as const
export type StoreField = typeof storeFields[number]
export type StoreInput = Readonly<Record<StoreField, string>>

/** What is wrong with a field, as a phrase. */
export interface StoreError {
  readonly field: StoreField
  readonly phrase: string
}

export type AddStoreResult =
  | { readonly ok: true, readonly uuid: string }
  | { readonly ok: false, readonly errors: readonly StoreError[] }

export interface AddStoreOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopes: ScopeDirectory
}

const required = 'This is a required field.'
const notInList = 'Choose one of the options in the list.'

/** Checks the dialog's fields and adds the store; every field that is wrong is reported, and then nothing is saved. */
export async function addStore ({ database, clock, scopes }: AddStoreOptions, input: StoreInput, baseUrl: string): Promise<AddStoreResult> {
  const website = input.website === '' ? undefined : await scopes.findWebsite(input.website)
  const checks: Record<StoreField, string | undefined> = {
    website: input.website === '' ? required : website === undefined ? notInList : undefined,
    email: checkText(input.email, 'required-entry validate-email', 255),
    name: checkText(input.name, 'required-entry', 255),
    country: checkOption(input.country, marketplaces.map(({ code }) => code), true),
    ...checkMapping(input)
  }
  const errors = storeFields.flatMap(field => checks[field] === undefined ? [] : [{ field, phrase: checks[field] }])
  if (errors.length > 0 || website === undefined) return { ok: false, errors }
  const store = {
    websiteId: website.id,
    email: input.email,
    name: input.name,
    countryCode: input.country,
    baseUrl,
    ...(input.attribute === '' ? {} : { mapping: { idType: input.amazonIdType, attribute: input.attribute } })
  }
  const uuid = await inTransaction(database, async transaction => await createAmazonStore(transaction, store, clock.now()))
  return { ok: true, uuid }
}

function checkText (value: string, rules: string, longest: number): string | undefined {
  const wrong = validateValue(rules, value)
  if (wrong !== undefined) return wrong.phrase
  if (value.length > longest) return 'This is too long. Use at most 255 characters.'
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f]/.test(value) ? 'This contains a control character. Type the text again instead of pasting it.' : undefined
}

function checkOption (value: string, options: readonly string[], isRequired: boolean): string | undefined {
  if (value === '') return isRequired ? required : undefined
  return options.includes(value) ? undefined : notInList
}

/** Both or none (decision: the dialog lets the pair empty, the original's interface asks for both). */
function checkMapping ({ amazonIdType, attribute }: StoreInput): Pick<Record<StoreField, string | undefined>, 'amazonIdType' | 'attribute'> {
  const other = 'Choose both the product ID and the attribute, or neither.'
  return {
    amazonIdType: amazonIdType === '' && attribute !== '' ? other : checkOption(amazonIdType, amazonIdTypes.map(({ value }) => value), false),
    attribute: attribute === '' && amazonIdType !== '' ? other : checkOption(attribute, mappableAttributes.map(({ value }) => value), false)
  }
}
