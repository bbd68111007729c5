import t from 'tap'
import type { FieldDeclaration, GroupDeclaration, SystemDeclaration } from '../../src/config/declaration.ts'
import { inDefault, inDefaultAndWebsite, inEveryScope } from '../../src/config/declaration.ts'
import { createStructure, isVisible, listFields } from '../../src/config/structure.ts'
import { exampleModels, exampleSystem } from './example.ts'

const yes = (): boolean => true

function declare (field: Partial<FieldDeclaration>, section: object = {}): SystemDeclaration {
  const group: GroupDeclaration = { id: 'g', label: 'G', sortOrder: 1, ...inEveryScope, fields: [{ id: 'f', label: 'F', type: 'text', sortOrder: 1, ...inEveryScope, ...field }] }
  return {
    tabs: [{ id: 'tab', label: 'Tab', sortOrder: 1 }],
    sections: [{ id: 's', label: 'S', tab: 'tab', sortOrder: 1, resource: 'A::b', ...inEveryScope, groups: [group], ...section }]
  }
}

function build (...systems: SystemDeclaration[]) {
  return createStructure(systems.map((system, index) => ({ name: `Vendor_Module${index + 1}`, system })), exampleModels)
}

t.test('a field knows its path, its HTML names and its scope label', async t => {
  const structure = build(exampleSystem)
  const name = structure.getField('general/info/name')
  t.match(name, { elementId: 'general_info_name', inputName: 'groups[info][fields][name]', scopeLabel: '[STORE VIEW]', secret: false })
  const deep = structure.getField('general/info/inner/deep')
  t.match(deep, { elementId: 'general_info_inner_deep', inputName: 'groups[info][groups][inner][fields][deep]' })
  t.same(deep.groups.map(group => group.elementId), ['general_info', 'general_info_inner'])
  t.equal(deep.section, structure.findSection('general'))
  t.equal(structure.getField('general/info/timezone').scopeLabel, '[GLOBAL]')
  t.equal(structure.getField('general/info/lifetime').scopeLabel, '[WEBSITE]')
  t.match(structure.getField('services/connector/api_key'), { secret: true, encrypted: true })
})

t.test('a field with a config path is found by where it is stored and by where it is declared', async t => {
  const structure = build(exampleSystem)
  const field = structure.getField('other/place/value')
  t.equal(field.declaredPath, 'general/info/elsewhere')
  t.equal(structure.findDeclaredField('general/info/elsewhere'), field)
  t.equal(structure.findField('general/info/elsewhere'), undefined)
  t.throws(() => structure.getField('a/b/c'), { message: 'The "a/b/c" path doesn\'t exist. Verify and try again.', statusCode: 404 })
})

t.test('the page shows things by sort order, ties as declared, inner groups among the fields', async t => {
  const section = build(exampleSystem).findSection('general')!
  t.same(section.groups[0]!.children.map(child => child.id).slice(0, 3), ['name', 'inner', 'phone'])
  t.same(listFields(section, 'default').map(field => field.id).slice(0, 3), ['name', 'deep', 'phone'])
})

t.test('what has nothing to show at a scope is not shown there', async t => {
  const structure = build(declare({ ...inDefault, showInWebsite: false, showInStore: false }))
  const section = structure.findSection('s')!
  t.same(section.shown, { default: true, websites: false, stores: false })
  t.equal(isVisible(section.groups[0]!, 'websites'), false)
  t.same(structure.listTabs('websites', yes), [])
  t.equal(structure.listTabs('default', yes).length, 1)
})

t.test('a field that claims a scope is not shown where its section is not', async t => {
  const structure = build(declare({}, { ...inDefaultAndWebsite, showInStore: false }))
  t.same(listFields(structure.findSection('s')!, 'stores'), [])
})

t.test('tabs list only the sections that are allowed, and no empty tab', async t => {
  const tabs = build(exampleSystem).listTabs('default', resource => resource === 'Magento_Services::services')
  t.same(tabs.map(tab => [tab.id, tab.sections.map(section => section.id)]), [['services', ['services']]])
})

t.test('a later module adds to a section and overrides what it says again', async t => {
  const later: GroupDeclaration = {
    id: 'g',
    label: 'G',
    sortOrder: 1,
    ...inEveryScope,
    fields: [
      { id: 'f', label: 'Renamed', type: 'textarea', sortOrder: 1, comment: undefined },
      { id: 'added', label: 'Added', type: 'text', sortOrder: 0, ...inEveryScope }
    ]
  }
  const structure = build(declare({ comment: 'kept' }), declare({}, { groups: [later] }))
  t.same(structure.findSection('s')!.fields.map(field => field.id), ['added', 'f'])
  t.match(structure.getField('s/g/f'), { label: 'Renamed', type: 'textarea', comment: 'kept', showInStore: true })
})

t.test('later modules give other default values; defaults need no field', async t => {
  const structure = createStructure([
    { name: 'A', defaults: { default: { 'a/b/c': '1', 'a/b/d': '1' } } },
    { name: 'B', defaults: { default: { 'a/b/c': '2' }, stores: { fr: { 'a/b/c': '3' } } } }
  ], exampleModels)
  t.equal(structure.defaults.find('a/b/c', 'default', ''), '2')
  t.equal(structure.defaults.find('a/b/d', 'default', ''), '1')
  t.equal(structure.defaults.find('a/b/c', 'stores', 'fr'), '3')
  t.equal(structure.defaults.find('a/b/c', 'stores', 'de'), undefined)
})

t.test('the structure cannot be changed', async t => {
  const section = build(exampleSystem).findSection('general')!
  for (const thing of [section, section.groups, section.groups[0], section.groups[0]!.children, section.fields, section.fields[0]]) t.ok(Object.isFrozen(thing))
})

const wrong: Array<[string, SystemDeclaration, RegExp]> = [
  ['a tab that nobody declares', declare({}, { tab: 'nowhere' }), /"Vendor_Module1".*"s".*"nowhere"/],
  ['a section without an ACL resource', declare({}, { resource: '' }), /"Vendor_Module1".*"s" without an ACL resource/],
  ['an unknown source model', declare({ type: 'select', sourceModel: 'No\\Such' }), /"Vendor_Module1".*"s\/g\/f".*No\\Such/],
  ['an unknown backend model', declare({ backendModel: 'No\\Such' }), /"s\/g\/f".*backend model/],
  ['a select without options', declare({ type: 'select' }), /"s\/g\/f".*without options/],
  ['an obscure field that is not encrypted', declare({ type: 'obscure' }), /"s\/g\/f" as obscure/],
  ['a dependency on an unknown field', declare({ depends: [{ field: 's/g/x', values: ['1'] }] }), /"s\/g\/f" depend on the field "s\/g\/x"/],
  ['an id with a slash', declare({ id: 'a/b' }), /ids consist of/],
  ['a config path with two parts', declare({ configPath: 'a/b' }), /no config path/]
]
for (const [name, system, message] of wrong) {
  t.test(`${name} stops the boot with a sentence that says where`, async t => {
    t.throws(() => build(system), { message })
  })
}

t.test('two fields stored at one path stop the boot', async t => {
  const group = declare({}).sections![0]!.groups[0]!
  const twin = { ...group, id: 'h', fields: [{ ...group.fields![0]!, configPath: 's/g/f' }] }
  t.throws(() => build(declare({}, { groups: [group, twin] })), { message: /"s\/h\/f" under "s\/g\/f", where another field is stored/ })
  t.throws(() => build(declare({}, { groups: [group, group] })), { message: /"Vendor_Module1" declares "s\/g" twice/ })
})
