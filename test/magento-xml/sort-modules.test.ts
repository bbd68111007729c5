import t from 'tap'
import { sortBySequence } from '../../src/magento-xml/sort-modules.ts'

function sort (needs: Readonly<Record<string, readonly string[]>>): { order: string[], told: string[] } {
  const told: string[] = []
  const modules = Object.entries(needs).map(([name, sequence]) => ({ name, sequence }))
  return { order: sortBySequence(modules, ({ name }) => told.push(name)).map(({ name }) => name), told }
}

t.test('the original\'s own modules come first, by name; others after them', async t => {
  t.same(sort({ Acme_A: [], Magento_B: [], Magento_A: [], Zeta_Z: [] }).order, ['Magento_A', 'Magento_B', 'Acme_A', 'Zeta_Z'])
})

t.test('a module changes places with what it needs, as in the original, and does not push the others along', async t => {
  t.same(sort({ Magento_A: ['Magento_D'], Magento_B: [], Magento_C: [], Magento_D: [] }).order, ['Magento_D', 'Magento_B', 'Magento_C', 'Magento_A'])
})

t.test('what is needed through others comes first, too; what is not there asks for nothing', async t => {
  t.same(sort({ Magento_A: ['Magento_B', 'Magento_None'], Magento_B: ['Magento_C'], Magento_C: [] }).order, ['Magento_C', 'Magento_B', 'Magento_A'])
})

t.test('a circle is told once, and every module is still there', async t => {
  const { order, told } = sort({ Acme_A: ['Acme_B'], Acme_B: ['Acme_A'], Acme_C: ['Acme_C'] })
  t.same(told, ['Acme_A', 'Acme_C'])
  t.same([...order].sort(), ['Acme_A', 'Acme_B', 'Acme_C'])
})
