import t from 'tap'
import { createPasswords } from '../../../src/kernel/passwords.ts'
import { adminUser, createTestApp, type TestApp } from '../../helpers/app.ts'
import { createPerson, enter, enterWith, errorAt, listErrors } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const url = '/admin/admin/system_account/index/'
const current = { current_password: adminUser.password }

async function openAccount (testApp: TestApp): Promise<Visitor> {
  const admin = await enter(testApp)
  await admin.open(url)
  return admin
}

t.test('the page has the original\'s fields with what is stored, and never a password', async t => {
  const admin = await openAccount(await createTestApp(t))
  const { document } = admin.page()
  const shown = Object.fromEntries(['username', 'firstname', 'lastname', 'email', 'interface_locale', 'password', 'confirmation', 'current_password'].map(id => [id, (document.getElementById(id) as HTMLInputElement).value]))
  t.same(shown, { username: 'admin', firstname: 'Store', lastname: 'Owner', email: 'admin@example.com', interface_locale: 'en_US', password: '', confirmation: '', current_password: '' })
  t.equal(document.getElementById('interface_locale')?.getAttribute('name'), 'interface_locale')
  t.ok(document.getElementById('save'))
})

t.test('all errors are shown at once, each at its field, with what was typed but no password', async t => {
  const testApp = await createTestApp(t)
  const admin = await openAccount(testApp)
  const [before] = await testApp.database('admin_user')
  const page = await admin.submit('#edit_form', { username: '', firstname: '', lastname: 'x'.repeat(33), email: 'nobody', interface_locale: 'xx_XX', theme: 'pink', password: 'short', confirmation: '', current_password: 'wrong-Canary' })
  t.equal(page.status, 422)
  t.match(page.document.title, /^Error: My Account/)
  for (const [field, sentence] of Object.entries({
    username: 'This is a required field.',
    firstname: 'This is a required field.',
    lastname: 'This text is too long.',
    email: 'Please enter a valid email address (Ex: johndoe@domain.com).',
    interface_locale: 'Choose one of the options in the list.',
    theme: 'Choose one of the options in the list.',
    password: 'Your password must be at least 7 characters.',
    current_password: 'The password entered for the current user is invalid. Verify the password and try again.'
  })) t.equal(errorAt(admin, field), sentence, field)
  t.equal(listErrors(admin).length, 8)
  t.equal((page.document.getElementById('email') as HTMLInputElement).value, 'nobody')
  t.notMatch(page.body, /wrong-Canary|value="short"/)
  t.same(await testApp.database('admin_user'), [{ ...before, failures_num: 1, first_failure: '2026-03-02 09:00:00' }], 'only the wrong password is counted')
})

const wrong: Array<[what: string, fields: Record<string, string>, field: string, sentence: string | RegExp]> = [
  ['a user name of more than 40 characters', { username: 'x'.repeat(41) }, 'username', 'This text is too long.'],
  ['a name with a tag in it', { firstname: '<b>' }, 'firstname', 'This text contains characters that are not allowed here.'],
  ['a name with a control character in it', { lastname: 'a\u0007' }, 'lastname', 'This text contains characters that are not allowed here.'],
  ['an e-mail address longer than its column', { email: `${'x'.repeat(120)}@example.com` }, 'email', 'This text is too long.'],
  ['a password without a digit', { password: 'abcdefgh', confirmation: 'abcdefgh' }, 'password', 'Your password must include both numeric and alphabetic characters.'],
  ['a password without a letter', { password: '12345678', confirmation: '12345678' }, 'password', 'Your password must include both numeric and alphabetic characters.'],
  ['a password too long to be hashed', { password: 'a1'.repeat(600), confirmation: 'a1'.repeat(600) }, 'password', 'This text is too long.'],
  ['a confirmation that differs', { password: 'abcdefg1', confirmation: 'abcdefg2' }, 'confirmation', 'Your password confirmation must match your password.'],
  ['a confirmation alone', { password: '', confirmation: 'abcdefg2' }, 'password', 'Your password must be at least 7 characters.']
]

