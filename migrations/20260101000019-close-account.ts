import type { Knex } from 'knex'

/** A closed account keeps its row: its e-mail address stays taken, and its keys stay known as revoked. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('account_customer', table => { table.string('closed_at', 24).nullable() })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('account_customer', table => { table.dropColumn('closed_at') })
}
