import t, { type Test } from 'tap'
import { fieldsXml, install, moduleXml, systemXml, writeFiles, writeOne } from './module-kit.ts'

/** What is said of a module whose etc/adminhtml/system.xml holds this, without the way to the file. */
function saidOf (t: Test, system: string) {
  const folder = writeOne(t, { 'adminhtml/system.xml': system })
  const found = install(folder)
  return { ...found, said: found.said.map(text => text.replace('etc/adminhtml/system.xml:', '')) }
}

const good = '<field id="good" showInDefault="1"><label>Good</label></field>'

t.test('wrong XML names file, line and column, and the rest of the module still loads', async t => {
  const folder = writeOne(t, { 'adminhtml/system.xml': '<config>\n<system>\n<tab id="x">\n</system></config>', 'config.xml': '<config><default><a><b><c>1</c></b></a></default></config>' })
  const { said, structure } = install(folder)
  t.equal(said.length, 1)
  t.match(said[0], /^etc\/adminhtml\/system\.xml:4: This is no XML: unexpected close tag, while <tab> of line 3 is open \(column \d+\)\. The file was left out\.$/)
  t.equal(structure.defaults.find('a/b/c', 'default', ''), '1')
})

t.test('an empty file, an unknown entity and a DTD with a file in it are no XML, and nothing elsewhere is read', async t => {
  t.match(saidOf(t, '').said[0], /^1: This is no XML/)
  t.match(saidOf(t, '<config>&nbsp;</config>').said[0], /^1: This is no XML: undefined entity/)
  t.match(saidOf(t, '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><config><system>&x;</system></config>').said[0], /^1: This is no XML: undefined entity/)
})

t.test('a wrong element, attribute or text is named with what was expected, and only it is left out', async t => {
  const cases: ReadonlyArray<[fields: string, sentence: RegExp]> = [
    ['<feld id="x"/>', /^4: <feld> may not stand in <group>; expected was: label, fieldset_css, .*field, group/],
    ['<field id="x" showInDefualt="1"/>', /^4: The attribute "showInDefualt" may not stand on <field>; expected was: id, translate/],
    ['<field id="x" showInDefault="yes"/>', /^4: The attribute "showInDefault" of <field> is "yes"; expected was a whole number\.$/],
    ['<field showInDefault="1"/>', /^4: <field> has no attribute "id", which it must have\. It was left out\.$/],
    ['<field id="a-b"/>', /^4: The attribute "id" of <field> is "a-b"; expected was letters, digits and underscores\.$/],
    ['<field id="x">\n<config_path>one/two</config_path></field>', /^5: <config_path> holds "one\/two"; expected was a config path such as section\/group\/field\. It was left out\.$/],
    ['<field id="x"><depends><field id="a b">1</field></depends></field>', /^4: The attribute "id" of <field> is "a b"; expected was an id, or a path/],
    ['<field id="x"><options><option>1</option></options></field>', /^4: <option> has no attribute "label"/],
    ['<field id="x"><upload_dir>../secret</upload_dir></field>', /^4: <upload_dir> holds "\.\.\/secret"; expected was a folder/],
    ['<field id="x"><label>A <b>bold</b> word</label></field>', /^4: <b> may not stand in <label>; expected was: only text\.$/]
  ]
  for (const [fields, sentence] of cases) {
    const { said, structure } = saidOf(t, fieldsXml(`${fields}${good}`))
    t.match(said[0], sentence)
    t.ok(structure.findField('one/g/good'), 'the field beside it is there')
  }
})

