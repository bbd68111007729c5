import t from 'tap'
import { fieldsXml, install, writeOne } from './module-kit.ts'

const images = 'Magento\\Catalog\\Model\\Config\\CatalogClone\\Media\\Image'
const fields = `<field id="own" showInDefault="1" sortOrder="2"><label>Own</label></field>
<field id="alt" showInDefault="1" sortOrder="3"><label>Text</label><depends><field id="own">1</field></depends></field>`

t.test('the fields of a group with a clone model are repeated, each under its prefix', async t => {
  const { structure, said } = install(writeOne(t, { 'adminhtml/system.xml': fieldsXml(`<clone_fields>1</clone_fields><clone_model>${images}</clone_model>${fields}`) }))
  t.same(said, [])
  const { fields: clones } = structure.findSection('one')!
  t.same(clones.map(({ id, label }) => `${id}: ${label}`), [
    'image_own: Base Own', 'image_alt: Base Text', 'small_image_own: Small Own', 'small_image_alt: Small Text',
    'thumbnail_own: Thumbnail Own', 'thumbnail_alt: Thumbnail Text', 'swatch_image_own: Swatch Own', 'swatch_image_alt: Swatch Text'
  ])
  t.match(clones[3], { path: 'one/g/small_image_alt', elementId: 'one_g_small_image_alt', inputName: 'groups[g][fields][small_image_alt]', depends: [{ field: 'one/g/small_image_own', values: ['1'] }] })
})

t.test('without the flag, or where nobody has the model, they stand there once; the class that is missing is named', async t => {
  for (const [clone, missing] of [[`<clone_fields>0</clone_fields><clone_model>${images}</clone_model>`, []], ['<clone_fields>1</clone_fields><clone_model>Acme\\Clone</clone_model>', ['Acme\\Clone']]] as const) {
    const { structure, problems } = install(writeOne(t, { 'adminhtml/system.xml': fieldsXml(clone + fields) }))
    t.same(structure.findSection('one')!.fields.map(({ id, missingClasses }) => [id, missingClasses]), [['own', missing], ['alt', missing]])
    t.same(problems.map(({ severity, args }) => [severity, args.at(-1)]), missing.map(name => ['info', name]))
  }
})
