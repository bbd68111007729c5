import type { Knex } from 'knex'

/**
 * The guide: whether it stands beside a user's pages, and his runs through the procedure with the moment each step first came
 * true. What a certificate says is written down when a run ends, so that it stays the same afterwards.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('backroom_guide_run', table => {
    table.increments('id')
    table.integer('user_id').notNullable()
    // Checks of the API key up to this one belong to the time before the run; numbers do not mind a clock that is set back.
    table.integer('start_verdict_id').notNullable()
    table.string('started_at', 24).notNullable()
    table.string('restarted_at', 24).nullable()
    table.string('finished_at', 24).nullable()
    table.string('user_name', 110).nullable()
    table.string('instance', 255).nullable()
    table.string('version', 32).nullable()
    table.string('fingerprint', 16).nullable()
    table.integer('verdict_id').nullable()
    table.index(['user_id', 'finished_at'])
  })
  await database.schema.createTable('backroom_guide_step', table => {
    table.integer('run_id').notNullable().references('id').inTable('backroom_guide_run').onDelete('CASCADE')
    table.string('step', 32).notNullable()
    table.string('first_done_at', 24).notNullable()
    table.primary(['run_id', 'step'])
  })
  await database.schema.createTable('backroom_guide_setting', table => {
    table.integer('user_id').primary().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('panel', 8).notNullable()
    table.integer('run_id').nullable().references('id').inTable('backroom_guide_run').onDelete('SET NULL')
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_guide_setting')
  await database.schema.dropTable('backroom_guide_step')
  await database.schema.dropTable('backroom_guide_run')
}
