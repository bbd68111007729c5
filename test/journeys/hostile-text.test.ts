import t, { type Test } from 'tap'
import { createAmazonStore } from '../../src/modules/amazon/stores/amazon-store-table.ts'
import { createTestApp } from '../helpers/app.ts'
import { channelUrl, storeValidKey } from '../helpers/channel.ts'
import { enter, enterWith } from '../helpers/people.ts'
import type { Page } from '../helpers/visitor.ts'

const hostile = [
  '<script>alert(4711)</script>',
  '"><img src=x onerror=alert(4711)>',
  '\' onmouseover=\'alert(4711)',
  '</title></textarea></script><svg/onload=alert(4711)>',
  '{{7*7}} {% include "user/login.njk" %} {{range.constructor("return 4711")()}}',
  'x\'); DROP TABLE core_config_data;--',
  '%1 %2 #{7*7} <%= 7*7 %> &lt;b&gt; &#60;',
  'javascript:alert(4711)'
]

/** Whether a page holds the text as text: nothing of it became an element, an attribute or a result. */
function checkInert (test: Test, page: Page, what: string): void {
  const { document } = page
  const elements = [...document.querySelectorAll('*')]
  test.notOk(elements.some(element => [...element.attributes].some(({ name }) => name.startsWith('on'))), `${what}: no attribute that runs`)
  test.notOk([...document.querySelectorAll('script')].some(script => script.getAttribute('src') === null && !script.hasAttribute('nonce') && script.getAttribute('type') !== 'application/json'), `${what}: no script of theirs`)
  test.notOk([...document.querySelectorAll('script')].some(script => script.textContent!.includes('4711')), `${what}: no text of theirs in a script`)
  test.equal(document.querySelector('svg[onload], img[src=x]'), null, `${what}: no element of theirs`)
  test.notOk([...document.querySelectorAll('a[href], form[action]')].some(element => /^\s*javascript:/i.test(element.getAttribute('href') ?? element.getAttribute('action')!)), `${what}: no link of theirs`)
}

const nameFields = ['name', 'phone', 'hours', 'city', 'postcode', 'street_line1', 'street_line2', 'merchant_vat_number']

t.test('configuration values come back as they were typed and do nothing, on every page that shows them', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const url = '/admin/admin/system_config/edit/section/general/'
  await admin.open(url)
  const saved = await admin.submit('#config-edit-form', Object.fromEntries(nameFields.map((field, index) => [`groups[store_information][fields][${field}][value]`, hostile[index]!])))
  t.same(saved.messages('success'), ['You saved the configuration.'])
  for (const [index, field] of nameFields.entries()) {
    t.equal((saved.document.getElementById(`general_store_information_${field}`) as HTMLInputElement).value, hostile[index])
    t.equal((await testApp.database('core_config_data').where({ path: `general/store_information/${field}` }).first()).value, hostile[index], 'stored as typed')
  }
  checkInert(t, saved, 'the section')
  for (const other of ['/admin/admin/dashboard/', `${url}website/1/`, `${url}store/1/`]) checkInert(t, await admin.open(other), other)
})

t.test('a refused form shows hostile input again, and it does nothing', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_config/edit/section/trans_email/')
  const fields = ['general', 'sales', 'support', 'custom1', 'custom2']
  const page = await admin.submit('#config-edit-form', Object.fromEntries(fields.flatMap((id, index) => [[`groups[ident_${id}][fields][email][value]`, hostile[index]!], [`groups[ident_${id}][fields][email][inherit]`, null]])))
  t.equal(page.status, 422)
  checkInert(t, page, 'the refused form')
  for (const [index, id] of fields.entries()) {
    t.equal((page.document.getElementById(`trans_email_ident_${id}_email`) as HTMLInputElement).value, hostile[index])
    t.equal(page.document.getElementById(`trans_email_ident_${id}_email-error`)?.textContent, `The "${hostile[index]!}" email address is incorrect. Verify the email address and try again.`)
  }
})

t.test('names of websites, stores and views do nothing, wherever they are shown', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (let first = 0; first < hostile.length; first += 3) {
    const [website, group, view] = hostile.slice(first, first + 3).concat('x', 'x')
    await testApp.database('store_website').where({ website_id: 1 }).update({ name: website })
    await testApp.database('store_group').where({ group_id: 1 }).update({ name: group })
    await testApp.database('store').where({ store_id: 1 }).update({ name: view })
    const page = await admin.open('/admin/admin/system_config/edit/section/trans_email/store/1/')
    const shown = page.document.querySelector('[data-role=stores-list]')!.textContent!
    for (const name of [website!, group!, view!]) t.ok(shown.includes(name), name)
    checkInert(t, page, 'the scope switcher')
    checkInert(t, await admin.open(`${channelUrl}account_create/`), 'the dialog')
  }
})

