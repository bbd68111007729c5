import { join } from 'node:path'
import t from 'tap'
import type { Mail } from '../../../src/kernel/mail/mail-sender.ts'
import { packageRoot } from '../../../src/kernel/paths.ts'
import { createPhrases } from '../../../src/kernel/phrases.ts'
import { createUserMail, listAccountChanges, type Addressee } from '../../../src/modules/user/user-mail.ts'
import { adminUser, createTestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { hasMail, readMail } from '../../helpers/mailbox.ts'
import { enter } from '../../helpers/people.ts'
import type { Visitor } from '../../helpers/visitor.ts'

const current = { current_password: adminUser.password }
const jane: Addressee = { username: 'jane', firstname: 'Jane', lastname: 'Doe', email: 'jane@example.com', interfaceLocale: 'it_IT' }
const phrases = createPhrases(join(packageRoot, 'src'))

async function save (admin: Visitor, fields: Record<string, string>): Promise<void> {
  await admin.open('/admin/admin/system_account/index/')
  await admin.submit('#edit_form', { ...current, ...fields })
  if (admin.page().messages('success')[0] === undefined) throw new Error(admin.page().text)
}

t.test('whoever changes his user name and e-mail address is told at the old and at the new one, by the chosen sender', async t => {
  const testApp = await createTestApp(t)
  await storeValue(testApp, 'admin/emails/forgot_email_identity', 'custom1')
  await storeValue(testApp, 'trans_email/ident_custom1/name', 'Security')
  await storeValue(testApp, 'trans_email/ident_custom1/email', 'security@acme.example')
  const admin = await enter(testApp)
  await save(admin, { username: 'owner', email: 'new@example.com' })
  const letters = await readMail(testApp, 2)
  t.same(letters.map(({ headers }) => headers['to']).sort(), ['Store Owner <admin@example.com>', 'Store Owner <new@example.com>'])
  for (const { headers, text } of letters) {
    t.match(headers, { from: 'Security <security@acme.example>', subject: 'Your account admin was changed' })
    t.match(text, 'The following was changed in your account admin: Email, User Name.')
    t.match(text, 'write to support@example.com at once')
  }
})

t.test('a new password is told of, without it; other changes and a switched-off mail are not', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await save(admin, { firstname: 'Ada', interface_locale: 'en_US' })
  await storeValue(testApp, 'system/smtp/disable', '1')
  await save(admin, { username: 'owner' })
  t.notOk(hasMail(testApp))
  await storeValue(testApp, 'system/smtp/disable', '0')
  await save(admin, { password: 'fresh-Canary-1', confirmation: 'fresh-Canary-1' })
  const [letter] = await readMail(testApp, 1)
  t.match(letter!.text, /^Hello Ada,\n\nThe following was changed in your account owner: Password\./)
  t.notMatch(letter!.text, /Canary/)
})

t.test('letters are in their reader\'s language; a new user is told of to the general contact', async t => {
  const sent: Mail[] = []
  const values: Record<string, string> = { 'trans_email/ident_general/name': 'Owner', 'trans_email/ident_general/email': 'owner@example.com', 'general/locale/code': 'es_ES' }
  const scopeConfig = { getValue: async (path: string) => values[path] ?? null, getFlag: async () => false } as unknown as Parameters<typeof createUserMail>[0]['scopeConfig']
  const userMail = createUserMail({ scopeConfig, phrases, mail: { add: mail => { sent.push(mail) }, settled: async () => {} } })
  await userMail.sendResetLink(jane, 'https://x.test/?token=a', 2)
  await userMail.sendCreated(jane)
  await userMail.sendChanges(jane, jane, [])
  t.equal(sent.length, 2)
  t.match(sent[0], { to: { name: 'Jane Doe', address: 'jane@example.com' }, subject: 'Conferma della reimpostazione della password per jane' })
  t.match(sent[0]!.text, /\n\nhttps:\/\/x\.test\/\?token=a\n\n/)
  t.match(sent[1], { to: { address: 'owner@example.com' }, subject: 'Nuevo usuario administrador «jane» creado' })
})

t.test('what of an account was changed is known by its fields', t => {
  t.same(listAccountChanges(jane, { ...jane, hash: undefined }), [])
  t.same(listAccountChanges(jane, { username: 'j', email: 'j@x.test', hash: 'h' }), ['email', 'password', 'username'])
  t.end()
})
