import t from 'tap'
import { acl, modules, structure } from './declared-modules.ts'

const declared = modules.flatMap(module => module.acl ?? [])

t.test('no resource is declared twice', async t => {
  t.equal(new Set(declared.map(resource => resource.id)).size, declared.length)
})

t.test('every resource stands under one that is declared, or at the top', async t => {
  for (const { id, parent } of declared) t.ok(parent === undefined || acl.find(parent), id)
})

t.test('resources of the same parent have sort orders of their own', async t => {
  const places = declared.map(({ parent, sortOrder }) => `${parent ?? ''} ${sortOrder ?? ''}`)
  t.equal(new Set(places).size, places.length)
})

t.test('the tree begins with the resources of the original', async t => {
  const top = declared.filter(({ parent }) => parent === undefined).sort((one, other) => one.sortOrder! - other.sortOrder!)
  t.same(top.map(({ title }) => title), [
    'Dashboard', 'Analytics', 'Sales', 'Catalog', 'Customers', 'Carts', 'My Account', 'Marketing', 'Content', 'Reports', 'Stores', 'System', 'Global Search'
  ])
})

t.test('the Amazon Sales Channel can be granted by itself', async t => {
  t.equal(acl.find('Magento_SalesChannels::channel_amazon')?.parent, 'Magento_SalesChannels::channel')
  t.equal(acl.find('Magento_SalesChannels::channel')?.parent, 'Magento_Backend::marketing')
})

t.test('every section of the configuration can be granted by itself, below Configuration', async t => {
  const sections = structure.listTabs('default', () => true).flatMap(tab => tab.sections)
  for (const section of sections) t.equal(acl.find(section.resource)?.parent, 'Magento_Config::config', section.id)
  t.equal(new Set(sections.map(section => section.resource)).size, sections.length)
})
