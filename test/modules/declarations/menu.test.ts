import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { toMenuElementId, type MenuItem } from '../../../src/admin/menu.ts'
import { packageRoot } from '../../../src/kernel/paths.ts'
import { acl, menu, modules } from './declared-modules.ts'

interface SidebarEntry { id: string, title: string, path?: string }
const sidebar = JSON.parse(readFileSync(join(packageRoot, 'test/fixtures/sidebar.json'), 'utf8')) as SidebarEntry[]
const declared = modules.flatMap(module => module.menu ?? [])

function listInOrder (parent?: string): MenuItem[] {
  return menu.listChildren(parent).flatMap(item => [item, ...listInOrder(item.id)])
}

t.test('the sidebar has every entry of the original, once, in its order and with its title and address', async t => {
  t.same(listInOrder().map(item => ({
    id: toMenuElementId(item.id),
    title: item.title,
    ...item.action === undefined ? {} : { path: `/${item.action}/` }
  })), sidebar)
})

t.test('no entry is declared twice', async t => {
  t.equal(new Set(declared.map(item => item.id)).size, declared.length)
})

t.test('every entry asks for an ACL resource that some module declares', async t => {
  for (const item of declared) t.ok(acl.find(item.resource), item.id)
})

t.test('an entry either opens a page or holds entries that do', async t => {
  for (const item of declared) t.not(item.action === undefined, menu.listChildren(item.id).length === 0, item.id)
})

t.test('large fly-outs break into columns where the original has its rules', async t => {
  t.same(listInOrder().filter(item => item.startsColumn).map(item => item.title), [
    'SEO & Search', 'Sales', 'Customers', 'Business Intelligence', 'Currency', 'Permissions'
  ])
})

t.test('pages that are called otherwise than their entries say so', async t => {
  t.equal(menu.find('Magento_Backend::system_store')?.pageTitle, 'Stores')
  t.equal(menu.find('Magento_User::system_acl_users')?.pageTitle, 'Users')
  t.equal(declared.filter(item => item.pageTitle !== undefined).length, 29)
})
