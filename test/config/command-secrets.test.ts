import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createKey } from '../../src/account/key-format.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { commandCryptKey, createCommandLine, type CommandLine } from '../helpers/command-line.ts'

const path = 'services_connector/services_connector_integration/production_api_key'
const { key } = createKey('production')

async function findStored ({ database }: CommandLine): Promise<string | null | undefined> {
  return (await database('core_config_data').where({ path }).first() as { value: string | null } | undefined)?.value
}

t.test('a secret is saved encrypted, shown as asterisks, and stands nowhere else', async t => {
  const line = await createCommandLine(t)
  t.same(await line.call('config:set', path, key), { code: 0, out: 'Value was saved.\n', err: '' })
  t.same(createEncryptor(commandCryptKey).decrypt(await findStored(line) ?? ''), { ok: true, plain: key })
  t.match(await line.call('config:show', path), { code: 0, out: '******\n' })
  t.match(await line.call('config:show'), { out: `${path} - ******\n` })
  const told = await Promise.all([['config:why', path], ['config:history'], ['config:export'], ['config:diff', 'default', 'websites/base'], ['config:show', '--format=json']].map(async words => await line.call(...words)))
  for (const { out, err } of told) t.notOk(`${out}${err}`.includes(key) || out.includes('0:3:'))
  t.match(told[1]!.out, /\| secret [0-9a-f]{12} \|/)
  t.match(told[2]!.err, `Left out:\n  secret: ${path}\n`)
})

t.test('asterisks leave a secret as it is, byte for byte; what is no key is refused without being repeated', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', path, key)
  const stored = await findStored(line)
  t.match(await line.call('config:set', path, '******'), { code: 0, out: 'Value was saved.\n' })
  const refused = await line.call('config:set', path, 'hunter2-hunter2')
  t.equal(refused.code, 1)
  t.notMatch(refused.out, /hunter2/)
  t.equal(await findStored(line), stored)
})

t.test('--decrypt asks, shows only after a yes, and is noted without the value', async t => {
  const line = await createCommandLine(t)
  await line.call('config:set', path, key)
  t.same(await line.call('config:show', path, '--decrypt'), { code: 1, out: 'Nothing was shown.\n', err: '' })
  t.same(line.questions, ['This shows 1 secret value(s) in plain text. Continue? [y/N] '])
  t.same(await line.database('backroom_audit_event').where({ action: 'secrets_shown' }), [])
  t.match(await line.call('config:show', path, '--decrypt', '--yes'), { code: 0, out: `${key}\n` })
  const [event] = await line.database('backroom_audit_event').where({ action: 'secrets_shown' }) as Array<{ details: string }>
  t.match(event, { occurred_at: Date.parse('2026-03-02T09:00:00.000Z'), realm: 'command', target: path, outcome: 'success' })
  t.match(JSON.parse(event!.details), { paths: [path], scope: 'default', system_user: String })
  t.notOk(JSON.stringify(event).includes(key))
  t.equal(line.questions.length, 1, '--yes does not ask')
})

t.test('a yes is enough; without interaction nobody is asked, and that means no', async t => {
  const line = await createCommandLine(t, { answer: true })
  await line.call('config:set', path, key)
  t.match(await line.call('config:show', path, '--decrypt'), { code: 0, out: `${key}\n` })
  t.match(await line.call('config:show', path, '--decrypt', '-n'), { code: 1, out: 'Nothing was shown.\n' })
  t.match(await line.call('config:show', 'general/locale', '--decrypt'), { code: 0 }, 'where there is no secret nothing is asked')
  t.equal(line.questions.length, 1)
})

t.test('a value of another crypt key stays hidden even then', async t => {
  const line = await createCommandLine(t)
  await line.database('core_config_data').insert({ scope: 'default', scope_id: 0, path, value: createEncryptor('x'.repeat(32)).encrypt(key), updated_at: '2026-01-01 00:00:00' })
  t.match(await line.call('config:show', path, '--decrypt', '-y'), { code: 0, out: '******\n' })
  t.match(await line.call('config:why', path), { out: /cannot be decrypted/ })
})

t.test('the secret of a module that is gone is hidden, too', async t => {
  const line = await createCommandLine(t)
  await line.database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'gone/module/key', value: createEncryptor(commandCryptKey).encrypt('canary'), updated_at: '2026-01-01 00:00:00' })
  t.match(await line.call('config:show'), { code: 0, out: 'gone/module/key - ******\n' })
  t.match(await line.call('config:show', 'gone/module/key'), { code: 0, out: '******\n' })
  t.match(await line.call('config:show', 'gone/module/key', '--decrypt', '-y'), { code: 0, out: 'canary\n' })
})

t.test('a locked secret is encrypted in its file, which nobody else may read', async t => {
  const line = await createCommandLine(t)
  t.match(await line.call('config:set', '--lock-env', path, key), { code: 0, out: 'Value was saved in app/etc/env.php and locked.\n' })
  const file = join(line.dataDir, 'app', 'etc', 'env.json')
  const text = readFileSync(file, 'utf8')
  t.equal(statSync(file).mode & 0o777, 0o600)
  t.match(text, /"production_api_key": "0:3:/)
  t.notOk(text.includes(key))
  t.match(await line.call('config:show', path), { out: '******\n' })
  t.match(await line.call('config:show', path, '--decrypt', '-y'), { out: `${key}\n` })
  t.match(await line.call('config:set', '--lock-env', path, 'hunter2-hunter2'), { code: 1 })
  t.match(await line.call('config:set', '--lock-env', path, '***'), { code: 1, out: 'Asterisks stand for a value that stays as it is; they cannot be locked.\n' })
  t.equal(readFileSync(file, 'utf8'), text)
  const events = await line.database('backroom_audit_event')
  t.ok(events.some(({ action }: { action: string }) => action === 'config_locked'))
  t.notOk(JSON.stringify(events).includes(key))
})