t.test('names of Amazon stores do nothing', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (const name of hostile.slice(1)) await createAmazonStore(testApp.database, { websiteId: 1, name, email: 'a@example.com', countryCode: 'US', baseUrl: '/' }, testApp.clock.now())
  await admin.open(`${channelUrl}account_create/`)
  const page = await admin.submit('#add-store-form', { website: 'base', email: 'a@example.com', name: hostile[0]!, country: 'US' })
  t.same(page.messages('success'), [`You added the Amazon store "${hostile[0]!}".`])
  checkInert(t, page, 'the home of the channel')
  t.same([...page.document.querySelectorAll('.store-card-name')].map(name => name.textContent).sort(), [...hostile].sort())
  const link = page.document.querySelector('.store-card:last-child a[href*=store_details]')!.getAttribute('href')!
  checkInert(t, await admin.open(link), 'the store')
  t.equal(admin.page().document.querySelector('.store-header h2')?.textContent?.trim(), `Store Name: ${hostile[0]!}`)
  checkInert(t, await admin.follow('a[href*=store_settings]'), 'its settings')
  checkInert(t, await admin.follow('a[href*=store_delete]'), 'its deletion')
})

t.test('descriptions of keys and names of account owners do nothing in the portal', async t => {
  const testApp = await createTestApp(t)
  const owner = testApp.visitor()
  await owner.open('/account/customer/account/create/')
  await owner.submit('#form-validate', { firstname: hostile[0]!, lastname: hostile[1]!, company: hostile[4]!, email: 'ada@example.com', password: 'Portal-Canary-1', password_confirmation: 'Portal-Canary-1' })
  for (const text of [hostile[0]!, hostile[1]!, hostile[4]!]) {
    await owner.open('/account/apiportal/index/index/')
    const page = await owner.submit('#api-key-form', { description: text })
    checkInert(t, page, text)
    t.ok(page.document.querySelector('tr[data-key-id] td')?.textContent?.includes(text))
    checkInert(t, await owner.follow('tr[data-key-id] a.delete'), text)
    await testApp.database('account_api_key').delete()
  }
})

t.test('names of admin users do nothing', async t => {
  const testApp = await createTestApp(t)
  for (const text of [hostile[0]!, hostile[2]!, hostile[4]!.slice(0, 40)]) {
    const user = await enterWith(testApp, ['Magento_Backend::dashboard', 'Magento_Backend::myaccount'], { username: text })
    await testApp.database('admin_user').where({ username: text }).update({ firstname: text, lastname: text })
    const page = await user.open('/admin/admin/system_account/index/')
    checkInert(t, page, text)
    t.equal(page.document.querySelector('.admin-user-account-text')?.textContent, text)
    t.equal((page.document.getElementById('firstname') as HTMLInputElement).value, text)
  }
})

t.test('what is in an address does nothing on the page that answers', async t => {
  const testApp = await createTestApp(t)
  const user = await enterWith(testApp, ['Magento_Backend::dashboard', 'Magento_Backend::global_search', 'Magento_Config::config', 'Magento_Config::config_system', 'Magento_SalesChannels::channel_amazon'])
  const stranger = testApp.visitor()
  const text = hostile.join('')
  const encoded = encodeURIComponent(text)
  checkInert(t, await user.open(`/admin/admin/index/globalSearch/?q=${encoded}`), 'the search')
  t.equal((user.page().document.getElementById('search-page-query') as HTMLInputElement).value, text)
  checkInert(t, await user.open(`/admin/admin/system_config/edit/section/system/website/${encoded}/`), 'an unknown website')
  checkInert(t, await user.open(`${channelUrl}${encoded}`), 'the channel')
  for (const url of [`/admin/${encoded}/?x=${encoded}`, `/${encoded}`, `/account/${encoded}`]) checkInert(t, await stranger.open(url), `signed out: ${url}`)
})

t.test('a host name that is none does nothing', async t => {
  const testApp = await createTestApp(t)
  const stranger = testApp.visitor()
  for (const text of [hostile[0]!, hostile[2]!, hostile[3]!]) checkInert(t, await stranger.open('/admin/', { host: text }), `host ${text}`)
})

t.test('line breaks in names end no header', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const url of ['/admin/admin/system_config/edit/section/general%0d%0aSet-Cookie:%20x=1/', '/admin/admin/system_config/edit/section/x%0d%0aX-Evil:1/', '/admin/admin/system_config/edit/section/general/website/9%0d%0aX-Evil:1/']) {
    const page = await admin.open(url)
    t.notOk(Object.hasOwn(page.headers, 'x-evil'))
    t.notOk(admin.cookies.has('x'))
  }
  const owner = testApp.visitor()
  const page = await owner.open('/account/customer/account/login/?return_to=/account/%0d%0aX-Evil:1')
  t.notOk(Object.hasOwn(page.headers, 'x-evil'))
})
