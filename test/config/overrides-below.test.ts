import t from 'tap'
import { listOverridesBelow } from '../../src/config/overrides-below.ts'
import { defaultScope, type Scope } from '../../src/config/scope.ts'
import { base, createExample, french, second, secretPath, storeView } from './example.ts'

t.test('a scope tells which narrower scopes override its values, wider ones first', async t => {
  const example = await createExample(t)
  const general = example.structure.findSection('general')!
  const name = example.structure.getField('general/info/name')
  for (const scope of [defaultScope, base, storeView, french]) await example.putRow(name.path, scope.name, scope)
  const below = async (scope: Scope): Promise<unknown> => (await listOverridesBelow(example, general, scope)).byField.get(name)?.map(override => [override.scope.code, override.value])
  t.same(await below(defaultScope), [['base', 'Main Website'], ['default', 'default'], ['fr', 'fr']])
  t.same(await below(second), [['fr', 'fr']])
  t.same(await below(storeView), undefined)
})

t.test('the value of a secret below is not told', async t => {
  const example = await createExample(t)
  const field = example.structure.getField(secretPath)
  await example.putRow(field.path, 'plain secret', base)
  const { byField, isComplete } = await listOverridesBelow(example, field.section, defaultScope)
  t.match(byField.get(field), [{ scope: base, value: null }])
  t.ok(isComplete)
})

t.test('rows of a website that is gone are left out', async t => {
  const example = await createExample(t)
  await example.database('core_config_data').insert({ scope: 'websites', scope_id: 99, path: 'general/info/name', value: 'x', updated_at: '' })
  t.equal((await listOverridesBelow(example, example.structure.findSection('general')!, defaultScope)).byField.size, 0)
})
