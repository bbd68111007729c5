import type { Knex } from 'knex'

/** Admin users and roles with the original's columns, and what a user had typed when his session ended. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('admin_user', table => {
    table.increments('user_id')
    table.string('firstname', 32).nullable()
    table.string('lastname', 32).nullable()
    table.string('email', 128).nullable()
    table.string('username', 40).nullable().unique()
    table.string('password', 255).notNullable()
    table.string('created', 24).notNullable()
    table.string('modified', 24).notNullable()
    table.string('logdate', 24).nullable()
    table.integer('lognum').notNullable().defaultTo(0)
    table.integer('reload_acl_flag').notNullable().defaultTo(0)
    table.integer('is_active').notNullable().defaultTo(1)
    table.text('extra').nullable()
    table.text('rp_token').nullable()
    table.string('rp_token_created_at', 24).nullable()
    table.string('interface_locale', 16).notNullable().defaultTo('en_US')
    table.integer('failures_num').nullable().defaultTo(0)
    table.string('first_failure', 24).nullable()
    table.string('lock_expires', 24).nullable()
  })
  await database.schema.createTable('authorization_role', table => {
    table.increments('role_id')
    table.integer('parent_id').notNullable().defaultTo(0)
    table.integer('tree_level').notNullable().defaultTo(0)
    table.integer('sort_order').notNullable().defaultTo(0)
    table.string('role_type', 1).notNullable().defaultTo('0')
    table.integer('user_id').notNullable().defaultTo(0)
    table.string('user_type', 16).nullable()
    table.string('role_name', 50).nullable()
    table.index(['parent_id', 'sort_order'])
    table.index(['user_id'])
  })
  await database.schema.createTable('authorization_rule', table => {
    table.increments('rule_id')
    table.integer('role_id').notNullable().references('role_id').inTable('authorization_role').onDelete('CASCADE')
    table.string('resource_id', 255).nullable()
    table.string('privileges', 20).nullable()
    table.string('permission', 10).nullable()
    table.index(['role_id', 'resource_id'])
  })
  await database.schema.createTable('backroom_draft', table => {
    table.integer('user_id').notNullable().references('user_id').inTable('admin_user').onDelete('CASCADE')
    table.string('page', 255).notNullable()
    table.text('body').notNullable()
    table.string('saved_at', 24).notNullable()
    table.primary(['user_id', 'page'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_draft')
  await database.schema.dropTable('authorization_rule')
  await database.schema.dropTable('authorization_role')
  await database.schema.dropTable('admin_user')
}
