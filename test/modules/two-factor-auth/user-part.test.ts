import t from 'tap'
import { adminUser, createTestApp, hashCheaply } from '../../helpers/app.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { createPerson, enter } from '../../helpers/people.ts'

const userUrl = '/admin/admin/user/edit/user_id/2/'
const tab = '#page_tabs_twofactorauth'
const panel = '#page_tabs_twofactorauth_content'
const form = `${panel} #tfa-reset-form`

t.test('the form of a user shows the second factor, and takes it away with the own password', async t => {
  const testApp = await createTestApp(t)
  await createPerson(testApp, [], { username: 'ada' })
  const admin = await enter(testApp)
  const { document } = await admin.open(userUrl)
  t.match(document.querySelector(`${panel} dd`)?.textContent, 'Not set up')
  t.equal(document.querySelector(form), null)
  await callCommand(testApp, 'security:tfa:google:set-secret', 'ada', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')
  const ada = await enter(testApp, 2)
  const page = await admin.open(userUrl)
  t.notMatch(page.body, /JBSWY3DP/)
  t.equal(page.document.querySelector(`${panel} dd`)?.textContent, 'Set up')
  t.equal(page.document.querySelector(form)?.getAttribute('action'), '/admin/tfa/tfa/reset/id/2/provider/google/')
  t.same((await admin.submit(form, { current_password: 'wrong' })).messages('error'), ['The password entered for the current user is invalid. Verify the password and try again.'])
  t.same((await admin.submit(form, { current_password: adminUser.password })).messages('success'), ['The second factor of "ada" is reset.'])
  t.equal(admin.page().url, userUrl)
  t.match(admin.page().document.querySelector(`${panel} dd`)?.textContent, 'Not set up')
  t.ok((await ada.open('/admin/admin/system_account/index/')).document.querySelector('#login-form'), 'the sessions of the user are over')
  t.equal((await admin.open('/admin/admin/user/new/')).document.querySelector(tab), null, 'a new user has none')
})

t.test('who may not reset second factors sees nothing of them', async t => {
  const testApp = await createTestApp(t)
  const clerk = await createPerson(testApp, ['Magento_User::acl_users'], { username: 'clerk', passwordHash: await hashCheaply(adminUser.password) })
  await createPerson(testApp, [], { username: 'ada' })
  const visitor = await enter(testApp, clerk)
  const { document } = await visitor.open('/admin/admin/user/edit/user_id/3/')
  t.ok(document.querySelector('#user_username'))
  t.equal(document.querySelector(tab), null)
  t.equal(document.querySelector(panel), null)
})

t.test('Account Setting leads to the own second factor', async t => {
  const admin = await enter(await createTestApp(t))
  const { document } = await admin.open('/admin/admin/system_account/index/')
  t.same([...document.querySelectorAll('.account-links a')].map(link => [link.getAttribute('href'), link.textContent]), [
    ['/admin/security/session/activity/', 'Account Activity'], ['/admin/tfa/account/index/', 'Two-factor Authentication']
  ])
})
