import type { ScopeDirectory } from '../../../config/scope.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import type { MerchantService } from './merchant-service.ts'

/** What another part keeps of a store: it is counted before a deletion and goes with it. */
export interface StoreRecords {
  /** What they are, as a phrase: `Entries in the communication errors log`. */
  readonly term: string
  readonly count: (database: Database, merchantId: number) => Promise<number>
  readonly remove: (database: Database, merchantId: number) => Promise<void>
}

/** What the use cases around Amazon stores work with. */
export interface StoreServices {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly scopes: ScopeDirectory
  readonly merchants: MerchantService
  /** Whether nothing may be sent to Amazon now. */
  readonly isReadOnly: () => Promise<boolean>
  /** Besides the stores' own rows. */
  readonly records: readonly StoreRecords[]
}
