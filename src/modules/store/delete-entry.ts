import type { Actor } from '../../config/history.ts'
import type { ScopeAddress } from '../../config/scope.ts'
import { countRowsOfScopes, type RemoveScopeRows } from '../../config/scope-rows.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Clock } from '../../kernel/clock.ts'
import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { Removal, Sentence, StoreKind } from './store-kind.ts'

/** Tells why another module needs a website; undefined where it does not. */
export type FindWebsiteUse = (database: Database, websiteId: number) => Promise<Sentence | undefined>

export interface DeleteEntryOptions {
  readonly database: Database
  readonly clock: Clock
  readonly audit: AuditLog
  readonly removeScopeRows: RemoveScopeRows
  readonly websiteUses: readonly FindWebsiteUse[]
}

/** What goes with a website, store or store view, counted before anybody says yes. */
export interface DeletionPreview extends Removal {
  readonly websiteValues: number
  readonly viewValues: number
}

export type DeleteEntryResult =
  | { readonly state: 'deleted', readonly removedValues: number }
  | { readonly state: 'refused', readonly reason: Sentence }
  | { readonly state: 'missing' }

/** Looks at what a deletion would take along. */
export async function previewDeletion (database: Database, kind: StoreKind, id: number): Promise<DeletionPreview> {
  const removal = await kind.listRemoved(database, id)
  const scopes = listScopes(removal)
  return {
    ...removal,
    websiteValues: await countRowsOfScopes(database, scopes.filter(({ type }) => type === 'websites')),
    viewValues: await countRowsOfScopes(database, scopes.filter(({ type }) => type === 'stores'))
  }
}

/** Why an entry must stay: by the rules of its kind, or because another module needs a website that would go. */
export async function findObstacle ({ websiteUses }: Pick<DeleteEntryOptions, 'websiteUses'>, database: Database, kind: StoreKind, id: number): Promise<Sentence | undefined> {
  const own = await kind.findObstacle(database, id)
  if (own !== undefined || kind.name !== 'website') return own
  for (const findUse of websiteUses) {
    const use = await findUse(database, id)
    if (use !== undefined) return use
  }
  return undefined
}

/** Deletes an entry with everything below it, and its configuration with a history entry a value: one transaction. */
export async function deleteEntry (options: DeleteEntryOptions, kind: StoreKind, id: number, actor: Actor): Promise<DeleteEntryResult> {
  return await inTransaction(options.database, async (transaction): Promise<DeleteEntryResult> => {
    const stored = await kind.findInput(transaction, id)
    if (stored === undefined) return { state: 'missing' }
    const reason = await findObstacle(options, transaction, kind, id)
    if (reason !== undefined) return { state: 'refused', reason }
    const removedValues = await options.removeScopeRows(transaction, listScopes(await kind.listRemoved(transaction, id)), actor, options.clock.now())
    await kind.remove(transaction, id)
    await options.audit.record(transaction, actor, { action: `${kind.name}_deleted`, outcome: 'success', target: stored['code'], details: { id, values: removedValues } })
    return { state: 'deleted', removedValues }
  })
}

function listScopes ({ websiteIds, views }: Removal): ScopeAddress[] {
  return [...websiteIds.map(id => ({ type: 'websites', id }) as const), ...views.map(({ id }) => ({ type: 'stores', id }) as const)]
}
