import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createTestApp } from '../helpers/app.ts'
import { enter, enterWith } from '../helpers/people.ts'
import type { Page } from '../helpers/visitor.ts'

interface SidebarEntry { readonly id: string, readonly title: string, readonly path?: string }

const sidebar = JSON.parse(readFileSync(join(packageRoot, 'test', 'fixtures', 'sidebar.json'), 'utf8')) as SidebarEntry[]

function listEntries ({ document }: Page): string[] {
  return [...document.querySelectorAll('#nav li[data-ui-id]')].map(entry => entry.getAttribute('data-ui-id')!)
}

t.test('the sidebar has the original\'s entries, in its order, with its ids and addresses', async t => {
  const page = await (await enter(await createTestApp(t))).open('/admin/admin/dashboard/')
  const known = sidebar.filter(entry => page.document.querySelector(`#nav [data-ui-id="${entry.id}"]`) !== null)
  // Entries of our own stand among them, and the report of Adobe Commerce.
  const ofOriginal = listEntries(page).filter(id => !id.startsWith('menu-backroom-') && id !== 'menu-magento-logging-system-magento-logging-events')
  t.same(ofOriginal, known.map(entry => entry.id))
  for (const { id, title, path } of sidebar) {
    const entry = page.document.querySelector(`#nav [data-ui-id="${id}"]`)
    if (entry === null) {
      t.equal(title, '', `${id} is missing`)
      continue
    }
    const link = entry.querySelector(':scope > a')
    if (path !== undefined) t.equal(link?.getAttribute('href'), `/admin${path}`, id)
    t.equal((link ?? entry.querySelector(':scope > strong'))?.textContent?.trim(), title)
  }
})

t.test('the entry of the page is marked, and what it stands under', async t => {
  const { document } = await (await enter(await createTestApp(t))).open('/admin/admin/system_config/')
  t.ok(document.querySelector('#menu-magento-backend-stores._active'))
  t.equal(document.querySelector('#nav a[aria-current=page]')?.textContent?.trim(), 'Configuration')
  t.equal(document.querySelectorAll('#nav [aria-current]').length, 1)
  t.equal(document.title, 'Configuration / Settings / Stores / Magento Admin')
})

t.test('a user sees the entries of his role, and no heading without an entry', async t => {
  const clerk = await enterWith(await createTestApp(t), ['Magento_Backend::dashboard', 'Magento_Backend::marketing', 'Magento_SalesChannels::channel', 'Magento_SalesChannels::channel_amazon', 'Magento_Backend::stores', 'Magento_Backend::stores_settings', 'Magento_Sales::sales'])
  t.same(listEntries(await clerk.open('/admin/admin/dashboard/')), ['menu-magento-backend-dashboard', 'menu-magento-backend-marketing', 'menu-magento-amazon-channel-amazon', 'menu-magento-amazon-channel-amazon-index'])
})

t.test('an entry is hidden with the heading whose resource the user lacks', async t => {
  const clerk = await enterWith(await createTestApp(t), ['Magento_Backend::dashboard', 'Magento_SalesChannels::channel_amazon'])
  t.same(listEntries(await clerk.open('/admin/admin/dashboard/')), ['menu-magento-backend-dashboard'])
  t.equal((await clerk.open('/admin/channel/amazon/')).status, 200, 'the address works: the server decides, not the menu')
})

t.test('two users with different roles never see each other\'s menu', async t => {
  const testApp = await createTestApp(t)
  const [admin, clerk] = [await enter(testApp), await enterWith(testApp, ['Magento_Backend::dashboard'])]
  const whole = listEntries(await admin.open('/admin/admin/dashboard/')).length
  t.equal(listEntries(await clerk.open('/admin/admin/dashboard/')).length, 1)
  t.equal(listEntries(await admin.open('/admin/admin/dashboard/')).length, whole)
})
