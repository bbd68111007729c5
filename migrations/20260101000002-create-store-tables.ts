import type { Knex } from 'knex'

/** Websites, stores (groups) and store views with the original's columns; row 0 of each is the Admin's own. */
export async function up (database: Knex): Promise<void> {
  await database.schema.createTable('store_website', table => {
    table.increments('website_id')
    table.string('code', 32).nullable().unique()
    table.string('name', 64).nullable()
    table.integer('sort_order').notNullable().defaultTo(0)
    table.integer('default_group_id').notNullable().defaultTo(0)
    table.integer('is_default').nullable().defaultTo(0)
  })
  await database.schema.createTable('store_group', table => {
    table.increments('group_id')
    table.integer('website_id').notNullable().defaultTo(0).references('website_id').inTable('store_website').onDelete('CASCADE')
    table.string('name', 255).notNullable()
    table.integer('root_category_id').notNullable().defaultTo(0)
    table.integer('default_store_id').notNullable().defaultTo(0)
    table.string('code', 32).nullable().unique()
    table.index(['website_id'])
  })
  await database.schema.createTable('store', table => {
    table.increments('store_id')
    table.string('code', 32).nullable().unique()
    table.integer('website_id').notNullable().defaultTo(0).references('website_id').inTable('store_website').onDelete('CASCADE')
    table.integer('group_id').notNullable().defaultTo(0).references('group_id').inTable('store_group').onDelete('CASCADE')
    table.string('name', 255).notNullable()
    table.integer('sort_order').notNullable().defaultTo(0)
    table.integer('is_active').notNullable().defaultTo(0)
    table.index(['website_id'])
    table.index(['group_id'])
  })
  await seed(database)
}

/** The main website, and a second one with two views, as the training pictures of the Admin show them. */
async function seed (database: Knex): Promise<void> {
  await database('store_website').insert([
    { website_id: 0, code: 'admin', name: 'Admin', sort_order: 0, default_group_id: 0, is_default: 0 },
    { website_id: 1, code: 'base', name: 'Main Website', sort_order: 0, default_group_id: 1, is_default: 1 },
    { website_id: 2, code: 'second', name: 'Second Website', sort_order: 10, default_group_id: 2, is_default: 0 }
  ])
  await database('store_group').insert([
    { group_id: 0, website_id: 0, name: 'Default', root_category_id: 0, default_store_id: 0, code: 'default' },
    { group_id: 1, website_id: 1, name: 'Main Website Store', root_category_id: 2, default_store_id: 1, code: 'main_website_store' },
    { group_id: 2, website_id: 2, name: 'Second Store', root_category_id: 2, default_store_id: 2, code: 'second_store' }
  ])
  await database('store').insert([
    { store_id: 0, code: 'admin', website_id: 0, group_id: 0, name: 'Admin', sort_order: 0, is_active: 1 },
    { store_id: 1, code: 'default', website_id: 1, group_id: 1, name: 'Default Store View', sort_order: 0, is_active: 1 },
    { store_id: 2, code: 'second_en', website_id: 2, group_id: 2, name: 'Second English', sort_order: 0, is_active: 1 },
    { store_id: 3, code: 'fr', website_id: 2, group_id: 2, name: 'French', sort_order: 10, is_active: 1 }
  ])
}

export async function down (database: Knex): Promise<void> {
  await database.schema.dropTable('store')
  await database.schema.dropTable('store_group')
  await database.schema.dropTable('store_website')
}
