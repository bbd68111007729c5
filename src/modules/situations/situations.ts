import type { EnvOverrides } from '../../config/env-override.ts'
import { defaultScope } from '../../config/scope.ts'
import type { AdjustableClock } from '../../kernel/adjustable-clock.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Encryptor } from '../../kernel/encryptor.ts'
import { createError } from '../../kernel/errors.ts'
import type { Passwords } from '../../kernel/passwords.ts'
import { createToken } from '../../kernel/secrets.ts'
import { findInstanceRow, restoreInstanceRow } from './instance-flag.ts'
import { clearValues, readValues, restoreValues, situationPaths } from './remembered-values.ts'
import { situationAccount, situationClerk, type Place, type Situation, type SituationMerchants, type SituationPortal } from './situation.ts'
import { getSituation } from './situation-list.ts'
import { deleteSituation, findSituation, saveSituation, type Remembered, type SituationRecord } from './situation-table.ts'
import { createStage, type Made } from './stage.ts'
import { deleteClerk, deleteStores } from './store-state.ts'

/** A user name and a password, shown in one answer and nowhere else. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

/** A situation that was just set. */
export interface Entered {
  readonly situation: Situation
  /** An own path. */
  readonly leadsTo: string
  readonly credentials: Credentials | undefined
}

/** Sets situations and takes them back. */
export interface Situations {
  /** The situation that is set; undefined in a clean world. */
  readonly find: () => Promise<SituationRecord | undefined>
  /** Sets a situation in the place of the one before; all of it or nothing. */
  readonly enter: (name: string, origin: AuditOrigin) => Promise<Entered>
  /** Removes what situations have made, puts the configuration back as it was before the first, and the clock to the machine's time. */
  readonly reset: (origin: AuditOrigin) => Promise<void>
  /** The own path that a situation leads to. */
  readonly toPath: (place: Place) => string
}

export interface SituationsOptions {
  readonly database: Database
  readonly audit: AuditLog
  readonly clock: AdjustableClock
  readonly encryptor: Encryptor
  readonly passwords: Passwords
  readonly overrides: EnvOverrides
  /** The account site's side, on a connection or a transaction. */
  readonly openPortal: (database: Database) => SituationPortal
  /** The side of the services behind the channel, likewise. */
  readonly openMerchants: (database: Database) => SituationMerchants
  readonly places: Readonly<Record<Place, string>>
}

const ValueLocked = createError('SITUATION_VALUE_LOCKED', 'No situation can be set while %1 is locked by an environment variable or a file. Take the lock away first.', 409)

/** Builds the situations of an installation in developer mode. */
export function createSituations (options: SituationsOptions): Situations {
  const { database, clock, audit, places } = options
  return {
    find: async () => await findSituation(database),
    enter: async (name, origin) => await enter(options, getSituation(name), origin),
    async reset (origin) {
      await inTransaction(database, async transaction => {
        const known = await findSituation(transaction)
        if (known === undefined) return
        await undo(options, transaction, known.remembered)
        await deleteSituation(transaction)
        await audit.record(transaction, origin, { action: 'situation_reset', outcome: 'success', target: known.name })
      })
      await clock.restore()
    },
    toPath: place => places[place]
  }
}

async function enter (options: SituationsOptions, situation: Situation, origin: AuditOrigin): Promise<Entered> {
  const { audit, passwords, overrides, places } = options
  const locked = situationPaths.find(path => overrides.find(path, 'default', defaultScope.code) !== undefined)
  if (locked !== undefined) throw ValueLocked(locked)
  // The digit and the letter make it pass the original's rule whatever the token is. Hashing takes long: not in the transaction.
  const password = situation.tells === undefined ? undefined : `${createToken().slice(0, 18)}a1`
  const hash = password === undefined ? undefined : await passwords.hash(password)
  await inTransaction(options.database, async transaction => {
    await build(options, transaction, situation, hash)
    await audit.record(transaction, origin, { action: 'situation_set', outcome: 'success', target: situation.name })
  })
  const username = situation.tells === 'account' ? situationAccount : situationClerk
  return { situation, leadsTo: places[situation.place], credentials: password === undefined ? undefined : { username, password } }
}

/** Clears the stage and builds the situation on it. */
async function build (options: SituationsOptions, database: Database, situation: Situation, hash: string | undefined): Promise<void> {
  const { clock, encryptor } = options
  const known = await findSituation(database)
  const before = known?.remembered ?? { values: await readValues(database), instance: await findInstanceRow(database), stores: [] }
  await undo(options, database, before)
  await clearValues(database)
  const now = clock.now()
  const portal = options.openPortal(database)
  const accountPassword = situation.tells === 'account' ? hash : before.accountPassword
  if (situation.name !== 'no_account') await portal.open(accountPassword ?? nobodysPassword)
  const made: Made = { stores: [] }
  await situation.enter(createStage({ database, now, encryptor, portal, merchants: options.openMerchants(database), made, clerkPassword: hash ?? nobodysPassword }))
  const { fault, stores, clerk } = made
  const { values, instance } = before
  const remembered = { values, instance, stores, ...clerk === undefined ? {} : { clerk }, ...accountPassword === undefined ? {} : { accountPassword } }
  await saveSituation(database, { name: situation.name, fault, remembered, enteredAt: now })
}

/** No password has this hash. */
const nobodysPassword = 'none'

async function undo ({ openPortal, openMerchants }: SituationsOptions, database: Database, { values, instance, stores, clerk }: Remembered): Promise<void> {
  await deleteStores(database, openMerchants(database), stores)
  if (clerk !== undefined) await deleteClerk(database, clerk)
  await openPortal(database).close()
  await restoreValues(database, values)
  await restoreInstanceRow(database, instance)
}
