import type { Knex } from 'knex'

/**
 * cron_schedule in the original's shape, so that the history of background tasks is read as there; besides, a task stands
 * there once a minute at most. backroom_cron_group is the lock of a group of tasks over all processes, and its last run.
 */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('cron_schedule', table => {
    table.increments('schedule_id')
    table.string('job_code', 255).notNullable().defaultTo('0')
    table.string('status', 7).notNullable().defaultTo('pending')
    table.text('messages').nullable()
    table.string('created_at', 24).notNullable()
    table.string('scheduled_at', 24).notNullable()
    table.string('executed_at', 24).nullable()
    table.string('finished_at', 24).nullable()
    table.unique(['job_code', 'scheduled_at'])
    table.index(['scheduled_at', 'status'])
  })
  await database.schema.createTable('backroom_cron_group', table => {
    table.string('group_code', 64).primary()
    table.string('runner', 36).nullable()
    table.string('locked_until', 24).nullable()
    table.string('last_run_at', 24).nullable()
    table.string('last_run_by', 8).nullable()
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_cron_group')
  await database.schema.dropTable('cron_schedule')
}
