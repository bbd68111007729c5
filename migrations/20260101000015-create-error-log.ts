import type { Knex } from 'knex'

/** The Communication Errors Log; a row without merchant concerns the channel as a whole. And the original's column `state` of flags. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('channel_amazon_error_log', table => {
    table.increments('id')
    table.integer('merchant_id').nullable().references('merchant_id').inTable('channel_amazon_account').onDelete('CASCADE')
    table.string('region', 16).notNullable()
    table.string('error_code', 64).notNullable()
    table.text('message').notNullable()
    table.string('created_on', 24).notNullable()
    table.index(['created_on'])
    table.index(['error_code', 'created_on'])
    table.index(['merchant_id'])
  })
  await database.schema.alterTable('flag', table => {
    table.integer('state').notNullable().defaultTo(0)
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('flag', table => {
    table.dropColumn('state')
  })
  await database.schema.dropTable('channel_amazon_error_log')
}
