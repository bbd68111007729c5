import type { Knex } from 'knex'

/** What is known of the seller's consent: until when it holds, and why it was refused the last time. */
export async function up (database: Knex): Promise<void> {
  await database.schema.alterTable('channel_amazon_account', table => {
    table.string('authorized_at', 24).nullable()
    table.string('authorization_expires_at', 24).nullable()
    table.string('refusal_reason', 32).nullable()
    table.index(['authorization_expires_at'])
    table.index(['authentication_status'])
  })
}

export async function down (database: Knex): Promise<void> {
  await database.schema.alterTable('channel_amazon_account', table => {
    table.dropIndex(['authorization_expires_at'])
    table.dropIndex(['authentication_status'])
    table.dropColumns('authorized_at', 'authorization_expires_at', 'refusal_reason')
  })
}
