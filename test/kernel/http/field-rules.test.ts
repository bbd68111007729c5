import t from 'tap'
import { checkEmail, checkName, checkNewPassword } from '../../../src/kernel/http/field-rules.ts'

const checkPassword = (password: string, confirmation = password): Array<string | undefined> => checkNewPassword({ password: 'p', confirmation: 'c' }, password, confirmation).map(error => error.field)

t.test('names of any script are taken', async t => {
  for (const name of ['Ada', 'Łukasz', '株式会社', 'O’Brien & Sons, "Ltd" <x>', '👩‍🔬 Labs', 'مريم', 'x'.repeat(100), '😀'.repeat(100), '7']) t.same(checkName('f', name), [], name)
})

t.test('an empty or invisible name is missing', async t => {
  for (const name of ['', '\u200b', '\u00ad\u2060']) t.match(checkName('f', name), [{ field: 'f', phrase: 'This is a required field.' }])
})

t.test('a name that is too long is told both lengths', async t => {
  t.match(checkName('f', '😀'.repeat(101)), [{ field: 'f', args: ['101', '100'] }])
})

t.test('control characters and marks that turn the text around are refused', async t => {
  for (const name of ['a\u0000b', 'a\nb', 'a\u001b[31mb', 'a\u202eb', 'a\u2066b', 'a\u2028b', 'a\u0085b']) t.match(checkName('f', name), [{ phrase: /cannot be printed/ }], encodeURIComponent(name))
})

t.test('what is no e-mail address is refused', async t => {
  for (const email of ['ada@example.com', 'ada+x@mail.example.co.uk', 'ädä@müller.de', 'a.b-c@x1.io']) t.same(checkEmail('e', email), [], email)
  for (const email of ['', 'ada', 'ada@', '@example.com', 'ada@example', 'a b@example.com', 'ada@exa mple.com', 'ada@@example.com', 'ada@-x.com', '<ada@example.com>', `${'a'.repeat(250)}@x.com`]) t.match(checkEmail('e', email), [{ field: 'e' }], email)
})

t.test('a password needs eight characters, a letter and a digit, and may hold anything else', async t => {
  for (const password of ['abcdefg1', ' p 1 spaces ', 'пароль12', '密碼密碼密碼密碼1', `a1${'é'.repeat(1022)}`, 'a1<script>"\'']) t.same(checkPassword(password), [], password)
  for (const password of ['', 'abc1', 'abcdefgh', '12345678', '!!!!!!!!', `a1${'x'.repeat(1023)}`]) t.same(checkPassword(password), ['p'], password.slice(0, 20))
})

t.test('a repetition that differs is an error of the repetition', async t => {
  t.same(checkPassword('abcdefg1', 'abcdefg2'), ['c'])
})
