import t from 'tap'
import { anyUser, createAcl } from '../../src/admin/acl.ts'
import { createMenu, toMenuElementId } from '../../src/admin/menu.ts'
import { sortModules } from '../../src/admin/module.ts'

t.test('the resources of all modules are one tree', t => {
  const acl = createAcl([{ name: 'A', acl: [{ id: 'A::child', title: 'Child', parent: 'B::root' }] }, { name: 'B', acl: [{ id: 'B::root', title: 'Root' }] }, { name: 'C' }])
  t.ok(acl.has('A::child'))
  t.ok(acl.has(anyUser))
  t.notOk(acl.has('A::other'))
  t.equal(acl.find('B::root')?.title, 'Root')
  t.end()
})

t.test('a resource declared twice, or under a parent that is not there, stops the boot by name', t => {
  const one = { id: 'A::one', title: 'One' }
  t.throws(() => createAcl([{ name: 'A', acl: [one] }, { name: 'B', acl: [one] }]), { code: 'ACL_RESOURCE_TWICE', message: 'The module "B" declares the ACL resource "A::one" again.' })
  t.throws(() => createAcl([{ name: 'A', acl: [{ ...one, parent: 'A::two' }] }]), { code: 'ACL_PARENT_UNKNOWN', message: 'The ACL resource "A::one" stands under "A::two", which does not exist.' })
  t.end()
})

t.test('a menu entry with a resource or a parent that is not there stops the boot by name', t => {
  const acl = createAcl([{ name: 'A', acl: [{ id: 'A::one', title: 'One' }] }])
  const entry = { id: 'A::entry', title: 'Entry', sortOrder: 1, resource: 'A::one' }
  t.throws(() => createMenu([{ name: 'A', menu: [{ ...entry, resource: 'A::two' }] }], acl), { code: 'MENU_RESOURCE_UNKNOWN' })
  t.throws(() => createMenu([{ name: 'A', menu: [{ ...entry, parent: 'A::two' }] }], acl), { code: 'MENU_PARENT_UNKNOWN' })
  t.end()
})

t.test('entries stand in the order of their numbers, equal ones in that of their declaration', t => {
  const acl = createAcl([{ name: 'A', acl: [{ id: 'A::one', title: 'One' }] }])
  const entry = (id: string, sortOrder: number): { id: string, title: string, sortOrder: number, resource: string, action: string } => ({ id, title: id, sortOrder, resource: 'A::one', action: id })
  const menu = createMenu([{ name: 'A', menu: [entry('c', 2), entry('a', 1)] }, { name: 'B', menu: [entry('b', 1), entry('d', 2)] }], acl)
  t.same(menu.listPages().map(({ id }) => id), ['a', 'b', 'c', 'd'])
  t.equal(toMenuElementId('Magento_Backend::stores_settings'), 'menu-magento-backend-stores-settings')
  t.end()
})

t.test('modules come after those they need; one that is missing or needs itself stops the boot by name', t => {
  t.same(sortModules([{ name: 'C', sequence: ['B'] }, { name: 'B', sequence: ['A'] }, { name: 'A' }]).map(({ name }) => name), ['A', 'B', 'C'])
  t.throws(() => sortModules([{ name: 'A', sequence: ['Z'] }]), { code: 'MODULE_MISSING', message: 'The module "A" needs the module "Z", which is not there.' })
  t.throws(() => sortModules([{ name: 'A', sequence: ['B'] }, { name: 'B', sequence: ['A'] }]), { code: 'MODULE_SEQUENCE_CIRCULAR' })
  t.end()
})
