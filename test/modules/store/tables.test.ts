import t from 'tap'
import { listStores } from '../../../src/modules/store/store-table.ts'
import { listWebsites } from '../../../src/modules/store/website-table.ts'
import { createTestDatabase } from '../../helpers/database.ts'

t.test('websites and store views are listed in order, with the Admin\'s own row on demand', async t => {
  const database = await createTestDatabase(t)
  await database('store_website').where({ website_id: 1 }).update({ sort_order: 20 })
  t.same((await listWebsites(database)).map(({ id }) => id), [2, 1])
  t.same((await listWebsites(database, { withAdmin: true }))[0], { id: 0, code: 'admin', name: 'Admin', sortOrder: 0, defaultGroupId: 0, isDefault: false })
  t.same((await listStores(database)).map(({ id }) => id), [1, 2, 3])
  t.same((await listStores(database, { withAdmin: true })).at(-1), { id: 3, websiteId: 2, groupId: 2, code: 'fr', name: 'French', sortOrder: 10, isActive: true })
  t.equal((await listStores(database, { withAdmin: true }))[0]?.code, 'admin')
})
