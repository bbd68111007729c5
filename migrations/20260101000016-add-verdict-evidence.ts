import type { Knex } from 'knex'

const table = 'backroom_key_validation'

/** Where the key came from, what its issuer says of it, and the ways in which the record is searched. Older rows do not tell. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable(table, table => {
    table.string('config_scope', 16).nullable()
    table.string('config_path', 255).nullable()
    table.string('config_place', 255).nullable()
    table.string('key_replaced_at', 24).nullable()
    table.string('description', 255).nullable()
    table.index(['verdict', 'checked_at'])
    table.index(['occasion', 'checked_at'])
    table.index(['user_name', 'checked_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable(table, table => {
    table.dropIndex(['user_name', 'checked_at'])
    table.dropIndex(['occasion', 'checked_at'])
    table.dropIndex(['verdict', 'checked_at'])
    for (const column of ['description', 'key_replaced_at', 'config_place', 'config_path', 'config_scope']) table.dropColumn(column)
  })
}
