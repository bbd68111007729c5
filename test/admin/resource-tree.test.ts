import t from 'tap'
import { createAcl } from '../../src/admin/acl.ts'
import { toResourceNodes, withParents, type ResourceNode } from '../../src/admin/resource-tree.ts'
import { listModules } from '../../src/modules/installed.ts'

const acl = createAcl([
  { name: 'A', acl: [{ id: 'A::late', title: 'Late', sortOrder: 20 }, { id: 'A::first', title: 'First', sortOrder: 10 }, { id: 'A::leaf', title: 'Leaf', parent: 'A::branch' }] },
  { name: 'B', acl: [{ id: 'A::branch', title: 'Branch', parent: 'A::late' }, { id: 'B::next', title: 'Next', sortOrder: 20 }] }
])

t.test('the tree stands in the order of its numbers, the granted resources checked, in the reader\'s language', t => {
  t.same(toResourceNodes(acl, new Set(['A::late', 'A::leaf']), phrase => phrase.toUpperCase()), [
    { id: 'A::first', title: 'FIRST', checked: false, children: [] },
    { id: 'A::late', title: 'LATE', checked: true, children: [{ id: 'A::branch', title: 'BRANCH', checked: false, children: [{ id: 'A::leaf', title: 'LEAF', checked: true, children: [] }] }] },
    { id: 'B::next', title: 'NEXT', checked: false, children: [] }
  ])
  t.end()
})

t.test('what is chosen takes its parents along; what is no resource stays out', t => {
  t.same(withParents(acl, ['B::next', 'A::leaf', 'A::leaf', 'C::unknown', '', 'Magento_Backend::all']), ['A::late', 'A::branch', 'A::leaf', 'B::next'])
  t.same(withParents(acl, []), [])
  t.end()
})

t.test('every resource of the installed modules stands in the tree once', t => {
  const modules = listModules(() => ({ shape: 'plausible' }))
  const flat = (nodes: readonly ResourceNode[]): string[] => nodes.flatMap(node => [node.id, ...flat(node.children)])
  const listed = flat(toResourceNodes(createAcl(modules), new Set(), phrase => phrase))
  t.same([...listed].sort(), modules.flatMap(module => module.acl ?? []).map(({ id }) => id).sort())
  t.end()
})
