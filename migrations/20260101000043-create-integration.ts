import type { Knex } from 'knex'

/** Integrations and their OAuth consumers with the original's columns; a consumer's secret is encrypted. What an integration may do stands in a table of ours: the original's roles share their ids with those of users. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('oauth_consumer', table => {
    table.increments('entity_id')
    table.string('created_at', 24).notNullable()
    table.string('updated_at', 24).nullable()
    table.string('name', 255).notNullable()
    table.string('key', 32).notNullable().unique()
    table.text('secret').notNullable()
    table.text('callback_url').nullable()
    table.text('rejected_callback_url').nullable()
  })
  await database.schema.createTable('integration', table => {
    table.increments('integration_id')
    table.string('name', 255).notNullable().unique()
    table.string('email', 255).notNullable()
    table.string('endpoint', 255).nullable()
    table.integer('status').notNullable()
    table.integer('consumer_id').nullable().unique().references('entity_id').inTable('oauth_consumer').onDelete('CASCADE')
    table.string('created_at', 24).notNullable()
    table.string('updated_at', 24).notNullable()
    table.integer('setup_type').notNullable().defaultTo(0)
    table.string('identity_link_url', 255).nullable()
  })
  await database.schema.createTable('backroom_integration_resource', table => {
    table.integer('integration_id').notNullable().references('integration_id').inTable('integration').onDelete('CASCADE')
    table.string('resource_id', 255).notNullable()
    table.primary(['integration_id', 'resource_id'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('backroom_integration_resource')
  await database.schema.dropTable('integration')
  await database.schema.dropTable('oauth_consumer')
}
