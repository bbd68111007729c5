import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'
import { enter, errorAt, formKeyOf, listErrors } from '../../helpers/people.ts'

const url = '/admin/admin/system_store/'

t.test('who saves a form that somebody else has saved meanwhile sees both values, and decides', async t => {
  const testApp = await createTestApp(t)
  const [first, second] = [await enter(testApp), await enter(testApp)]
  for (const admin of [first, second]) await admin.open(`${url}editStore/store_id/3/`)
  await first.submit('#edit_form', { 'store[name]': 'Theirs' })
  const page = await second.submit('#edit_form', { 'store[name]': 'Mine' })
  t.equal(page.status, 422)
  t.match(page.messages('error')[0], 'Somebody else saved this meanwhile.')
  t.equal(errorAt(second, 'store_name'), 'The stored value is "Theirs" now. Keep yours or take that one, then save again.')
  t.equal((page.document.getElementById('store_name') as HTMLInputElement).value, 'Mine')
  t.same(await testApp.database('store').where({ store_id: 3 }).pluck('name'), ['Theirs'])
  t.same((await second.submit('#edit_form')).messages('success'), ['You saved the store view.'])
  t.same(await testApp.database('store').where({ store_id: 3 }).pluck('name'), ['Mine'])
})

t.test('a stored choice is named by what its list calls it', async t => {
  const testApp = await createTestApp(t)
  const [first, second] = [await enter(testApp), await enter(testApp)]
  for (const admin of [first, second]) await admin.open(`${url}editStore/store_id/3/`)
  await first.submit('#edit_form', { 'store[is_active]': '0' })
  await second.submit('#edit_form', { 'store[is_active]': '1' })
  t.equal(errorAt(second, 'store_is_active'), 'The stored value is "Disabled" now. Keep yours or take that one, then save again.')
  t.same(listErrors(second), ['Status: The stored value is "Disabled" now. Keep yours or take that one, then save again.'])
})

t.test('what somebody else has deleted meanwhile can be created anew from what was typed', async t => {
  const testApp = await createTestApp(t)
  const [first, second] = [await enter(testApp), await enter(testApp)]
  await second.open(`${url}editStore/store_id/3/`)
  await first.open(`${url}deleteStore/item_id/3/`)
  await first.submit('#edit_form')
  const page = await second.submit('#edit_form', { 'store[name]': 'Kept' })
  t.same(page.messages('error'), ['Store view doesn\'t exist'])
  t.equal((page.document.getElementById('store_name') as HTMLInputElement).value, 'Kept')
  t.same((await second.submit('#edit_form')).messages('success'), ['You saved the store view.'])
  t.match(await testApp.database('store').where({ code: 'fr' }), [{ name: 'Kept', group_id: 2 }])
})

t.test('scripts post a form as the original takes it, without a version', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(url)
  const fields = { store_type: 'website', store_action: 'add', 'website[name]': 'Scripted', 'website[code]': 'scripted', 'website[sort_order]': '', 'website[is_default]': '', 'website[website_id]': '' }
  t.same((await admin.post(`${url}save`, [['form_key', formKeyOf(admin)], ...Object.entries(fields)])).messages('success'), ['You saved the website.'])
  t.match((await admin.post(`${url}save`, [['form_key', formKeyOf(admin)], ['store_type', 'shop']])).messages('error')[0], 'The form does not say what to save.')
})

t.test('what was typed when the session ended is back after the login, and Reset shows what is stored', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(`${url}editStore/store_id/3/`)
  testApp.clock.forward(3600)
  await admin.submit('#edit_form', { 'store[name]': 'Typed' })
  const back = await enter(testApp)
  const nameOf = (): string => (back.page().document.getElementById('store_name') as HTMLInputElement).value
  await back.open(`${url}editStore/store_id/3/`)
  t.equal(nameOf(), 'Typed')
  t.match(back.page().messages('notice')[0], 'Your input from before is back')
  await back.follow('#reset')
  t.equal(nameOf(), 'French')
  await back.open(`${url}editStore/store_id/3/`)
  await back.submit('#edit_form')
  await back.open(`${url}editStore/store_id/3/`)
  t.same([nameOf(), back.page().messages('notice')], ['Typed', []])
})
