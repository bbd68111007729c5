import type { Knex } from 'knex'

/** What is kept of two uploads of the configuration, with the original's tables and columns: table rates, and PayPal's certificate (encrypted). */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('shipping_tablerate', table => {
    table.increments('pk')
    table.integer('website_id').notNullable().references('website_id').inTable('store_website').onDelete('CASCADE')
    table.string('dest_country_id', 4).notNullable().defaultTo('0')
    table.integer('dest_region_id').notNullable().defaultTo(0)
    table.string('dest_zip', 10).notNullable().defaultTo('*')
    table.string('condition_name', 30).notNullable()
    table.decimal('condition_value', 12, 4).notNullable()
    table.decimal('price', 12, 4).notNullable()
    table.unique(['website_id', 'dest_country_id', 'dest_region_id', 'dest_zip', 'condition_name', 'condition_value'], { indexName: 'shipping_tablerate_place' })
  })
  await database.schema.createTable('paypal_cert', table => {
    table.increments('cert_id')
    table.integer('website_id').notNullable().unique().references('website_id').inTable('store_website').onDelete('CASCADE')
    table.text('content').notNullable()
    table.string('updated_at', 24).notNullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('paypal_cert')
  await database.schema.dropTable('shipping_tablerate')
}
