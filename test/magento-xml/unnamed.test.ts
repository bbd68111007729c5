import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { systemXml, writeOne } from './module-kit.ts'

const shown = 'showInDefault="1" showInWebsite="1"'
const wizard = 'Acme\\One\\Block\\Wizard'

t.test('what a module only draws is named and not offered for editing; a group with nothing but a logo has its id for a name', async t => {
  const folder = writeOne(t, {
    'adminhtml/system.xml': systemXml(`<section id="one" ${shown}><label>One</label><tab>general</tab><resource>Magento_Backend::all</resource>
<group id="logo_only" ${shown}><field id="wizard" ${shown}><frontend_model>${wizard}</frontend_model></field>
<field id="styled" ${shown}><label>Styled</label><frontend_model>${wizard}</frontend_model></field></group></section>`)
  })
  const { signedIn } = await createTestApp(t, { variables: { MAGENTO_MODULES: folder } })
  const admin = await signedIn()
  await admin.open('/admin/admin/system_config/edit/section/one/website/1/')
  const { document } = admin.page()
  t.equal(document.querySelector('#one_logo_only-head')!.textContent, 'logo_only')
  t.equal(document.querySelector('#row_one_logo_only_wizard input'), null)
  t.ok(document.querySelector('#row_one_logo_only_wizard')!.textContent.includes(`belongs to ${wizard}`))
  t.equal(document.querySelector('#one_logo_only_styled')!.tagName, 'INPUT', 'a field with a label can be edited without its looks')
})
