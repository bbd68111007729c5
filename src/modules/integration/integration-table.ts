import type { Database } from '../../kernel/database/database.ts'
import { readRows } from '../../kernel/database/read-rows.ts'
import { toTimestamp } from '../../kernel/database/timestamp.ts'

/** A row of `integration`. */
export interface Integration {
  readonly id: number
  readonly name: string
  readonly email: string
  /** Callback URL; empty where there is none. */
  readonly endpoint: string
  readonly identityLinkUrl: string
  readonly isActive: boolean
  readonly consumerId: number
}

/** What the form of an integration gives. */
export type IntegrationInput = Pick<Integration, 'name' | 'email' | 'endpoint' | 'identityLinkUrl'>

/** A row as the database holds it. */
export interface IntegrationRow {
  readonly integration_id: number
  readonly name: string
  readonly email: string
  readonly endpoint: string | null
  readonly identity_link_url: string | null
  readonly status: number
  readonly consumer_id: number
}

const table = 'integration'
const resourceTable = 'backroom_integration_resource'
/** The original's numbers. */
const statuses = { inactive: 0, active: 1 } as const
const columns = `integration_id, name, email, endpoint, identity_link_url, status, consumer_id from ${table}`

/** Finds an integration by its id. */
export async function findIntegration (database: Database, id: number): Promise<Integration | undefined> {
  return toIntegration((await readRows<IntegrationRow>(database, `select ${columns} where integration_id = ?`, [id]))[0])
}

/** Finds the integration of an OAuth consumer. */
export async function findIntegrationOfConsumer (database: Database, consumerId: number): Promise<Integration | undefined> {
  return toIntegration((await readRows<IntegrationRow>(database, `select ${columns} where consumer_id = ?`, [consumerId]))[0])
}

/** Whether an integration other than this one has the name, whatever the case of its letters. */
export async function isIntegrationNameTaken (database: Database, name: string, exceptId = -1): Promise<boolean> {
  return (await readRows(database, `select 1 from ${table} where lower(name) = lower(?) and integration_id <> ? limit 1`, [name, exceptId])).length > 0
}

/** Adds an inactive integration; returns its id. */
export async function insertIntegration (database: Database, input: IntegrationInput, consumerId: number, now: Date): Promise<number> {
  const [id] = await database(table).insert({ ...toColumns(input), status: statuses.inactive, consumer_id: consumerId, created_at: toTimestamp(now), updated_at: toTimestamp(now) })
  return id!
}

/** Writes what the form gives. */
export async function saveIntegration (database: Database, id: number, input: IntegrationInput, now: Date): Promise<void> {
  await database(table).where({ integration_id: id }).update({ ...toColumns(input), updated_at: toTimestamp(now) })
}

/** Marks an integration as active. */
export async function saveActive (database: Database, id: number, now: Date): Promise<void> {
  await database(table).where({ integration_id: id }).update({ status: statuses.active, updated_at: toTimestamp(now) })
}

/** Deletes an integration with its consumer and tokens. */
export async function deleteIntegration (database: Database, { id, consumerId }: Pick<Integration, 'id' | 'consumerId'>): Promise<void> {
  await database(table).where({ integration_id: id }).delete()
  await database('oauth_consumer').where({ entity_id: consumerId }).delete()
}

/** What an integration may do. */
export async function listResources (database: Database, id: number): Promise<string[]> {
  const rows = await readRows<{ resource_id: string }>(database, `select resource_id from ${resourceTable} where integration_id = ? order by resource_id`, [id])
  return rows.map(row => row.resource_id)
}

/** Writes what an integration may do in the place of what it could. */
export async function saveResources (database: Database, id: number, resources: readonly string[]): Promise<void> {
  await database(resourceTable).where({ integration_id: id }).delete()
  for (const resource of resources) await database(resourceTable).insert({ integration_id: id, resource_id: resource })
}

/** The query behind the list of integrations. */
export function queryIntegrations (database: Database) {
  return database(table).select('integration_id', 'name', 'email', 'endpoint', 'identity_link_url', 'status', 'consumer_id')
}

/** Reads a row. */
export function toIntegration<Row extends IntegrationRow | undefined> (row: Row): Row extends undefined ? undefined : Integration {
  const read = row === undefined ? undefined : { id: row.integration_id, name: row.name, email: row.email, endpoint: row.endpoint ?? '', identityLinkUrl: row.identity_link_url ?? '', isActive: row.status === statuses.active, consumerId: row.consumer_id }
  return read as Row extends undefined ? undefined : Integration
}

function toColumns ({ name, email, endpoint, identityLinkUrl }: IntegrationInput): object {
  return { name, email, endpoint: endpoint === '' ? null : endpoint, identity_link_url: identityLinkUrl === '' ? null : identityLinkUrl }
}
