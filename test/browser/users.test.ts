import t from 'tap'
import { createRole } from '../../src/modules/authorization/role-table.ts'
import { adminUser } from '../helpers/app.ts'
import { noChromium, openBrowser } from '../helpers/browser.ts'
import { createPerson } from '../helpers/people.ts'
import { inspect, sendAsIs } from './inspect.ts'
import { skipToContent, tabTo } from './keyboard.ts'
import { localeRuns } from './locale-runs.ts'
import { arrive, enterBrowser, seenText } from './steps.ts'

const { openSite } = openBrowser(t)
const spanish = localeRuns.find(({ locale }) => locale === 'es_ES')!

t.test('a user with a role is made with the keyboard alone, and signs in in his language', { skip: noChromium }, async t => {
  const site = await openSite(t, { prepare: async ({ database }) => { await createRole(database, 'Shop keepers', ['Magento_Backend::dashboard']) } })
  const { context, page, assertClean } = await site.openWindow()
  const type = async (id: string, text: string): Promise<void> => {
    await tabTo(page, `#${id}`)
    await page.keyboard.type(text)
  }
  const press = async (selector: string, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await tabTo(page, selector, direction)
    await arrive(page, async () => { await page.keyboard.press('Enter') })
  }
  await enterBrowser(site, context)
  await page.goto('/admin/admin/user/')
  await skipToContent(page)
  await press('#add')
  await skipToContent(page)
  await tabTo(page, '#page_tabs_roles_section')
  await page.keyboard.press('Enter')
  await tabTo(page, '#permissionsUserRolesGrid input[type=radio]')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, '#page_tabs_main_section', 'Shift+Tab')
  await page.keyboard.press('Enter')
  for (const [id, text] of Object.entries({ username: 'ada', firstname: 'Ada', lastname: 'Lovelace', email: 'ada@example.com', password: 'Keyboard-1', confirmation: 'Keyboard-1' })) await type(`user_${id}`, text)
  await tabTo(page, '#user_interface_locale')
  await page.keyboard.type('esp')
  await type('user_current_password', adminUser.password)
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.equal(await seenText(page.locator('#messages .message-success')), 'You saved the user.')
  await page.goto('/admin/admin/auth/logout/')
  await type('username', 'ada')
  await type('login', 'Keyboard-1')
  await arrive(page, async () => { await page.keyboard.press('Enter') })
  t.equal(await page.getAttribute('html', 'lang'), 'es-ES')
  t.equal(await seenText(page.locator('h1')), spanish.__('Dashboard'))
  t.equal(await page.locator('#menu-magento-backend-system').count(), 0, 'the role does not grant it')
  assertClean(t)
})

t.test('a user is deleted after the question, with what was typed as the own password', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const userId = await createPerson(site, [])
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await page.goto(`/admin/admin/user/edit/user_id/${userId}/`)
  await page.fill('#user_current_password', adminUser.password)
  await page.click('#delete')
  t.match(await page.textContent('.modal-popup.confirm .modal-content'), 'Are you sure you want to do this?')
  await arrive(page, async () => { await page.click('.modal-popup.confirm .action-accept') })
  t.equal(await seenText(page.locator('#messages .message-success')), 'You deleted the user.')
  assertClean(t)
})

t.test('each kind of page is looked at', { skip: noChromium }, async t => {
  const site = await openSite(t)
  const userId = await createPerson(site, [])
  await site.database('admin_user').where({ user_id: userId }).update({ lock_expires: '2026-03-02 09:30:00' })
  const { context, page, assertClean } = await site.openWindow()
  await enterBrowser(site, context)
  await enterBrowser(site, await site.openWindow().then(({ context }) => context))
  for (const path of [`user/edit/user_id/${userId}/`, 'user/edit/user_id/1/', 'locks/']) await inspect(t, page, `users: ${path}`, (await page.goto(`/admin/admin/${path}`))!, 200)
  await inspect(t, page, 'users: activity', (await page.goto('/admin/security/session/activity/'))!, 200)
  await page.goto('/admin/admin/user/new/')
  await inspect(t, page, 'users: refused', await sendAsIs(page, '#edit_form'), 422)
  await page.click('#page_tabs_roles_section')
  await page.fill('#permissionsUserRolesGrid_filter_role_name', 'adm')
  await arrive(page, async () => { await page.click('#permissionsUserRolesGrid button[title=Search]') })
  t.equal(await seenText(page.locator('#permissionsUserRolesGrid td.col-role_name')), 'Administrators', 'shown without going to the tab again')
  assertClean(t)
})
