import type { Knex } from 'knex'

/** The passwords that users had, with the original's columns; `last_updated` is seconds since 1970. The newest row of a user is his present password. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('admin_passwords', table => {
    table.increments('password_id')
    table.integer('user_id').notNullable().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('password_hash', 255).notNullable()
    table.integer('expires').notNullable().defaultTo(0)
    table.integer('last_updated').notNullable().defaultTo(0)
    table.index(['user_id', 'password_id'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('admin_passwords')
}
