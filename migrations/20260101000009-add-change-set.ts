import type { Knex } from 'knex'

/** What one save changed belongs together: its rows share a random word. Older rows each stand alone. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_config_change', table => {
    table.string('change_set', 36).notNullable().defaultTo('')
  })
  await database('backroom_config_change').update({ change_set: database.raw('\'change-\' || id') })
  await database.schema.alterTable('backroom_config_change', table => {
    table.index(['change_set'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_config_change', table => {
    table.dropIndex(['change_set'])
    table.dropColumn('change_set')
  })
}
