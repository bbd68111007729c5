import type { Knex } from 'knex'

/** Signed-in sessions of both realms; only a hash of the cookie is kept. Times are milliseconds since 1970, UTC. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_session', table => {
    table.string('id_hash', 64).primary()
    table.string('realm', 16).notNullable()
    table.integer('user_id').notNullable()
    table.bigInteger('created_at').notNullable()
    table.bigInteger('last_seen_at').notNullable()
    table.bigInteger('ended_at').nullable()
    table.string('end_reason', 32).nullable()
    table.index(['realm', 'user_id'])
  })
  await database.schema.createTable('flag', table => {
    table.increments('flag_id')
    table.string('flag_code', 255).notNullable().unique()
    table.text('flag_data').nullable()
    table.string('last_update', 24).notNullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('flag')
  await database.schema.dropTable('backroom_session')
}
