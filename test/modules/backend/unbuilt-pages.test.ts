import t from 'tap'
import { createAcl } from '../../../src/admin/acl.ts'
import { createMenu } from '../../../src/admin/menu.ts'
import { defineModule } from '../../../src/admin/module.ts'
import { inDefault } from '../../../src/config/declaration.ts'
import { listModules } from '../../../src/modules/installed.ts'
import { createTestApp } from '../../helpers/app.ts'
import { enter, enterWith } from '../../helpers/people.ts'

/** A module with a menu entry, a section, and no page. */
const acme = defineModule({
  name: 'Acme_Shelf',
  sequence: ['Magento_Config'],
  acl: [{ id: 'Acme_Shelf::shelf', title: 'Shelf', parent: 'Magento_Backend::system' }, { id: 'Acme_Shelf::config', title: 'Shelves Section', parent: 'Magento_Config::config' }],
  menu: [{ id: 'Acme_Shelf::shelf', title: 'Shelf', parent: 'Magento_Backend::system_tools', sortOrder: 900, action: 'acme/shelf', resource: 'Acme_Shelf::shelf' }],
  system: { sections: [{ ...inDefault, id: 'acme', label: 'Shelves', tab: 'service', sortOrder: 900, resource: 'Acme_Shelf::config', groups: [{ ...inDefault, id: 'height', label: 'Height', sortOrder: 1, fields: [{ ...inDefault, id: 'most', label: 'Most', type: 'text', sortOrder: 1 }] }] }] }
})
const modules = listModules(() => ({ shape: 'plausible' }))
const acl = createAcl(modules)
const pages = createMenu(modules, acl).listPages()

t.test('behind every entry of the menu there is a page with its title, and one that is not built says so and shows what is known', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  let unbuilt = 0
  for (const { action, title, pageTitle, id, resource } of pages) {
    const { statusCode, body } = await testApp.app.inject({ url: `/admin/${action!}/`, headers: { cookie } })
    t.equal(statusCode, 200, action!)
    if (!body.includes('This page is not built yet.')) continue
    unbuilt++
    t.ok(body.includes(`<h1 class="page-title"><span>${(pageTitle ?? title).replace('&', '&amp;')}</span></h1>`), `title of ${action!}`)
    for (const fact of [id.split('::')[0]!, `${resource} (`, `/admin/${action!}/`]) t.ok(body.includes(fact), `${action!} names ${fact}`)
  }
  t.ok(unbuilt > 60, `${unbuilt} pages are not built`)
})

t.test('such a page has its place in the menu and the original\'s title', async t => {
  const page = await (await enter(await createTestApp(t))).open('/admin/sales/order_status/')
  t.equal(page.document.title, 'Order Status / Settings / Stores / Magento Admin')
  t.match(page.text, 'Stores > Settings > Order Status')
  t.match(page.text, 'Magento_Sales::order_statuses (Order Status)')
  t.equal(page.document.querySelector('#nav a[aria-current=page]')?.textContent?.trim(), 'Order Status')
})

t.test('such a page asks for its ACL resource too', async t => {
  const clerk = await enterWith(await createTestApp(t), ['Magento_Sales::sales_order'])
  t.equal((await clerk.open('/admin/sales/order/')).status, 200)
  t.equal((await clerk.open('/admin/sales/invoice/')).status, 403)
})

t.test('a page lists the sections of its module\'s configuration that the user may see', async t => {
  const testApp = await createTestApp(t, { extraModules: [acme] })
  const links = async (resources: string[], username: string): Promise<string[]> => [...(await (await enterWith(testApp, resources, { username })).open('/admin/acme/shelf/')).document.querySelectorAll('.unbuilt-page ul a')].map(link => link.textContent!)
  t.same(await links(['Acme_Shelf::shelf', 'Magento_Config::config', 'Acme_Shelf::config'], 'one'), ['Shelves'])
  t.same(await links(['Acme_Shelf::shelf'], 'other'), [])
})

t.test('an address that no menu entry has is a 404 in the Admin\'s frame', async t => {
  const page = await (await enter(await createTestApp(t))).open('/admin/sales/nothing/')
  t.equal(page.status, 404)
  t.equal(page.document.querySelector('.page-title span')?.textContent, '404 Error')
  t.ok(page.document.querySelector('#nav'))
  t.match(page.text, /Request number: [0-9a-f-]{36}/)
})
