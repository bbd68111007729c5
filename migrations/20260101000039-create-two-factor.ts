import type { Knex } from 'knex'

/** Second factors of admin users: the secret encrypted, recovery codes hashed, and who has shown his password and not yet a code. Times are milliseconds since 1970, UTC. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_two_factor', table => {
    table.integer('user_id').primary().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.text('secret').notNullable()
    table.bigInteger('activated_at').nullable()
    table.integer('last_step').notNullable().defaultTo(0)
    table.integer('failures').notNullable().defaultTo(0)
    table.bigInteger('failed_at').nullable()
  })
  await database.schema.createTable('backroom_recovery_code', table => {
    table.increments('id')
    table.integer('user_id').notNullable().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('code_hash', 64).notNullable()
    table.bigInteger('used_at').nullable()
    table.unique(['user_id', 'code_hash'])
  })
  await database.schema.createTable('backroom_half_sign_in', table => {
    table.string('id_hash', 64).primary()
    table.integer('user_id').notNullable().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.text('return_to').notNullable()
    table.bigInteger('expires_at').notNullable()
    table.integer('has_passed').notNullable().defaultTo(0)
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_half_sign_in')
  await database.schema.dropTable('backroom_recovery_code')
  await database.schema.dropTable('backroom_two_factor')
}