t.test('wrong declarations are named and simplified or left out', async t => {
  const cases: ReadonlyArray<[system: string, sentence: string]> = [
    [systemXml('<section id="one" showInDefault="1"><label>One</label><tab>general</tab><group id="g"/></section>'), '2: The module "Acme_One" declares the section "one" without an ACL resource.'],
    [systemXml('<section id="nobody"><group id="g"/></section>'), '2: The module "Acme_One" adds to the section "nobody", but no module that is here declares that section with a label and a tab.'],
    [fieldsXml('<field id="x"/><field id="x"/>'), '4: The module "Acme_One" declares "one/g/x" twice.'],
    [fieldsXml('<field id="x" type="select"/>'), '4: The module "Acme_One" declares the field "one/g/x" as a list without options or a source model.'],
    [fieldsXml('<field id="x" type="obscure"/>'), '4: The module "Acme_One" declares the field "one/g/x" as obscure without a backend model that encrypts.'],
    [fieldsXml('<field id="x"><depends><field id="y">1</field></depends></field>'), '4: The module "Acme_One" lets "one/g/x" depend on the field "one/g/y", which does not exist.'],
    [fieldsXml('<field id="x" extends="one/g/y"/>'), '4: The module "Acme_One" lets "one/g/x" extend "one/g/y", which no module declares. The original shows no configuration at all then; here it stands by itself.'],
    [fieldsXml('<field id="x" extends="*/*/y"/><field id="y" extends="*/*/x"/>'), '4: The module "Acme_One" lets "one/g/y" extend "*/*/x", which extends it in turn.'],
    [fieldsXml('<field id="x" extends="*/*/*/*/*"/>'), '4: The module "Acme_One" lets "one/g/x" extend "*/*/*/*/*", which no module declares. The original shows no configuration at all then; here it stands by itself.'],
    [systemXml('<section id="general"><include path="Acme_One::missing.xml"/></section>'), '2: The included file "Acme_One::missing.xml" does not exist; a path such as Vendor_Module::system/file.xml, below etc/adminhtml of that module, was expected.'],
    [systemXml('<section id="general"><include path="Acme_One::../module.xml"/></section>'), '2: The included file "Acme_One::../module.xml" does not exist; a path such as Vendor_Module::system/file.xml, below etc/adminhtml of that module, was expected.']
  ]
  for (const [system, sentence] of cases) t.same(saidOf(t, system).said, [sentence])
})

t.test('a section under a tab that nobody declares is shown under one of its name', async t => {
  const { said, structure } = saidOf(t, systemXml(`<section id="one" showInDefault="1"><label>One</label><tab>vendor</tab><resource>Magento_Backend::all</resource><group id="g" showInDefault="1">${good}</group></section>`))
  t.match(said[0], /under the tab "vendor", which no module declares/)
  t.same(structure.listTabs('default', () => true).find(({ id }) => id === 'vendor')!.sections.map(({ id }) => id), ['one'])
})

t.test('a file that includes itself is told so', async t => {
  const folder = writeOne(t, { 'adminhtml/system.xml': systemXml('<include path="Acme_One::a.xml"/>'), 'adminhtml/a.xml': '<include>\n<include path="Acme_One::a.xml"/></include>' })
  t.same(install(folder).said, ['etc/adminhtml/a.xml:2: The file "Acme_One::a.xml" includes itself.'])
})

t.test('menu entries and ACL resources that hang in the air are named', async t => {
  const folder = writeOne(t, {
    'acl.xml': '<config><acl><resources>\n<resource id="Magento_Backend::admin"><resource id="Acme_Other::x"><resource id="Acme_One::y" title="Why"/></resource></resource></resources></acl></config>',
    'adminhtml/menu.xml': `<config><menu>
<add id="Acme_One::a" title="A" module="Acme_One" parent="Acme_Other::menu" action="acme/a/index" resource="Acme_One::y"/>
<add id="Acme_One::b" title="B" module="Acme_One" parent="Magento_Backend::stores" resource="Acme_One::unknown"/>
<add id="Acme_One::c" title="C" module="Acme_One" parent="Acme_One::d" resource="Acme_One::y"/>
<add id="Acme_One::d" title="D" module="Acme_One" parent="Acme_One::c" resource="Acme_One::y"/>
<add id="Acme_One::e" module="Acme_One" resource="Acme_One::y"/></menu></config>`,
    'adminhtml/system.xml': systemXml('<section id="one" showInDefault="1"><label>One</label><tab>general</tab><resource>Acme_Other::secret</resource></section>')
  })
  const { said, menu, acl, structure } = install(folder)
  t.same(said, [
    'etc/adminhtml/menu.xml:6: <add> has no attribute "title", which it must have. It was left out.',
    'etc/acl.xml:2: The ACL resource "Acme_Other::x" has no title, and no other module that is here declares it.',
    'etc/adminhtml/menu.xml:3: The menu entry "Acme_One::b" names the ACL resource "Acme_One::unknown", which does not exist. Only roles that may do everything see it.',
    'etc/adminhtml/menu.xml:2: The menu entry "Acme_One::a" stands under "Acme_Other::menu", which does not exist. It was left out.',
    'etc/adminhtml/system.xml:2: The section "one" names the ACL resource "Acme_Other::secret", which does not exist. Only roles that may do everything see it.'
  ])
  t.same(['a', 'c', 'd'].filter(id => menu.find(`Acme_One::${id}`) !== undefined), [], 'circles and lost branches are not shown')
  t.ok(acl.has('Acme_One::y'))
  t.equal(structure.findSection('one')!.resource, 'Magento_Backend::all')
})

