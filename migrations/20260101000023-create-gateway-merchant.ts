import type { Knex } from 'knex'

/** Merchants that shops have registered over the gateway, and the public keys by which signed calls are checked. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('gateway_merchant', table => {
    table.increments('id')
    table.string('uuid', 36).notNullable().unique()
    table.string('owner', 64).notNullable()
    table.string('environment', 16).notNullable()
    table.string('region', 2).notNullable()
    table.string('country_code', 2).notNullable()
    table.string('name', 255).notNullable()
    table.string('email', 255).notNullable()
    table.string('base_url', 255).notNullable()
    table.string('created_at', 24).notNullable()
    table.string('updated_at', 24).notNullable()
    table.index(['owner', 'environment', 'region', 'id'])
  })
  await database.schema.createTable('gateway_public_key', table => {
    table.increments('id')
    table.string('key_hash', 64).notNullable().unique()
    table.text('public_key').notNullable()
    table.string('created_at', 24).notNullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('gateway_public_key')
  await database.schema.dropTable('gateway_merchant')
}
