import type { Knex } from 'knex'

/**
 * The registry of merchants: what the services behind the channel know of a shop's store, and of its seller's consent.
 * state is pending, refused, authenticated or revoked; that time has run out is computed, never stored. seller_id stays
 * with the merchant from the first consent on: NULLs do not collide, so one merchant a seller and country is a plain unique index.
 * Stores that were added before there was a registry are taken over.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('seller_central_merchant', table => {
    table.string('uuid', 36).primary()
    table.string('country_code', 2).notNullable()
    table.string('email', 255).notNullable()
    table.string('name', 255).notNullable()
    table.string('base_url', 255).notNullable()
    table.string('state', 16).notNullable().defaultTo('pending')
    table.string('refusal', 24).nullable()
    table.string('link_expires_at', 24).nullable()
    table.string('seller_id', 14).nullable()
    table.string('authorized_at', 24).nullable()
    table.string('expires_at', 24).nullable()
    table.string('created_at', 24).notNullable()
    table.unique(['seller_id', 'country_code'])
    table.index(['country_code', 'created_at'])
  })
  await database.schema.createTable('seller_central_consent_link', table => {
    table.string('token_hash', 64).primary()
    table.string('merchant_uuid', 36).notNullable().references('uuid').inTable('seller_central_merchant').onDelete('CASCADE')
    table.string('return_url', 2000).notNullable()
    table.string('created_at', 24).notNullable()
    table.string('expires_at', 24).notNullable()
    table.string('used_at', 24).nullable()
    table.string('outcome', 16).nullable()
    table.integer('user_id').nullable()
    table.index(['merchant_uuid'])
    table.index(['expires_at'])
  })
  await database.raw(`insert into seller_central_merchant (uuid, country_code, email, name, base_url, created_at)
    select uuid, country_code, email, name, base_url, created_on from channel_amazon_account`)
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('seller_central_consent_link')
  await database.schema.dropTable('seller_central_merchant')
}
