import type { Knex } from 'knex'

/** Failed sign-ins by address (`type` 1) and by user name (`type` 2), with the original's columns; and the waiting tickets that were used, whose `expires_at` is milliseconds since 1970, UTC. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('captcha_log', table => {
    table.string('type', 32).notNullable()
    table.string('value', 255).notNullable()
    table.integer('count').notNullable()
    table.string('updated_at', 24).notNullable()
    table.primary(['type', 'value'])
    table.index(['updated_at'])
  })
  await database.schema.createTable('backroom_captcha_ticket', table => {
    table.string('ticket_id', 64).primary()
    table.string('use_id', 64).notNullable()
    table.bigInteger('expires_at').notNullable()
    table.index(['expires_at'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_captcha_ticket')
  await database.schema.dropTable('captcha_log')
}
