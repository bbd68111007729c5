import type { Knex } from 'knex'

const columns = ['address', 'user_agent']

/** From where a session was started, so that its owner can tell it from others; older ones do not say. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_session', table => {
    for (const column of columns) table.string(column, 255).nullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_session', table => {
    for (const column of columns) table.dropColumn(column)
  })
}
