import type { Knex } from 'knex'

/** What became of an Amazon store's status and authorization, when, by whom and why. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('channel_amazon_status_history', table => {
    table.increments('id')
    table.integer('merchant_id').notNullable().references('merchant_id').inTable('channel_amazon_account').onDelete('CASCADE')
    table.integer('user_id').notNullable()
    table.string('user_name', 255).notNullable()
    table.string('from_status', 16).nullable()
    table.string('to_status', 16).notNullable()
    table.string('from_authentication', 32).nullable()
    table.string('to_authentication', 32).notNullable()
    table.string('reason', 32).notNullable()
    table.string('created_at', 24).notNullable()
    table.index(['merchant_id', 'id'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('channel_amazon_status_history')
}
