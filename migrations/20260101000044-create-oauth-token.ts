import type { Knex } from 'knex'

/** Tokens of admin users and integrations with the original's columns: a token is stored as its hash, its secret encrypted; and the nonces that were used. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('oauth_token', table => {
    table.increments('entity_id')
    table.integer('consumer_id').nullable().references('entity_id').inTable('oauth_consumer').onDelete('CASCADE')
    table.integer('admin_id').nullable().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('type', 16).notNullable()
    table.string('token', 64).notNullable().unique()
    table.text('secret').notNullable()
    table.string('verifier', 32).nullable()
    table.text('callback_url').notNullable().defaultTo('')
    table.integer('revoked').notNullable().defaultTo(0)
    table.integer('authorized').notNullable().defaultTo(0)
    table.integer('user_type').nullable()
    table.string('created_at', 24).notNullable()
    table.index(['consumer_id'])
    table.index(['admin_id'])
  })
  await database.schema.createTable('oauth_nonce', table => {
    table.string('nonce', 64).notNullable()
    table.integer('timestamp').notNullable()
    table.integer('consumer_id').notNullable().references('entity_id').inTable('oauth_consumer').onDelete('CASCADE')
    table.primary(['nonce', 'consumer_id'])
    table.index(['timestamp'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('oauth_nonce')
  await database.schema.dropTable('oauth_token')
}
