import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter } from '../helpers/people.ts'

const general = '/admin/admin/system_config/edit/section/general/'
const nameField = 'groups[store_information][fields][name][value]'

t.test('where the disk is full a save says so, nothing of it is kept, pages open all the same, and with room again it goes on', async t => {
  const testApp = await createTestApp(t)
  const { database } = testApp
  const admin = await enter(testApp)
  await admin.open(general)
  const [{ page_count: pages }] = await database.raw('pragma page_count') as [{ page_count: number }]
  await database.raw(`pragma max_page_count = ${pages}`)
  const before = [await database('core_config_data'), await database('backroom_config_change')]
  const page = await admin.submit('#config-edit-form', { [nameField]: 'x'.repeat(60_000) })
  t.equal(page.status, 507)
  t.match(page.text, /There is no room left on the disk of the database\. Nothing was saved/)
  t.same([await database('core_config_data'), await database('backroom_config_change')], before)
  t.equal((await admin.open(general)).status, 200)
  await database.raw('pragma max_page_count = 1073741823')
  await admin.submit('#config-edit-form', { [nameField]: 'Room again' })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
})