t.test('modules that are missing, there twice, without a name or in a circle are named', async t => {
  const folder = writeFiles(t, {
    'a/etc/module.xml': moduleXml('Acme_A', 'Acme_B', 'Acme_Nowhere'),
    'a/registration.php': '',
    'b/etc/module.xml': moduleXml('Acme_B', 'Acme_A'),
    'c/etc/module.xml': moduleXml('Acme_B'),
    'd/etc/module.xml': '<config/>'
  })
  const { said } = install(folder, `${folder}/nowhere`)
  t.same(said, [
    'nowhere: The folder nowhere does not exist or cannot be read.',
    'c/etc/module.xml:1: The module "Acme_B" was read from b already. This folder was left out.',
    'd/etc/module.xml: etc/module.xml names no module; expected was <config><module name="Vendor_Module"/></config>. The folder was left out.',
    'a/etc/module.xml:1: The module "Acme_A" stands in its own sequence.',
    'a/etc/module.xml:1: The module "Acme_A" needs the module "Acme_Nowhere", which is not here. The original would refuse it; here it is loaded all the same.',
    'b/etc/module.xml:1: The module "Acme_B" has no registration.php: the original would not find it.'
  ])
})

t.test('a label is plain text, whatever tags and entities are in it', async t => {
  const { structure } = saidOf(t, fieldsXml('<field id="x"><label><![CDATA[<div class="logo"></div><b>Pay</b> &amp;&nbsp;Go]]></label></field>'))
  t.equal(structure.getField('one/g/x').label, 'Pay & Go')
})

t.test('a real module with the name of one of ours adds to it', async t => {
  const folder = writeFiles(t, {
    'registration.php': '',
    'etc/module.xml': moduleXml('Magento_Contact', 'Magento_Cms'),
    'etc/acl.xml': '<config><acl><resources><resource id="Magento_Backend::admin"><resource id="Magento_Backend::stores"><resource id="Magento_Backend::stores_settings"><resource id="Magento_Config::config"><resource id="Magento_Contact::contact" title="Contacts Section" translate="title" sortOrder="70"/></resource></resource></resource></resource></resources></acl></config>',
    'etc/adminhtml/system.xml': systemXml(`<section id="contact" translate="label" sortOrder="100" showInDefault="1" showInWebsite="1" showInStore="1"><label>Contacts</label><tab>general</tab><resource>Magento_Contact::contact</resource>
<group id="email" showInDefault="1"><field id="recipient_email" sortOrder="5"><label>Write To</label></field><field id="copy" showInDefault="1"><label>Copy To</label></field></group></section>`)
  })
  const { said, structure, acl } = install(folder)
  t.same(said, [])
  t.match(structure.getField('contact/email/recipient_email'), { label: 'Write To', type: 'text', sortOrder: 5, canRestore: true, validate: 'validate-email' })
  t.equal(structure.getField('contact/email/copy').scopeLabel, '[GLOBAL]')
  t.equal(acl.find('Magento_Contact::contact')!.sortOrder, 70)
})

t.test('packages of Composer that hold no modules are not searched', async t => {
  const module = { 'etc/module.xml': moduleXml('Acme_Deep') }
  const within = (place: string, type: string): Record<string, string> => ({ [`vendor/acme/${place}/composer.json`]: JSON.stringify({ type }), [`vendor/acme/${place}/src/One/etc/module.xml`]: moduleXml(`Acme_${place}`) })
  const { modules } = install(writeFiles(t, { ...within('Library', 'library'), ...within('Module', 'magento2-module'), 'vendor/acme/broken/composer.json': '{', ...Object.fromEntries(Object.entries(module).map(([name, text]) => [`app/code/Acme/Deep/${name}`, text])) }))
  t.same(modules.filter(({ isForeign }) => isForeign === true).map(({ name }) => name), ['Acme_Deep', 'Acme_Module'])
})

t.test('hostile names and sizes do no harm', async t => {
  const folder = writeOne(t, {
    'config.xml': '<config><default><__proto__><x><y>1</y></x></__proto__><constructor><a><b>2</b></a></constructor></default><websites><__proto__><a><b><c>3</c></b></a></__proto__></websites></config>',
    'adminhtml/system.xml': fieldsXml('<field id="__proto__" __proto__="1" constructor="2"/><field id="constructor" showInDefault="1" type="constructor"/>')
  })
  const { structure } = install(folder)
  t.equal(({} as { x?: unknown }).x, undefined)
  t.equal(structure.defaults.find('constructor/a/b', 'default', ''), '2')
  t.equal(structure.getField('one/g/constructor').type, 'unknown')
})
