import type { Knex } from 'knex'

/** When an admin user's account ends, with the original's columns; who has no row has no end. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('admin_user_expiration', table => {
    table.integer('user_id').primary().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('expires_at', 24).notNullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('admin_user_expiration')
}
