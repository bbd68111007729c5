import t from 'tap'
import { isVisible } from '../../src/config/structure.ts'
import { install, shopFolder } from './module-kit.ts'

const { structure, menu, acl, modules, dictionaries, problems, said } = install(shopFolder)

t.test('modules are found below the folder, in the order of their sequence, and what is wrong in them is told once', async t => {
  t.same(modules.filter(module => module.isForeign === true).map(module => module.name), ['Acme_Base', 'Acme_Parcel'])
  t.same(said, ['app/code/Acme/Parcel/etc/adminhtml/system/parcel.xml:53: The module "Acme_Parcel" declares the field "carriers/acme_parcel/code" as obscure without a backend model that encrypts.'])
})

t.test('tabs, sections, groups and fields are as they are declared', async t => {
  const tab = structure.listTabs('default', () => true).find(({ id }) => id === 'acme')!
  t.match(tab, { label: 'Acme', sortOrder: 150, cssClass: 'acme-tab' })
  const section = structure.findSection('acme')!
  t.match(section, { label: 'Acme Settings', resource: 'Acme_Base::config', cssClass: 'separator-top', shown: { default: true, websites: true, stores: true } })
  t.match(section.groups[0], { label: 'Basic Settings', comment: 'What every Acme module needs.', expanded: true })
  const key = structure.getField('acme/general/key')
  t.match(key, { type: 'obscure', secret: true, encrypted: true, scopeLabel: '[WEBSITE]', comment: 'Ask <strong>Acme</strong> for it.', missingClasses: [] })
  t.equal(key.backendModel, 'Magento\\Config\\Model\\Config\\Backend\\Encrypted', 'a leading backslash says nothing')
  t.match(structure.getField('acme/general/enabled'), { canRestore: true, scopeLabel: '[STORE VIEW]', inputName: 'groups[general][fields][enabled]' })
  t.equal(structure.getField('acme/notes/test').declaredPath, 'acme/general/hint')
  t.equal(structure.getField('acme/notes/test').validate, 'required-entry validate-length maximum-length-40')
})

t.test('options that the file lists are the options', async t => {
  t.same(structure.getField('acme/general/mode').options, [{ value: 'test', label: 'Test' }, { value: 'live', label: 'Live' }, { value: 'both', label: 'Both' }])
})

t.test('a field can depend on neighbours, on relative and absolute paths, on several values, and on their absence', async t => {
  t.same(structure.getField('acme/general/key').depends, [{ field: 'acme/general/enabled', values: ['1'] }, { field: 'acme/general/mode', values: ['live', 'both'] }])
  t.same(structure.getField('acme/notes/test').depends, [{ field: 'acme/general/mode', values: ['live'], negative: true }])
  t.same(structure.getField('carriers/acme_parcel/extras/note').depends, [{ field: 'carriers/acme_parcel/active', values: ['1'] }])
  const extras = structure.findDeclaredField('carriers/acme_parcel/extras/note')!.groups.at(-1)!
  t.same(extras.depends, [{ field: 'carriers/acme_parcel/active', values: ['1'] }], 'and so can a group')
})

t.test('a later module changes what an earlier one declared, and its dependencies are added', async t => {
  const mode = structure.getField('acme/general/mode')
  t.match(mode, { label: 'Operating Mode', type: 'select', sortOrder: 20 })
  t.same(mode.depends!.map(({ field }) => field), ['acme/general/enabled', 'acme/parcel/weighs'])
})

t.test('a file is included from its own folder into a section that another module brings', async t => {
  const section = structure.findSection('carriers')!
  t.same(section.groups.map(group => group.label), ['Acme Parcel', 'Acme Express'])
  t.ok(isVisible(section, 'default'))
  t.match(section.groups[0], { fieldsetCss: 'complex', moreUrl: 'https://example.com/more', demoUrl: 'https://example.com/demo', helpUrl: 'https://example.com/help', frontendModel: 'Acme\\Parcel\\Block\\Fieldset' })
  t.match(structure.getField('carriers/acme_parcel/active').at, { file: /system\/parcel\.xml$/, line: 10 })
})

