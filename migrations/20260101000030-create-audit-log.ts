import type { Knex } from 'knex'

/** What was done, by whom and from where: rows that are only ever added, each sealed together with the one before it. Times are milliseconds since 1970, UTC. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_audit_event', table => {
    table.integer('id').primary()
    table.bigInteger('occurred_at').notNullable()
    table.string('realm', 16).notNullable()
    table.integer('user_id').nullable()
    table.string('user_name', 255).notNullable()
    table.string('address', 64).nullable()
    table.string('request_id', 64).nullable()
    table.string('action', 64).notNullable()
    table.string('outcome', 16).notNullable()
    table.string('target', 255).nullable()
    table.text('details').nullable()
    table.string('seal', 64).notNullable()
    table.index(['action', 'id'])
    table.index(['user_name', 'id'])
    table.index(['occurred_at'])
  })
  await database.schema.createTable('backroom_audit_head', table => {
    table.integer('id').primary()
    table.integer('last_id').notNullable()
    table.string('seal', 64).notNullable()
    table.string('mark', 64).notNullable()
    table.integer('purged_id').notNullable()
    table.string('purged_seal', 64).notNullable()
  })
  await database('backroom_audit_head').insert({ id: 1, last_id: 0, seal: '', mark: '', purged_id: 0, purged_seal: '' })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_audit_head')
  await database.schema.dropTable('backroom_audit_event')
}
