import type { Database } from '../../../kernel/database/database.ts'
import type { Sentence } from '../../store/store-kind.ts'
import { listAmazonStoresOfWebsite } from './amazon-store-table.ts'

/** A website that Amazon stores list from must stay: their listings would have no catalog any more. */
export async function findAmazonUse (database: Database, websiteId: number): Promise<Sentence | undefined> {
  const names = await listAmazonStoresOfWebsite(database, websiteId)
  return names.length === 0 ? undefined : { phrase: 'Amazon stores list from this website: %1. It can be deleted when none does any more.', args: [names.slice(0, 5).join(', ')] }
}
