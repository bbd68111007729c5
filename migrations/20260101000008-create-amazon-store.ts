import type { Knex } from 'knex'

/** Amazon stores with the original's columns; which website a store lists from is kept with its listing rule, as there. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('channel_amazon_account', table => {
    table.increments('merchant_id')
    table.string('uuid', 36).notNullable().unique()
    table.string('seller_id', 64).nullable()
    table.string('country_code', 2).notNullable()
    table.string('name', 255).notNullable()
    table.string('email', 255).notNullable()
    table.string('base_url', 255).notNullable()
    table.integer('is_active').notNullable().defaultTo(2)
    table.string('authentication_status', 32).notNullable().defaultTo('pending_authentication')
    table.integer('report_run').notNullable().defaultTo(0)
    table.string('created_on', 24).notNullable()
    table.string('last_updated', 24).notNullable()
    table.unique(['country_code', 'seller_id'])
  })
  await database.schema.createTable('channel_amazon_listing_rule', table => {
    table.increments('id')
    table.integer('merchant_id').notNullable().unique().references('merchant_id').inTable('channel_amazon_account').onDelete('CASCADE')
    table.integer('website_id').notNullable()
  })
  await database.schema.createTable('channel_amazon_account_listing', table => {
    table.increments('id')
    table.integer('merchant_id').notNullable().unique().references('merchant_id').inTable('channel_amazon_account').onDelete('CASCADE')
    for (const type of ['asin', 'ean', 'gcid', 'isbn', 'upc']) table.string(`${type}_mapping_field`, 255).nullable()
    table.string('general_mapping_field', 255).notNullable().defaultTo('name')
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('channel_amazon_account_listing')
  await database.schema.dropTable('channel_amazon_listing_rule')
  await database.schema.dropTable('channel_amazon_account')
}
