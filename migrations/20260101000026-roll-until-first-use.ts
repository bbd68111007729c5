import type { Knex } from 'knex'

/**
 * A rolled-away secret may work until the new one is used for the first time; `stops_at` is then the latest moment, and becomes
 * the real one with that use. The record of key checks keeps that its key was such a one; older rows do not tell.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('account_api_key_generation', table => { table.boolean('ends_on_use').notNullable().defaultTo(false) })
  await database.schema.alterTable('backroom_key_validation', table => { table.boolean('key_ends_on_use').nullable() })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_key_validation', table => { table.dropColumn('key_ends_on_use') })
  await database.schema.alterTable('account_api_key_generation', table => { table.dropColumn('ends_on_use') })
}
