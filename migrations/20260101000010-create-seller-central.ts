import type { Knex } from 'knex'

/**
 * The emulated Seller Central: seller accounts, the people who use them, and sign-ins that wait for their one-time code.
 * seller_id is the account's merchant token in Amazon's shape. Of cookie and code only keyed hashes stand here.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('seller_central_account', table => {
    table.increments('id')
    table.string('seller_id', 14).notNullable().unique()
    table.string('business_name', 100).notNullable()
    table.string('region', 2).notNullable()
    table.string('created_at', 24).notNullable()
  })
  await database.schema.createTable('seller_central_user', table => {
    table.increments('id')
    table.integer('account_id').notNullable().references('id').inTable('seller_central_account').onDelete('CASCADE')
    table.string('email', 254).notNullable().unique()
    table.string('password_hash', 255).notNullable()
    table.integer('is_primary').notNullable().defaultTo(0)
    table.integer('failures').notNullable().defaultTo(0)
    table.string('lock_expires', 24).nullable()
    table.string('created_at', 24).notNullable()
    table.index(['account_id'])
  })
  await database.schema.createTable('seller_central_sign_in', table => {
    table.string('token_hash', 64).primary()
    table.integer('user_id').notNullable().references('id').inTable('seller_central_user').onDelete('CASCADE')
    table.integer('round').notNullable()
    table.string('code_hash', 64).notNullable()
    table.integer('tries').notNullable().defaultTo(0)
    table.string('expires_at', 24).notNullable()
    table.string('created_at', 24).notNullable()
    table.index(['created_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('seller_central_sign_in')
  await database.schema.dropTable('seller_central_user')
  await database.schema.dropTable('seller_central_account')
}
