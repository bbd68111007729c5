import { randomBytes } from 'node:crypto'
import { saveRow } from '../../config/config-data.ts'
import { defaultScope } from '../../config/scope.ts'
import { isUniqueViolation, type Database } from '../../kernel/database/database.ts'
import { createEncryptor, type Encryptor } from '../../kernel/encryptor.ts'
import { createError } from '../../kernel/errors.ts'
import { createAmazonStore } from '../amazon/stores/amazon-store-table.ts'
import { assignRole, createRole } from '../authorization/role-table.ts'
import { keyPaths } from '../services-connector/key-validation.ts'
import { createAdminUser } from '../user/admin-user-table.ts'
import { setPassword } from '../user/set-password.ts'
import { pretendCopy } from './instance-flag.ts'
import { saveStoreState, toConsent } from './store-state.ts'
import { situationAccount, situationClerk, type SituationMerchants, type SituationPortal, type Stage, type StoreState, type ValidatorFault } from './situation.ts'

/** What a situation has made, to be remembered for its end. */
export interface Made {
  fault?: ValidatorFault
  stores: string[]
  clerk?: { readonly userId: number, readonly roleId: number }
}

export interface StageOptions {
  /** A transaction. */
  readonly database: Database
  readonly now: Date
  readonly encryptor: Encryptor
  readonly portal: SituationPortal
  readonly merchants: SituationMerchants
  /** The stored form of the admin user's password. */
  readonly clerkPassword: string
  readonly made: Made
}

const NameTaken = createError('SITUATION_NAME_TAKEN', 'There is a user "%1" already that no situation has made. Nothing was changed: give that user another name first.', 409)

/** The role of the admin user who may not enter the channel holds these. */
const clerkResources = ['Magento_Backend::dashboard', 'Magento_Backend::myaccount']

/** Builds what a situation works with; everything it makes is noted in `made`. */
export function createStage (options: StageOptions): Stage {
  const { database, now, encryptor, portal, made } = options
  const storeValue = async (path: string, value: string): Promise<void> => { await saveRow(database, defaultScope, path, value, now) }
  return {
    now,
    portal,
    storeValue,
    storeKey: async key => { await storeValue(keyPaths.production, encryptor.encrypt(key)) },
    storeForeignKey: async key => { await storeValue(keyPaths.production, createEncryptor(randomBytes(16).toString('hex')).encrypt(key)) },
    setFault: fault => { made.fault = fault },
    addStore: async state => { made.stores.push(await addStore(options, state)) },
    pretendCopy: async () => { await pretendCopy(database, now) },
    addClerk: async () => { made.clerk = await addClerk(options) }
  }
}

/** A store of the default website, in the United States. */
async function addStore ({ database, merchants, now }: StageOptions, state: StoreState): Promise<string> {
  const website = await database('store_website').where({ is_default: 1 }).first('website_id') as { website_id: number } | undefined
  const store = { email: situationAccount, name: 'Situation store', countryCode: 'US', baseUrl: 'https://shop.example.com/' }
  const uuid = await createAmazonStore(database, { ...store, websiteId: website?.website_id ?? 0 }, now)
  const consent = toConsent(state, now)
  await saveStoreState(database, uuid, state, consent)
  await merchants.add({ ...store, uuid, consent, isRefused: state.authentication === 'refused' }, now)
  return uuid
}

async function addClerk ({ database, now, clerkPassword }: StageOptions): Promise<{ userId: number, roleId: number }> {
  try {
    const user = { username: situationClerk, email: `${situationClerk}@example.com`, firstname: 'Situation', lastname: 'Clerk' }
    const userId = await createAdminUser(database, user, now)
    await setPassword(database, { userId, hash: clerkPassword, now })
    const roleId = await createRole(database, 'Situation: without the channel', clerkResources)
    await assignRole(database, userId, situationClerk, roleId)
    return { userId, roleId }
  } catch (error) {
    throw isUniqueViolation(error) ? NameTaken(situationClerk) : error
  }
}