t.test('what is wrong is said at its field, and nothing is saved', async t => {
  const testApp = await createTestApp(t)
  const admin = await openAccount(testApp)
  const before = await testApp.database('admin_user')
  for (const [what, fields, field, sentence] of wrong) {
    await admin.open(url)
    await admin.submit('#edit_form', { ...fields, ...current })
    t.equal(errorAt(admin, field), sentence, what)
    t.equal(listErrors(admin).length, 1, what)
  }
  t.same(await testApp.database('admin_user'), before)
})

t.test('a user name or e-mail address that somebody else has is refused, in any case', async t => {
  const testApp = await createTestApp(t)
  await createPerson(testApp, [])
  const admin = await openAccount(testApp)
  for (const [field, value] of [['username', 'CLERK'], ['email', 'Clerk@Example.com']] as const) {
    await admin.submit('#edit_form', { [field]: value, ...current })
    t.equal(errorAt(admin, 'username'), 'A user with the same user name or email already exists.')
    await admin.open(url)
  }
})

t.test('without the current password nothing is saved', async t => {
  const testApp = await createTestApp(t)
  const admin = await openAccount(testApp)
  await admin.submit('#edit_form', { firstname: 'Changed' })
  t.match(errorAt(admin, 'current_password'), /The password entered for the current user is invalid/)
  t.match(await testApp.database('admin_user'), [{ firstname: 'Store' }])
})

t.test('language and theme count at once', async t => {
  const testApp = await createTestApp(t)
  const admin = await openAccount(testApp)
  t.equal(admin.page().document.documentElement.lang, 'en-US')
  const page = await admin.submit('#edit_form', { interface_locale: 'it_IT', theme: 'dark', firstname: 'Ada', ...current })
  t.equal(page.url, url)
  t.equal(page.document.documentElement.lang, 'it-IT')
  t.equal(page.document.documentElement.dataset['theme'], 'dark')
  t.equal(page.messages('success').length, 1)
  t.not(page.messages('success')[0], 'You saved the account.', 'said in Italian')
  t.match(page.document.getElementById('save')?.textContent, /\S/)
  t.match(await testApp.database('admin_user'), [{ interface_locale: 'it_IT', firstname: 'Ada' }])
})

t.test('saving says so in the original\'s words and keeps the password', async t => {
  const testApp = await createTestApp(t)
  const [before] = await testApp.database('admin_user')
  const admin = await openAccount(testApp)
  t.same((await admin.submit('#edit_form', { email: 'new@example.com', ...current })).messages('success'), ['You saved the account.'])
  t.match(await testApp.database('admin_user'), [{ email: 'new@example.com', password: before.password }])
})

t.test('a new password is hashed in the original\'s format and the old one is worth nothing', async t => {
  const testApp = await createTestApp(t)
  const admin = await openAccount(testApp)
  await admin.submit('#edit_form', { password: 'Ünïcödé pass 1', confirmation: 'Ünïcödé pass 1', ...current })
  const [{ password }] = await testApp.database('admin_user') as [{ password: string }]
  t.match(password, /^[0-9a-f]{64}:[^:]{32}:3_32_1_65536$/)
  const passwords = createPasswords()
  t.ok(await passwords.verify('Ünïcödé pass 1', password))
  t.notOk(await passwords.verify(adminUser.password, password))
})

t.test('nobody saves anybody else\'s account', async t => {
  const testApp = await createTestApp(t)
  const passwordHash = await createPasswords().hash('clerk pass 1')
  const clerk = await enterWith(testApp, ['Magento_Backend::myaccount'], { passwordHash })
  await clerk.open(url)
  await clerk.submit('#edit_form', { user_id: '1', firstname: 'Mallory', current_password: 'clerk pass 1' })
  t.same((await testApp.database('admin_user').orderBy('user_id')).map(({ firstname }) => firstname), ['Store', 'Mallory'])
})

t.test('the page and its saving ask for the resource My Account', async t => {
  const clerk = await enterWith(await createTestApp(t), ['Magento_Backend::dashboard'])
  t.equal((await clerk.open(url)).status, 403)
})
