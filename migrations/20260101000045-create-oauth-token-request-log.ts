import type { Knex } from 'knex'

/** How often tokens were asked for in vain, by user name, with the original's columns. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('oauth_token_request_log', table => {
    table.increments('log_id')
    table.string('user_name', 255).notNullable()
    table.integer('user_type').notNullable()
    table.integer('failures_count').nullable().defaultTo(0)
    table.string('lock_expires_at', 24).notNullable()
    table.unique(['user_name', 'user_type'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('oauth_token_request_log')
}
