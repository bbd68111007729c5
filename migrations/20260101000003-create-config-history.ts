import type { Knex } from 'knex'

/**
 * One row per configuration value that a save changed, written in the save's own transaction.
 * old_value NULL: there was no row, '' : the row was empty. new_value NULL: the row was deleted, '' : it is empty now.
 * Of a secret only fingerprints stand here.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_config_change', table => {
    table.increments('id')
    table.string('changed_at', 24).notNullable()
    table.integer('user_id').nullable()
    table.string('user_name', 255).notNullable()
    table.string('scope', 8).notNullable()
    table.integer('scope_id').notNullable()
    table.string('path', 255).notNullable()
    table.string('action', 8).notNullable()
    table.text('old_value').nullable()
    table.text('new_value').nullable()
    table.boolean('is_secret').notNullable().defaultTo(false)
    table.index(['path'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_config_change')
}
