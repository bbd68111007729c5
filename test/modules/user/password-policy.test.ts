import { createHash } from 'node:crypto'
import t from 'tap'
import { createPasswords } from '../../../src/kernel/passwords.ts'
import { listPasswordHashes } from '../../../src/modules/user/admin-passwords-table.ts'
import { createFindNewPasswordFault } from '../../../src/modules/user/password-policy.ts'
import { adminUser, createTestApp, leastCost, signIn, type TestApp } from '../../helpers/app.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { enter, errorAt } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const used = 'Sorry, but this password has already been used. Please create another.'
const guessed = 'This password is little more than a word that can be guessed here. Please create another.'
const common = 'This password is among those that are tried first. Please create another.'
const words = ['jdoe', 'Jane', 'Doe-Miller', 'jane@acme.example']

/** Changes the own password on the page Account Setting; what is wrong with it, where anything is. */
async function change (admin: Visitor, current: string, password: string): Promise<string | undefined> {
  await admin.open('/admin/admin/system_account/index/')
  await admin.submit('#edit_form', { password, confirmation: password, current_password: current })
  return errorAt(admin, 'password') ?? errorAt(admin, 'current_password')
}

for (const [rules, cases] of [
  ['magento', [['abcde1', 'Your password must be at least 7 characters.'], ['abcdefgh', 'Your password must include both numeric and alphabetic characters.'], ['magento1', undefined], ['ключ-к-дому-1', undefined]]],
  ['asvs', [['abcdef1', 'Your password must be at least 8 characters.'], ['😀😀😀😀', 'Your password must be at least 8 characters.'], ['Password1', common], ['qwertyuiop', common], ['Magento-2026!', guessed], ['adminstore', guessed], ['Jane.1990.doe', guessed], ['correct horse', undefined], ['admin-Canary', undefined], ['密码密码密码密码', undefined]]]
] as const) {
  t.test(`the rules ${rules} refuse what they should and nothing else`, async t => {
    const findFault = createFindNewPasswordFault({ database: await createTestDatabase(t), passwords: createPasswords(leastCost), env: { passwordRules: rules } })
    for (const [password, fault] of cases) t.equal(await findFault(password, { words }), fault, password)
  })
}

t.test('the last four passwords are refused, the one before them may come again', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  let current = adminUser.password
  for (const next of ['second-pass-2', 'third-pass-3', 'fourth-pass-4', 'fifth-pass-5']) {
    t.equal(await change(admin, current, next), undefined, next)
    current = next
  }
  for (const earlier of ['second-pass-2', 'third-pass-3', 'fourth-pass-4', 'fifth-pass-5']) t.equal(await change(admin, current, earlier), used, earlier)
  t.equal((await listPasswordHashes(testApp.database, 1)).length, 4)
  t.equal(await change(admin, current, adminUser.password), undefined)
  t.equal((await testApp.database('admin_passwords')).length, 4, 'what no longer counts is forgotten')
})

t.test('who does not know the present password does not learn it by trying it as the new one', async t => {
  const admin = await enter(await createTestApp(t))
  await admin.open('/admin/admin/system_account/index/')
  const page = await admin.submit('#edit_form', { password: adminUser.password, confirmation: adminUser.password, current_password: 'wrong' })
  t.equal(errorAt(admin, 'password'), undefined)
  t.notMatch(page.text, used)
})

t.test('a new password gives the session a new id and ends the others', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const before = admin.cookies.get('backroom-admin')!
  t.equal(await change(admin, adminUser.password, 'fresh-pass-1'), undefined)
  t.same(admin.page().messages('success'), ['You saved the account.'], 'the one who changed it goes on')
  t.not(admin.cookies.get('backroom-admin'), before)
  const thief = testApp.visitor()
  thief.cookies.set('backroom-admin', before)
  t.ok((await thief.open('/admin/')).document.querySelector('#login-form'))
})

/** Stores a password as an older version of the original did. */
async function storeOld (testApp: TestApp, stored: string): Promise<void> {
  await testApp.database('admin_user').update({ password: stored })
  await testApp.database('admin_passwords').insert({ user_id: 1, password_hash: stored, last_updated: 1_770_000_000 })
}

t.test('a hash of an older format signs in, is made anew by that, and is still remembered as the same password', async t => {
  for (const [algorithm, version] of [['md5', '0'], ['sha256', '1']] as const) {
    const testApp = await createTestApp(t)
    await storeOld(testApp, `${createHash(algorithm).update(`salt${adminUser.password}`).digest('hex')}:salt:${version}`)
    t.equal((await signIn(testApp.visitor())).page().url, '/admin/admin/dashboard/')
    const [{ password }] = await testApp.database('admin_user') as [{ password: string }]
    t.match(password, /:3_32_1_65536$/)
    t.match(await testApp.database('admin_passwords'), [{ password_hash: password, last_updated: 1_770_000_000 }], 'and no younger')
    t.equal((await signIn(testApp.visitor())).page().url, '/admin/admin/dashboard/')
  }
})
