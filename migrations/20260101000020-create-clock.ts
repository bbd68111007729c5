import type { Knex } from 'knex'

/** The clock of developer mode: one row (id 1) that says how far it is from the machine's; no row: it is the machine's. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_clock', table => {
    table.integer('id').primary()
    table.string('mode', 8).notNullable()
    table.bigInteger('offset_ms').notNullable().defaultTo(0)
    table.string('frozen_at', 24).nullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_clock')
}
