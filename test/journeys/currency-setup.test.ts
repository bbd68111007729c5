import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter, errorAt, formKeyOf } from '../helpers/people.ts'

const editUrl = '/admin/admin/system_config/edit/section/currency/'
const saveUrl = editUrl.replace('/edit/', '/save/')
const option = (id: string): string => `groups[options][fields][${id}][value]`

t.test('a display currency that is not allowed is refused with what to do, and saved once it is allowed', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const page = await admin.open(editUrl)
  t.equal(page.document.querySelector('#currency_options_default option[selected]')?.textContent?.trim(), 'US Dollar')
  const formKey = formKeyOf(admin)

  await admin.post(saveUrl, [['form_key', formKey], [option('default'), 'CHF']])
  t.equal(errorAt(admin, 'currency_options_default'), 'The currency "CHF" is not among the allowed currencies. Allow it, or choose another one.')
  t.same(await testApp.database('core_config_data'), [])

  const saved = await admin.post(saveUrl, [['form_key', formKey], [option('default'), 'CHF'], [`${option('allow')}[]`, 'USD'], [`${option('allow')}[]`, 'CHF']])
  t.same(saved.messages('success'), ['You saved the configuration.'])
  t.same(await testApp.database('core_config_data').select('path', 'value').orderBy('path'), [
    { path: 'currency/options/allow', value: 'USD,CHF' },
    { path: 'currency/options/default', value: 'CHF' }
  ])

  await admin.post('/admin/admin/system_config/save/section/system/', [['form_key', formKeyOf(admin)], ['groups[currency][fields][installed][value][]', 'USD']])
  t.equal(errorAt(admin, 'system_currency_installed'), 'The currency "CHF" is in use in General > Currency Setup and cannot be taken out.')
})
