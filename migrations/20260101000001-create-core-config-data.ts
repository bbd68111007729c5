import type { Knex } from 'knex'

/** The original's table: one row per value saved at a scope. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('core_config_data', table => {
    table.increments('config_id')
    table.string('scope', 8).notNullable().defaultTo('default')
    table.integer('scope_id').notNullable().defaultTo(0)
    table.string('path', 255).notNullable()
    table.text('value').nullable()
    table.string('updated_at', 24).notNullable()
    table.unique(['scope', 'scope_id', 'path'])
    table.index(['path'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('core_config_data')
}
