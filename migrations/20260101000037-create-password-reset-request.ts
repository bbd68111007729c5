import type { Knex } from 'knex'

/** Every request for a password reset, with the original's columns; `request_type` 0: a customer, 1: an admin user. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('password_reset_request_event', table => {
    table.increments('id')
    table.integer('request_type').notNullable()
    table.string('account_reference', 255).nullable()
    table.string('created_at', 24).notNullable()
    table.string('ip', 64).notNullable()
    table.index(['ip'])
    table.index(['account_reference', 'created_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('password_reset_request_event')
}
