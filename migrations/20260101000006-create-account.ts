import type { Knex } from 'knex'

/**
 * The Commerce accounts and their API keys.
 * Of a key stand here: the part that finds it, a keyed hash, and the key itself encrypted for as long as it lives.
 * active_slot holds the environment while a key lives and NULL afterwards, so that every dialect allows one living key an environment.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('account_customer', table => {
    table.increments('id')
    table.string('public_id', 16).notNullable().unique()
    table.string('email', 254).notNullable().unique()
    table.string('firstname', 100).notNullable()
    table.string('lastname', 100).notNullable()
    table.string('company', 100).notNullable()
    table.string('password_hash', 255).notNullable()
    table.string('locale', 16).nullable()
    table.integer('failures').notNullable().defaultTo(0)
    table.string('lock_expires', 24).nullable()
    table.string('created_at', 24).notNullable()
  })
  await database.schema.createTable('account_api_key', table => {
    table.increments('id')
    table.integer('account_id').notNullable().references('id').inTable('account_customer').onDelete('CASCADE')
    table.string('environment', 16).notNullable()
    table.string('description', 100).notNullable()
    table.string('lookup_id', 12).notNullable().unique()
    table.text('key_encrypted').nullable()
    table.string('key_hash', 64).notNullable()
    table.string('last_four', 4).notNullable()
    table.string('created_at', 24).notNullable()
    table.string('expires_at', 24).nullable()
    table.string('last_used_at', 24).nullable()
    table.string('deleted_at', 24).nullable()
    table.string('active_slot', 16).nullable()
    table.unique(['account_id', 'active_slot'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('account_api_key')
  await database.schema.dropTable('account_customer')
}
