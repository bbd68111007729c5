import type { Knex } from 'knex'

/**
 * The situation of developer mode: one row (id 1) while one is set. `remembered` is JSON: the configuration's rows as they
 * were before the first situation (secrets encrypted as they lay there), and what situations have made since.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_situation', table => {
    table.integer('id').primary()
    table.string('name', 64).notNullable()
    table.string('fault', 16).nullable()
    table.text('remembered').notNullable()
    table.string('entered_at', 24).notNullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_situation')
}
