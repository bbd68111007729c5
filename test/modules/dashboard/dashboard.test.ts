import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'
import { addSecretStore, channelUrl, connectorUrl, issueKey, keyField, storeKey, storeValidKey, storeValue } from '../../helpers/channel.ts'
import { enter, enterWith } from '../../helpers/people.ts'
import type { Page } from '../../helpers/visitor.ts'

const url = '/admin/admin/dashboard/'

function factOf ({ document }: Page, term: string): string | undefined {
  const dt = [...document.querySelectorAll('#dashboard-key dt')].find(element => element.textContent?.trim() === term)
  return dt?.nextElementSibling?.textContent?.replace(/\s+/g, ' ').trim()
}

function stepsOf ({ document }: Page): string[] {
  return [...document.querySelectorAll('#dashboard-steps li')].map(step => step.textContent!.replace(/\s+/g, ' ').trim())
}

t.test('a fresh installation: no key, never checked, no store, and the four steps to take', async t => {
  const page = await (await enter(await createTestApp(t))).open(url)
  t.equal(page.document.querySelector('h1')?.textContent?.trim(), 'Dashboard')
  t.match(page.document.body.className, /adminhtml-dashboard-index/)
  t.match(factOf(page, 'API key'), 'No API key is stored')
  t.equal(factOf(page, 'Last check'), 'Never checked')
  t.equal(factOf(page, 'Amazon stores'), '0')
  t.equal(stepsOf(page).length, 4)
  t.same([...page.document.querySelectorAll('#dashboard-steps a')].map(link => link.getAttribute('href')), ['/account/apiportal/index/index/', connectorUrl, channelUrl, `${channelUrl}account_create/`])
})

t.test('how the key stands follows what happens', async t => {
  const testApp = await createTestApp(t)
  const key = await storeValidKey(testApp)
  const admin = await enter(testApp)
  t.match(factOf(await admin.open(url), 'API key'), 'An API key is stored')
  await admin.open(channelUrl)
  t.match(factOf(await admin.open(url), 'Last check'), /^Valid · Mar 2, 2026/)
  await storeKey(testApp, key, 'production', 'x'.repeat(32))
  await admin.open(channelUrl)
  const page = await admin.open(url)
  t.match(factOf(page, 'API key'), 'A key is stored, but it cannot be read')
  t.match(factOf(page, 'Last check'), /^Unreadable/)
  t.same([...page.document.querySelectorAll('#lastVerdictsGrid tbody tr')].map(row => [...row.querySelectorAll('td')].slice(1).map(cell => cell.textContent?.trim())), [['Unreadable', 'admin'], ['Valid', 'admin']])
  t.notOk(page.body.includes(key))
})

t.test('what was changed last is listed with its place, its link and who did it; of secrets only that they were', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const { key } = await issueKey(testApp)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: key, [keyField('sandbox')]: null })
  await admin.open('/admin/admin/system_config/edit/section/general/website/2/')
  await admin.submit('#config-edit-form', { 'groups[store_information][fields][name][value]': 'Second', 'groups[store_information][fields][name][inherit]': null })
  const page = await admin.open(url)
  const rows = [...page.document.querySelectorAll('#recentChangesGrid tbody tr')]
  t.same(rows.map(row => [...row.querySelectorAll('td')].slice(1).map(cell => cell.textContent?.trim())), [
    ['Store Name', 'General > Store Information', 'admin'],
    ['Production Api key', 'Magento Services > Api Keys', 'admin']
  ])
  t.equal(rows[0]!.querySelector('a')?.getAttribute('href'), '/admin/admin/system_config/edit/section/general/website/2/#general_store_information_name')
  t.notOk(page.body.includes(key))
})

t.test('times are shown in the configured time zone', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'general/locale/timezone', 'Asia/Tokyo')
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  t.match(factOf(await admin.open(url), 'Last check'), /6:00/)
  await storeValue(testApp, 'general/locale/timezone', 'Mars/Olympus')
  t.match(factOf(await admin.open(url), 'Last check'), /9:00/, 'what is no time zone is UTC')
})

t.test('who may not enter the channel sees nothing of it', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  await addSecretStore(testApp)
  const page = await (await enterWith(testApp, ['Magento_Backend::dashboard'])).open(url)
  t.equal(page.status, 200)
  t.equal(page.document.querySelector('#dashboard-key'), null)
  t.equal(page.document.querySelector('#lastVerdictsGrid'), null)
  t.notMatch(page.text, /API key|Canary/)
})

t.test('a key that was not valid the last time is said above every page, with a link', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  t.equal((await admin.open(url)).document.querySelector('#system_messages'), null)
  await admin.open(channelUrl)
  const page = await admin.open('/admin/admin/notification/')
  t.match(page.document.querySelector('#system_messages')?.textContent, /Amazon Sales Channel has no API key yet\./)
  t.match(page.document.querySelector('.notification-list')?.textContent, /has no API key yet/)
  t.equal((await admin.follow('#system_messages a')).url, channelUrl)
  await storeValidKey(testApp)
  await admin.open(channelUrl)
  t.equal((await admin.open(url)).document.querySelector('#system_messages'), null)
  t.equal((await (await enterWith(testApp, ['Magento_Backend::dashboard'])).open(url)).document.querySelector('#system_messages'), null)
})
