import type { Knex } from 'knex'

/** How often something limited was done by whom in the running window; every process on the database counts here. Times are milliseconds since 1970, UTC. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_rate_count', table => {
    table.string('budget', 32).notNullable()
    table.string('subject', 64).notNullable()
    table.bigInteger('ends_at').notNullable()
    table.integer('uses').notNullable()
    table.primary(['budget', 'subject', 'ends_at'])
    table.index(['ends_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_rate_count')
}
