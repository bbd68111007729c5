import type { Knex } from 'knex'

/**
 * The life of an API key beyond its making. A row of account_api_key is a key's identity with its present secret; a secret that
 * was rolled away moves to account_api_key_generation, without its text, and works there until stops_at.
 * account_api_key_event keeps what happened to a key, and its name, after the key is gone.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('account_api_key', table => {
    table.string('issued_at', 24).nullable()
    table.string('last_used_by', 120).nullable()
    table.string('refused_at', 24).nullable()
    table.string('refused_outcome', 24).nullable()
    table.string('refused_by', 120).nullable()
    table.string('erase_at', 24).nullable()
  })
  await database('account_api_key').update({ issued_at: database.ref('created_at') })
  await database.schema.alterTable('account_api_key', table => { table.index(['erase_at']) })
  await database.schema.createTable('account_api_key_generation', table => {
    table.increments('id')
    table.integer('key_id').notNullable().references('id').inTable('account_api_key').onDelete('CASCADE')
    table.string('lookup_id', 12).notNullable().unique()
    table.string('key_hash', 64).notNullable()
    table.string('last_four', 4).notNullable()
    table.string('issued_at', 24).notNullable()
    table.string('replaced_at', 24).notNullable()
    table.string('stops_at', 24).notNullable()
    table.string('last_used_at', 24).nullable()
    table.string('last_used_by', 120).nullable()
    table.string('refused_at', 24).nullable()
    table.string('refused_outcome', 24).nullable()
    table.string('refused_by', 120).nullable()
    table.index(['key_id', 'stops_at'])
  })
  await database.schema.createTable('account_api_key_event', table => {
    table.increments('id')
    table.integer('account_id').notNullable().references('id').inTable('account_customer').onDelete('CASCADE')
    table.integer('key_id').notNullable()
    table.string('environment', 16).notNullable()
    table.string('description', 100).notNullable()
    table.string('last_four', 4).notNullable()
    table.string('kind', 16).notNullable()
    table.string('actor', 201).notNullable()
    table.string('created_at', 24).notNullable()
    table.index(['account_id', 'environment', 'id'])
    table.index(['account_id', 'created_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('account_api_key_event')
  await database.schema.dropTable('account_api_key_generation')
  await database.schema.alterTable('account_api_key', table => {
    table.dropIndex(['erase_at'])
  })
  await database.schema.alterTable('account_api_key', table => {
    table.dropColumns('issued_at', 'last_used_by', 'refused_at', 'refused_outcome', 'refused_by', 'erase_at')
  })
}
