import type { Knex } from 'knex'

/** When a session ends whatever is done in it, in milliseconds since 1970; null: by the time it was made. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_session', table => { table.bigInteger('expires_at').nullable() })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_session', table => { table.dropColumn('expires_at') })
}
