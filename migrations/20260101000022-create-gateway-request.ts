import type { Knex } from 'knex'

/** The last calls of the gateway, for whoever develops against it; secrets are fingerprints or left out before they come here. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('gateway_request', table => {
    table.increments('id')
    table.string('received_at', 24).notNullable()
    table.string('method', 10).notNullable()
    table.string('path', 1024).notNullable()
    table.integer('status').notNullable()
    table.integer('duration_ms').notNullable()
    table.string('key_fingerprint', 16).nullable()
    table.text('headers').notNullable()
    table.text('body').nullable()
    table.text('answer').nullable()
    table.string('request_id', 64).notNullable()
    table.index(['received_at'])
    table.index(['status'])
    table.index(['request_id'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('gateway_request')
}
