import t from 'tap'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { createCommandLine } from '../helpers/command-line.ts'

const person = { user: 'u1', password: 'secret-7', email: 'u1@example.com' }

function toWords ({ user, password, email }: { user: string, password: string, email: string }): string[] {
  return [`--admin-user=${user}`, '--admin-password', password, '--admin-email', email, '--admin-firstname=A', '--admin-lastname=B']
}

const refusals: ReadonlyArray<readonly [string, Partial<typeof person>, string]> = [
  ['a short password', { password: 'a1' }, 'Your password must be at least 7 characters.\n'],
  ['a password without a digit', { password: 'abcdefgh' }, 'Your password must include both numeric and alphabetic characters.\n'],
  ['a wrong address', { email: 'bad' }, '\'bad\' is not a valid email address in the basic format local-part@hostname\n'],
  ['nothing at all', { user: '', password: '', email: '' }, '"User Name" is required. Enter and try again. (--admin-user)\n"Password" is required. Enter and try again. (--admin-password)\n"Email" is required. Enter and try again. (--admin-email)\n']
]

t.test('admin:user:create creates a user, updates the same one, and says what is wrong with others', async t => {
  const { call, database } = await createCommandLine(t)
  t.same(await call('admin:user:create', ...toWords(person)), { code: 0, out: 'Created Magento administrator user named u1\n', err: '' })
  t.same(await call('admin:user:create', ...toWords({ ...person, password: 'another-8' })), { code: 0, out: 'Created Magento administrator user named u1\n', err: '' })
  const rows = await database('admin_user').select('username', 'email', 'firstname', 'lastname', 'password') as Array<{ password: string }>
  t.match(rows, [{ username: 'u1', email: 'u1@example.com', firstname: 'A', lastname: 'B' }])
  t.ok(await createPasswords().verify('another-8', rows[0]!.password))
  for (const [what, wrong, out] of refusals) t.same(await call('admin:user:create', ...toWords({ ...person, ...wrong })), { code: 1, out, err: '' }, what)
  t.match(await call('admin:user:create', ...toWords({ ...person, user: 'u2' })), { code: 1, out: /already exists/ })
  t.match(await database('backroom_audit_event').orderBy('id'), [{ realm: 'command', action: 'user_created', target: 'u1' }, { action: 'user_saved', target: 'u1' }], 'both acts are recorded, and nothing else')
})

t.test('a new password from the command line ends the sessions of its user', async t => {
  const { call, database } = await createCommandLine(t)
  await call('admin:user:create', ...toWords(person))
  await database('backroom_session').insert([1, 2].map(userId => ({ id_hash: `h${userId}`, realm: 'admin', user_id: userId, created_at: 1, last_seen_at: 1 })))
  await call('admin:user:create', ...toWords({ ...person, password: 'another-8' }))
  t.match(await database('backroom_session').orderBy('user_id'), [{ end_reason: 'ended' }, { end_reason: null }])
})

t.test('admin:user:unlock tells the three cases apart', async t => {
  const { call, database } = await createCommandLine(t)
  await call('admin:user:create', ...toWords(person))
  t.same(await call('admin:user:unlock', 'u1'), { code: 0, out: 'The user account "u1" was not locked or could not be unlocked\n', err: '' })
  t.same(await call('admin:user:unlock', 'nosuch'), { code: 0, out: 'Couldn\'t find the user account "nosuch"\n', err: '' })
  await database('admin_user').update({ lock_expires: '2026-03-02 09:30:00' })
  t.same(await call('admin:user:unlock', 'u1'), { code: 0, out: 'The user account "u1" has been unlocked\n', err: '' })
  t.match(await database('backroom_audit_event').orderBy('id'), [{}, { realm: 'command', action: 'user_unlocked', outcome: 'success', target: 'u1' }])
})

t.test('stores and websites are listed in tables, the Admin\'s own row 0 included', async t => {
  const { call } = await createCommandLine(t)
  t.equal((await call('store:website:list')).out, `+----+------------------+----------------+--------+------------+------------+
| ID | Default Group Id | Name           | Code   | Sort Order | Is Default |
+----+------------------+----------------+--------+------------+------------+
| 0  | 0                | Admin          | admin  | 0          | 0          |
| 1  | 1                | Main Website   | base   | 0          | 1          |
| 2  | 2                | Second Website | second | 10         | 0          |
+----+------------------+----------------+--------+------------+------------+
`)
  const { out } = await call('store:list')
  t.match(out, '| ID | Website ID | Group ID | Name               | Code      | Sort Order | Is Active |')
  t.match(out, '| 3  | 2          | 2        | French             | fr        | 10         | 1         |')
  t.match(JSON.parse((await call('store:list', '--format=json')).out), [{ id: 0, code: 'admin' }, { id: 1, websiteId: 1, groupId: 1, name: 'Default Store View', code: 'default', sortOrder: 0, isActive: 1 }, {}, {}])
})

t.test('a name cannot steer the terminal, and a wide one keeps the table straight', async t => {
  const { call, database } = await createCommandLine(t)
  await database('store').where({ store_id: 3 }).update({ name: 'Fr\u001b[2Jançais\nFrance' })
  const { out } = await call('store:list')
  t.notOk(out.includes('\u001b'))
  t.equal(new Set(out.trimEnd().split('\n').map(line => [...line].length)).size, 1)
})

t.test('module:status says of each module whether it is there', async t => {
  const { call } = await createCommandLine(t)
  t.same(await call('module:status', 'Magento_Config'), { code: 0, out: 'Magento_Config : Module is enabled\n', err: '' })
  t.same(await call('module:status', 'Magento_Config', 'NAME'), { code: 0, out: 'Magento_Config : Module is enabled\nNAME : Module does not exist\n', err: '' })
  t.match(await call('module:status'), { code: 0, out: /^List of enabled modules:\n(?:\w+_\w+\n)+\nList of disabled modules:\nNone\n/ })
  t.match(await call('module:status', '--enabled'), { code: 0, out: /^(?:\w+_\w+\n)+$/ })
  t.same(await call('module:status', '--disabled'), { code: 0, out: 'None\n', err: '' })
})
