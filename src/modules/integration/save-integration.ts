import type { Acl } from '../../admin/acl.ts'
import { withParents } from '../../admin/resource-tree.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Encryptor } from '../../kernel/encryptor.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import type { IntegrationAction } from './audit-actions.ts'
import { checkIntegration, listChosen, type TypedIntegration } from './check-integration.ts'
import { insertConsumer } from './consumer-table.ts'
import { findIntegration, insertIntegration, listResources, saveIntegration, saveResources } from './integration-table.ts'

export interface IntegrationOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly encryptor: Encryptor
  readonly acl: Acl
}

/** Who changes an integration, and what he may do himself. */
export interface IntegrationAuthor {
  readonly origin: AuditOrigin
  readonly isAllowed: (resource: string) => boolean
}

export type SaveIntegrationResult =
  | { readonly state: 'saved', readonly id: number }
  | { readonly state: 'refused', readonly errors: readonly FormError[] }
  | { readonly state: 'missing' }

/** Creates or changes an integration; where anything is wrong, all of it is named and nothing is written. */
export async function saveTypedIntegration (options: IntegrationOptions, { origin, isAllowed }: IntegrationAuthor, id: number | undefined, input: TypedIntegration): Promise<SaveIntegrationResult> {
  const { acl, audit, clock } = options
  return await inTransaction(options.database, async (transaction): Promise<SaveIntegrationResult> => {
    if (id !== undefined && await findIntegration(transaction, id) === undefined) return { state: 'missing' }
    const before = id === undefined ? [] : await listResources(transaction, id)
    const act: IntegrationAction = id === undefined ? 'integration_created' : 'integration_saved'
    const errors = await checkIntegration({ database: transaction, acl, id, granted: new Set(before), isAllowed }, input)
    if (errors.length > 0) {
      await audit.record(transaction, origin, { action: act, outcome: 'refused', target: input.name, details: { fields: errors.map(({ field }) => field ?? '').join(' ') } })
      return { state: 'refused', errors }
    }
    const written = id ?? await create(transaction, options, input)
    const resources = input.hasAll ? listChosen(input) : withParents(acl, input.resources)
    if (id !== undefined) await saveIntegration(transaction, id, input, clock.now())
    await saveResources(transaction, written, resources)
    await audit.record(transaction, origin, { action: act, outcome: 'success', target: input.name, details: { integration_id: written, resources: resources.join(' '), resources_before: before.join(' ') } })
    return { state: 'saved', id: written }
  })
}

async function create (transaction: Database, { encryptor, clock }: IntegrationOptions, input: TypedIntegration): Promise<number> {
  const consumerId = await insertConsumer(transaction, encryptor, `Integration ${input.name}`.slice(0, 255), clock.now())
  return await insertIntegration(transaction, input, consumerId, clock.now())
}
