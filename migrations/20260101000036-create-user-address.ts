import type { Knex } from 'knex'

/** Addresses from which a user has signed in, each with failures of its own: a lock caused elsewhere does not shut them out. Times are milliseconds since 1970, UTC. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_user_address', table => {
    table.integer('user_id').notNullable().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('address', 64).notNullable()
    table.bigInteger('last_login_at').notNullable()
    table.integer('failures').notNullable().defaultTo(0)
    table.bigInteger('first_failure_at').nullable()
    table.bigInteger('lock_expires_at').nullable()
    table.primary(['user_id', 'address'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_user_address')
}
