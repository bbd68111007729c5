import { randomUUID } from 'node:crypto'
import { inTransaction } from '../../../kernel/database/database.ts'
import type { Mode } from '../../emulation/behaviour.ts'
import { createAmazonStore, findAmazonStore, type NewAmazonStore } from './amazon-store-table.ts'
import { amazonIdTypes, mappableAttributes, marketplaces } from './marketplaces.ts'
import { sendOut, type Outage } from './outgoing.ts'
import { recordStatusChange, type StoreActor } from './status-history-table.ts'
import { checkEmail, checkName } from './store-input.ts'
import type { StoreServices } from './store-services.ts'
import { newStoreState } from './store-status.ts'

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
  | { readonly ok: false, readonly errors: readonly StoreError[], readonly outage?: Outage }

const required = 'This is a required field.'
const notInList = 'Choose one of the options in the list.'

/** Checks the dialog's fields, the mapping pair as the emulation's behaviour has it, and adds the store; every field that is wrong is reported, and then nothing is saved. */
export async function addStore (services: StoreServices, input: StoreInput, baseUrl: string, by: StoreActor, mapping: Mode): Promise<AddStoreResult> {
  const website = input.website === '' ? undefined : await services.scopes.findWebsite(input.website)
  const checks: Record<StoreField, string | undefined> = {
    website: input.website === '' ? required : website === undefined ? notInList : undefined,
    email: checkEmail(input.email),
    name: checkName(input.name),
    country: checkOption(input.country, marketplaces.map(({ code }) => code), true),
    ...checkMapping(input, mapping)
  }
  const errors = storeFields.flatMap(field => checks[field] === undefined ? [] : [{ field, phrase: checks[field] }])
  if (errors.length > 0 || website === undefined) return { ok: false, errors }
  const store = {
    uuid: randomUUID(),
    websiteId: website.id,
    email: input.email,
    name: input.name,
    countryCode: input.country,
    baseUrl,
    ...(input.attribute === '' || input.amazonIdType === '' ? {} : { mapping: { idType: input.amazonIdType, attribute: input.attribute } })
  }
  const outage = await sendOut(services.isReadOnly, async () => { await register(services, store, by) })
  return outage === undefined ? { ok: true, uuid: store.uuid } : { ok: false, errors: [], outage }
}

/** First there, then here; what fails here is taken back there (original). */
async function register ({ database, clock, audit, merchants }: StoreServices, store: NewAmazonStore & { uuid: string }, by: StoreActor): Promise<void> {
  const { uuid, countryCode, email, name, baseUrl } = store
  await merchants.createMerchant({ uuid, countryCode, email, name, baseUrl })
  try {
    const now = clock.now()
    await inTransaction(database, async transaction => {
      await createAmazonStore(transaction, store, now)
      const { merchantId } = (await findAmazonStore(transaction, uuid))!
      await recordStatusChange(transaction, audit, { merchantId, name }, by, { to: newStoreState, reason: 'added', createdAt: now })
    })
  } catch (error) {
    // What went wrong here is what is told, also where the other side cannot be reached any more.
    await merchants.deleteMerchant(uuid).catch(() => undefined)
    throw error
  }
}

function checkOption (value: string, options: readonly string[], isRequired: boolean): string | undefined {
  if (value === '') return isRequired ? required : undefined
  return options.includes(value) ? undefined : notInList
}

/** Corrected: both or none. The guide calls each optional; the original's dialog lets the pair empty, and the interface behind it asks for both. */
function checkMapping ({ amazonIdType, attribute }: StoreInput, rule: Mode): Pick<Record<StoreField, string | undefined>, 'amazonIdType' | 'attribute'> {
  const isHalf = rule === 'corrected' && (amazonIdType === '') !== (attribute === '')
  const check = (value: string, options: ReadonlyArray<{ value: string }>): string | undefined =>
    isHalf && value === '' ? 'Choose both the product ID and the attribute, or neither.' : checkOption(value, options.map(option => option.value), rule === 'shipped')
  return {
    amazonIdType: check(amazonIdType, amazonIdTypes),
    attribute: check(attribute, mappableAttributes)
  }
}
