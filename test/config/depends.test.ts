import t, { type Test } from 'tap'
import { inDefault, inEveryScope, type FieldDeclaration, type SystemDeclaration } from '../../src/config/declaration.ts'
import { base, createExample, exampleModels, post } from './example.ts'

const field = (id: string, sortOrder: number, more: Partial<FieldDeclaration> = {}): FieldDeclaration => ({ ...inEveryScope, id, label: id, type: 'text', sortOrder, ...more })
const onMode = (...values: string[]): Partial<FieldDeclaration> => ({ depends: [{ field: 'a/g/mode', values }] })
const section = (id: string, groups: NonNullable<SystemDeclaration['sections']>[number]['groups']): NonNullable<SystemDeclaration['sections']>[number] => ({ ...inEveryScope, id, label: id, tab: 't', sortOrder: 1, resource: 'r', groups })

const system: SystemDeclaration = {
  tabs: [{ id: 't', label: 'T', sortOrder: 1 }],
  sections: [section('a', [{
    ...inEveryScope,
    id: 'g',
    label: 'G',
    sortOrder: 1,
    fields: [
      field('mode', 1),
      field('name', 2, { ...onMode('simple', 'full'), validate: 'required-entry' }),
      field('below', 3, { depends: [{ field: 'a/g/name', values: ['x'] }], validate: 'required-entry' }),
      field('not', 4, { depends: [{ field: 'a/g/mode', values: ['full'], negative: true }], validate: 'required-entry' }),
      field('far', 5, { depends: [{ field: 'b/g/switch', values: ['1'] }], validate: 'required-entry' }),
      field('global', 6, { ...inDefault, showInWebsite: false, showInStore: false }),
      field('hanging', 7, { depends: [{ field: 'a/g/global', values: ['1'] }], validate: 'required-entry' }),
      field('size', 8, { ...onMode('full'), type: 'select', sourceModel: 'Example\\Sizes' }),
      field('digits', 9, { ...onMode('full'), validate: 'validate-digits' }),
      field('allowspecific', 10, { type: 'allowspecific' }),
      field('specificcountry', 11, { type: 'multiselect', options: [{ value: 'IT', label: 'Italy' }], validate: 'required-entry' }),
      field('needs', 12, { requires: ['a/g/mode'], validate: 'required-entry' })
    ],
    groups: [{ ...inEveryScope, id: 'inner', label: 'I', sortOrder: 20, depends: [{ field: 'a/g/mode', values: ['full'] }], fields: [field('deep', 1, { validate: 'required-entry' })] }]
  }]), section('b', [{ ...inEveryScope, id: 'g', label: 'G', sortOrder: 1, fields: [field('switch', 1)] }])]
}

const open = async (t: Test) => await createExample(t, { system, defaults: {} })

t.test('what a condition hides is not asked for, and its row stays as it is', async t => {
  const { save, findValue, dump } = await open(t)
  const hidden = { name: { value: '' }, below: { value: '' }, far: { value: '' }, hanging: { value: '' }, size: { value: 's' }, digits: { value: '' }, specificcountry: { value: '' }, needs: { value: '' } }
  t.match(await save('a', post('g', { mode: { value: 'off' }, allowspecific: { value: '0' }, not: { value: 'x' }, ...hidden })), { ok: true })
  for (const id of Object.keys(hidden)) t.equal(await findValue(`a/g/${id}`), undefined, id)
  t.equal(await findValue('a/g/mode'), 'off')
  const before = await dump()
  t.match(await save('a', { g: { groups: { inner: { fields: { deep: { value: '' } } } }, fields: { mode: { value: 'off' } } } }), { ok: true, saved: [] })
  t.equal(await dump(), before)
})

t.test('what a condition shows is asked for', async t => {
  const { save, putRow } = await open(t)
  const refused = async (fields: Parameters<typeof post>[1]): Promise<string[]> => {
    const result = await save('a', post('g', fields))
    return result.ok ? [] : result.refusals.map(({ path }) => path)
  }
  t.same(await refused({ mode: { value: 'simple' }, name: { value: '' } }), ['a/g/name'])
  t.same(await refused({ mode: { value: 'full' }, name: { value: 'x' }, below: { value: '' }, not: { value: '' } }), ['a/g/below'])
  t.same(await refused({ mode: { value: 'off' }, name: { value: 'x' }, below: { value: '' } }), [], 'what hangs on a hidden field is hidden')
  t.same(await refused({ mode: { value: 'off' }, not: { value: '' } }), ['a/g/not'])
  t.same(await refused({ allowspecific: { value: '1' }, specificcountry: { value: '' } }), ['a/g/specificcountry'])
  t.same(await refused({ mode: { value: '1' }, needs: { value: '' } }), ['a/g/needs'])
  await putRow('b/g/switch', '1')
  t.same(await refused({ far: { value: '' } }), ['a/g/far'], 'by a field of another section')
  await putRow('a/g/global', '1')
  const result = await save('a', post('g', { hanging: { value: '' } }), base)
  t.match(result, { ok: false, refusals: [{ path: 'a/g/hanging' }] }, 'by a field that this scope does not show')
})

t.test('the stored values decide where the field that it hangs on was not posted', async t => {
  const { save, putRow } = await open(t)
  t.match(await save('a', post('g', { name: { value: '' } })), { ok: true, saved: [] })
  await putRow('a/g/mode', 'full')
  t.match(await save('a', post('g', { name: { value: '' } })), { ok: false })
  t.match(await save('a', post('g', { mode: { inherit: '1' }, name: { value: '' } })), { ok: true }, 'inheriting again hides it')
})

t.test('a hidden field that was really changed is saved, or refused where its value is wrong', async t => {
  const { save, findValue, putRow } = await open(t)
  t.match(await save('a', post('g', { mode: { value: 'off' }, name: { value: 'typed all the same' } })), { ok: true })
  t.equal(await findValue('a/g/name'), 'typed all the same')
  t.match(await save('a', post('g', { mode: { value: 'off' }, digits: { value: 'x' } })), { ok: false, refusals: [{ path: 'a/g/digits' }] })
  await putRow('a/g/digits', 'stored wrong')
  t.match(await save('a', post('g', { mode: { value: 'off' }, digits: { value: 'stored wrong' } })), { ok: true }, 'what was there before is nobody\'s fault')
})

t.test('an empty field that nobody touched gets no row, an explicit choice does', async t => {
  const { save, findValue, putRow } = await createExample(t, { models: exampleModels })
  await save('general', post('info', { phone: { value: '' }, notes: { value: '' }, days: { value: '' }, size: { value: 'm' } }))
  for (const id of ['phone', 'notes', 'days']) t.equal(await findValue(`general/info/${id}`), undefined, id)
  t.equal(await findValue('general/info/size'), 'm')
  await save('general', post('info', { phone: { value: '' } }), base)
  t.equal(await findValue('general/info/phone', base), null, 'where the box was there and was unticked')
  await putRow('general/info/phone', 'x')
  await save('general', post('info', { phone: { value: '' } }))
  t.equal(await findValue('general/info/phone'), null, 'where there was a value')
})
