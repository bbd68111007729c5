import type { Knex } from 'knex'

/** The guide asks every few seconds whether its steps are true: each question is answered from an index. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('backroom_key_validation', table => {
    table.index(['user_id', 'occasion', 'id'], 'backroom_key_validation_user')
    table.index(['fingerprint', 'id'], 'backroom_key_validation_key')
  })
  await database.schema.alterTable('backroom_session', table => { table.index(['realm', 'last_seen_at'], 'backroom_session_seen') })
  await database.schema.alterTable('account_api_key', table => { table.index(['active_slot', 'expires_at'], 'account_api_key_living') })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('account_api_key', table => { table.dropIndex(['active_slot', 'expires_at'], 'account_api_key_living') })
  await database.schema.alterTable('backroom_session', table => { table.dropIndex(['realm', 'last_seen_at'], 'backroom_session_seen') })
  await database.schema.alterTable('backroom_key_validation', table => {
    table.dropIndex(['fingerprint', 'id'], 'backroom_key_validation_key')
    table.dropIndex(['user_id', 'occasion', 'id'], 'backroom_key_validation_user')
  })
}
