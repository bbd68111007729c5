import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'
import { createPerson, enter } from '../../helpers/people.ts'

const menuUrl = '/admin/admin/system_config/'

function current (document: Document): string | undefined {
  return document.querySelector('#system_config_tabs [aria-current]')?.textContent?.trim()
}

t.test('the menu leads to the section and scope that one had last, the address of the first section to the first', async t => {
  const admin = await enter(await createTestApp(t))
  t.equal(current((await admin.open(menuUrl)).document), 'General')
  await admin.open('/admin/admin/system_config/edit/section/web/website/2/')
  const page = await admin.open(menuUrl)
  t.equal(current(page.document), 'Web')
  t.match(page.document.querySelector('#config-edit-form')!.getAttribute('action'), /section\/web\/website\/2\/$/)
  t.equal(current((await admin.open(`${menuUrl}index/`)).document), 'General')
})

t.test('another user at the same browser, a section that he may not open or a wrong cookie lead to the first section', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_config/edit/section/web/')
  const place = admin.cookies.get('backroom-config-place')!
  const bob = await enter(testApp, await createPerson(testApp, ['Magento_Config::config', 'Magento_Config::config_general'], { username: 'bob' }))
  for (const cookie of [place, place.replace(/^\d+/, '2'), '2.nothing.default.0', '2.general.websites.99', '2.general', 'x'.repeat(300), '2.__proto__.default.0']) {
    bob.cookies.set('backroom-config-place', cookie)
    const page = await bob.open(menuUrl)
    t.equal(page.status, 200, cookie.slice(0, 40))
    t.equal(current(page.document), 'General')
  }
})