t.test('what extends another thing has all that it has, under its own paths, with its own words over it', async t => {
  t.match(structure.getField('carriers/acme_express/active'), { label: 'Enabled', canRestore: true, elementId: 'carriers_acme_express_active' })
  t.match(structure.getField('carriers/acme_express/extras/note'), { label: 'Express Note', type: 'textarea', depends: [{ field: 'carriers/acme_express/active', values: ['1'] }] })
  t.equal(structure.getField('carriers/acme_parcel/extras/note').label, 'Note', 'the thing extended stays as it was')
  t.match(structure.getField('carriers/acme_express/fast'), { label: 'Even Faster', type: 'select', sortOrder: 30 })
  t.equal(structure.findDeclaredField('carriers/acme_parcel/fast'), undefined)
})

t.test('every type comes to something that can be shown', async t => {
  const of = (id: string) => structure.getField(`carriers/acme_parcel/${id}`)
  t.equal(of('head').type, 'heading')
  t.match(of('logo'), { type: 'image', tooltip: 'A small one.', hint: 'Square', commentModel: 'Acme\\Parcel\\Model\\Comment', upload: { folder: 'acme/parcel', baseUrl: 'acme/parcel', withScope: true } })
  t.equal(of('logo').comment, undefined, 'a model is no comment')
  t.match(of('test'), { type: 'button', buttonLabel: 'Send a Parcel', buttonUrl: 'acme_base/parcel/test', attributes: { shared: '1' } })
  t.match(of('days'), { type: 'multiselect', canBeEmpty: true, hideInSingleStoreMode: true })
  t.same(of('active').requires, ['carriers/acme_parcel/extras'])
})

t.test('a field whose classes are not there is still there, and names them', async t => {
  t.match(structure.getField('carriers/acme_parcel/sallowspecific'), { type: 'text', missingClasses: ['Acme\\Parcel\\Model\\Source\\Countries::all'] })
  t.same(structure.getField('carriers/acme_parcel/logo').missingClasses, ['Acme\\Parcel\\Model\\Backend\\Logo', 'Acme\\Parcel\\Model\\Comment'])
  t.match(structure.getField('carriers/acme_parcel/code'), { type: 'obscure', secret: true, encrypted: false })
  t.ok(problems.some(({ severity, args }) => severity === 'info' && args.includes('Acme\\Parcel\\Model\\Source\\Scales')))
})

t.test('what needs a module is there exactly with that module', async t => {
  t.ok(structure.findField('acme/parcel/only_with_rss'))
  t.equal(structure.findField('acme/parcel/only_with_other'), undefined)
})

t.test('two fields may share a path; the first one speaks for it', async t => {
  t.equal(structure.getField('acme/shared/name').declaredPath, 'carriers/acme_parcel/first_key')
  t.equal(structure.findDeclaredField('carriers/acme_parcel/second_key')!.path, 'acme/shared/name')
})

t.test('config.xml gives values at every scope, text as it stands', async t => {
  const { defaults } = structure
  t.equal(defaults.find('acme/general/enabled', 'default', ''), '1')
  t.equal(defaults.find('acme/general/mode', 'websites', 'base'), 'live')
  t.equal(defaults.find('acme/general/enabled', 'stores', 'default'), '0')
  t.equal(defaults.find('acme/notes/test', 'default', ''), ' two words ')
  t.equal(defaults.find('acme/general/key', 'default', ''), '')
})

t.test('menu.xml adds, changes and removes entries, under front names of routes.xml', async t => {
  t.same(menu.listChildren('Acme_Base::acme').map(({ title, action }) => [title, action]), [['Acme Settings', 'admin/system_config/edit/section/acme'], ['Parcel Reports', 'acme/report/index'], ['While Enabled', 'acme/flag/index']])
  t.equal(menu.find('Acme_Base::old'), undefined)
  t.equal(menu.find('Acme_Base::with_missing'), undefined, 'what depends on a module that is not there')
  t.same(menu.listTrail('Acme_Base::reports').map(({ id }) => id), ['Acme_Base::reports', 'Acme_Base::acme'])
})

t.test('acl.xml adds its resources to the tree that is there', async t => {
  t.match(acl.find('Acme_Base::reports'), { title: 'Acme Reports', parent: 'Acme_Base::acme' })
  t.equal(acl.find('Acme_Base::acme')!.parent, undefined)
  t.equal(acl.find('Acme_Base::config')!.parent, 'Magento_Config::config')
  t.equal(acl.find('Magento_Backend::stores')!.title, 'Stores', 'a resource that is only passed through keeps its title')
})

t.test('dictionaries are read with two columns and with four', async t => {
  t.equal(dictionaries[0]!.get('it_IT')!.get('Acme Settings'), 'Impostazioni Acme')
  t.equal(dictionaries[0]!.get('en_US')!.size, 2)
})
