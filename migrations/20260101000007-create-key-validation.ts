import type { Knex } from 'knex'

/** One row per check of the API key; never the key itself. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_key_validation', table => {
    table.increments('id')
    table.string('checked_at', 24).notNullable()
    table.integer('user_id').nullable()
    table.string('user_name', 40).nullable()
    table.string('occasion', 16).notNullable()
    table.string('verdict', 24).notNullable()
    table.string('reason', 255).notNullable()
    table.string('environment', 16).notNullable()
    table.string('authority', 255).notNullable()
    table.string('fingerprint', 16).nullable()
    table.string('last_four', 4).nullable()
    table.string('key_expires_at', 24).nullable()
    table.integer('latency_ms').notNullable()
    table.string('request_id', 64).nullable()
    table.index(['checked_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_key_validation')
}
