import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { install, moduleXml, writeFiles } from './module-kit.ts'

/** In every scope. */
const shown = 'showInDefault="1" showInWebsite="1" showInStore="1"'
const nowhere = 'showInDefault="0" showInWebsite="0" showInStore="0"'

function field (id: string, inner = ''): string {
  return `<field id="${id}" type="text" ${shown}><label>${id}</label>${inner}</field>`
}

/** A module whose section stands in by country, built as PayPal's: a country's own methods, some of them shown in another group. */
const system = `<config><system>
<section id="payment">
  <group id="account" sortOrder="1" ${shown}><label>Merchant Location</label>
    <field id="merchant_country" type="text" ${shown}><label>Merchant Country</label><config_path>paypal/general/merchant_country</config_path></field></group>
  <group id="recommended_solutions" sortOrder="2" ${shown}><label>Recommended Solutions:</label>${field('first')}</group>
  <group id="other_payment_methods" sortOrder="4" ${shown}><label>Other Payment Methods:</label></group>
  <group id="cash" sortOrder="9" ${shown}><label>Cash</label>${field('title')}</group>
  <group id="bill" sortOrder="8" ${shown}><label>Bill</label>${field('title')}</group>
</section>
<section id="payment_all" ${nowhere}><group id="express" ${shown}><label>Express</label>${field('active', '<config_path>payment/express/active</config_path>')}${field('key', '<depends><field id="active">1</field></depends>')}</group></section>
<section id="payment_us" extends="payment" ${nowhere}>
  <group id="methods" sortOrder="5" ${nowhere}>
    <group id="express_us" extends="payment_all/express" sortOrder="1"><label>Express of the US</label><attribute type="displayIn">recommended_solutions</attribute></group>
  </group>
</section>
<section id="payment_it" extends="payment" ${nowhere}><group id="express_it" extends="payment_all/express"><label>Express of Italy</label></group></section>
<section id="payment_other" extends="payment" ${nowhere}/>
</system></config>`

const files = { 'registration.php': '', 'etc/module.xml': moduleXml('Acme_Pay'), 'etc/adminhtml/system.xml': system }
const page = '/admin/admin/system_config/edit/section/payment/'

t.test('the section of a country stands in, with its groups in their places and the ids of the declaration', async t => {
  const { structure, said } = install(writeFiles(t, files))
  t.same(said, [])
  t.same(structure.sections.filter(({ id }) => id.startsWith('payment')).map(({ id }) => id), ['payment'], 'the others are no sections of their own')
  const section = structure.findSection('payment')!
  t.same(section.shown, { default: true, websites: true, stores: true })
  t.same(section.groups.map(group => group.elementId), ['payment_us_account', 'payment_us_recommended_solutions', 'payment_us_other_payment_methods'], 'the United States are the country of a new installation')
  t.same(section.groups[1]!.children.map(({ elementId }) => elementId), ['payment_us_recommended_solutions_first', 'payment_us_methods_express_us'])
  t.same(section.groups[2]!.children.map(({ elementId }) => elementId), ['payment_us_methods', 'payment_us_bill', 'payment_us_cash'])
  const key = structure.findDeclaredField('payment_us/methods/express_us/key')!
  t.match(key, { inputName: 'groups[methods][groups][express_us][fields][key]', depends: [{ field: 'payment_us/methods/express_us/active' }] })
  t.equal(structure.getField('payment/express/active').declaredPath, 'payment_us/methods/express_us/active')
  t.equal(structure.getField('payment/express_it/key').section, structure.findStandIns('payment')!.sections.get('it'), 'what only another country has is found, too')
})

t.test('the page follows the merchant\'s country at its scope, and saves what it shows', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: writeFiles(t, files) } })
  const admin = await signedIn()
  const has = (id: string): boolean => admin.page().document.getElementById(id) !== null
  await admin.open(page)
  t.ok(has('payment_us_methods_express_us_key'))
  await admin.submit('#config-edit-form', { 'groups[methods][groups][express_us][fields][active][value]': '1', 'groups[cash][fields][title][value]': 'Notes' })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
  t.same((await database('core_config_data').where('path', 'like', 'payment%').orderBy('path') as Array<{ path: string, value: string }>).map(({ path, value }) => [path, value]).filter(([, value]) => value !== null),
    [['payment/cash/title', 'Notes'], ['payment/express/active', '1']])
  await admin.open(`${page}website/1/`)
  await admin.submit('#config-edit-form', { 'groups[account][fields][merchant_country][value]': 'IT', 'groups[account][fields][merchant_country][inherit]': null })
  t.ok(has('payment_it_express_it_key'), 'the website is in Italy now')
  t.notOk(has('payment_us_methods_express_us_key'))
  t.match(admin.page().document.querySelector<HTMLInputElement>('#payment_it_express_it_active'), { value: '1' }, 'one value, wherever it is shown')
  await admin.open(page)
  t.ok(has('payment_us_methods_express_us_key'), 'and everything else is not')
  await database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'general/country/default', value: 'PL', updated_at: '2026-01-01 00:00:00' })
  await admin.open(page)
  t.match(admin.page().document.querySelector<HTMLInputElement>('#payment_other_cash_title'), { value: 'Notes' }, 'a country without a section of its own has the one for others')
})

t.test('what was typed on a page that stands in is kept when the session is over', async t => {
  const { signedIn, database } = await createTestApp(t, { variables: { MAGENTO_MODULES: writeFiles(t, files) } })
  const admin = await signedIn()
  await database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'general/country/default', value: 'IT', updated_at: '2026-01-01 00:00:00' })
  await admin.open(page)
  await admin.submit('#config-edit-form', { 'groups[express_it][fields][key][value]': 'typed', form_key: 'wrong' })
  await admin.open(page)
  t.match(admin.page().document.querySelector<HTMLInputElement>('#payment_it_express_it_key'), { value: 'typed' })
})
