import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { migrate } from '../../src/kernel/database/migrate.ts'
import { toEnv } from '../../src/kernel/env.ts'
import { createPasswords } from '../../src/kernel/passwords.ts'
import { createFirstUser } from '../../src/modules/user/first-user.ts'
import { adminUser, signIn, testCryptKey } from '../helpers/app.ts'
import { channelUrl, connectorUrl, keyField } from '../helpers/channel.ts'
import { createTestAudit } from '../helpers/audit.ts'
import { createTestClock } from '../helpers/clock.ts'
import { migrationsFolder } from '../helpers/database.ts'
import { createVisitor } from '../helpers/visitor.ts'

interface Exchange { readonly url: string, readonly headers: string, readonly html: string }

/** An instance on a database file, with all that passes between it and its visitors written down. */
async function openRecorded (t: Test): Promise<{ app: FastifyInstance, folder: string, exchanges: Exchange[], log: () => string, clock: ReturnType<typeof createTestClock> }> {
  const folder = mkdtempSync(join(tmpdir(), 'backroom-secrets-'))
  const env = toEnv({ DATA_DIR: folder, LOG_LEVEL: 'trace' }, folder)
  const database = openDatabase(env.databaseUrl)
  const clock = createTestClock()
  await migrate(database, migrationsFolder)
  await createFirstUser({ database, clock, passwords: createPasswords(), audit: createTestAudit(clock), email: 'admin@example.com', ...adminUser })
  const lines: string[] = []
  const app = await buildApp({ env, database, clock, cryptKey: testCryptKey, logStream: new Writable({ write (chunk, _encoding, done) { lines.push(String(chunk)); done() } }) })
  t.teardown(async () => {
    await app.close()
    await database.destroy()
    rmSync(folder, { recursive: true })
  })
  const exchanges: Exchange[] = []
  const inject = app.inject.bind(app)
  app.inject = (async (options: { url: string }) => {
    const answer = await inject(options)
    const { 'set-cookie': _cookie, ...headers } = answer.headers
    exchanges.push({ url: options.url, headers: JSON.stringify(headers), html: answer.body })
    return answer
  }) as unknown as FastifyInstance['inject']
  return { app, folder, exchanges, log: () => lines.join(''), clock }
}

const portalPassword = 'Portal-Canary-8264'
const wrongPassword = 'Wrong-Canary-5530'

t.test('through the whole journey, its errors included, no secret is where it does not belong', { timeout: 90_000 }, async t => {
  const { app, folder, exchanges, log, clock } = await openRecorded(t)
  const [owner, admin] = [createVisitor(app), createVisitor(app)]
  const cookies = new Set<string>()
  const formKeys = new Set<string>()
  const remember = (): void => {
    for (const visitor of [owner, admin]) for (const [name, value] of visitor.cookies) if (!name.includes('messages') && !name.includes('locale')) cookies.add(value)
    for (const { html } of exchanges) for (const [, formKey] of html.matchAll(/(?:name="form_key" value="|FORM_KEY = ')([0-9a-f]{32})/g)) formKeys.add(formKey!)
  }

  await admin.open('/admin/')
  await admin.submit('#login-form', { 'login[username]': 'admin', 'login[password]': wrongPassword })
  remember()
  await signIn(admin)
  await admin.open(channelUrl)
  await owner.open('/account/customer/account/create/')
  const person = { firstname: 'Ada', lastname: 'Owner', company: 'Ada Ltd', email: 'ada@example.com', password: portalPassword }
  await owner.submit('#form-validate', { ...person, password_confirmation: wrongPassword })
  remember()
  await owner.submit('#form-validate', { ...person, password_confirmation: portalPassword })
  await owner.open('/account/apiportal/index/index/')
  const portal = await owner.submit('#api-key-form', { description: 'Amazon Sales Channel' })
  const key = portal.document.querySelector<HTMLInputElement>('tr[data-key-id] input')!.value
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: key.slice(0, -4) })
  await admin.submit('#config-edit-form', { [keyField()]: key, [keyField('sandbox')]: key })
  await admin.submit('#config-edit-form', { [keyField()]: key, form_key: 'wrong' })
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: key })
  for (const url of [channelUrl, connectorUrl, '/admin/admin/dashboard/', '/admin/admin/notification/', '/admin/no/such/page', `/admin/admin/index/globalSearch/?q=${key.slice(-4)}`]) await admin.open(url)
  await admin.post(channelUrl, [['form_key', 'wrong'], [keyField(), key]])
  await admin.post(connectorUrl.replace('/edit/', '/save/'), `a=${key}&a=${key}`)
  await app.inject({ url: '/gateway/apikeycheck', headers: { 'magento-api-key': key } })
  await app.inject({ url: '/gateway/apikeycheck', headers: { 'magento-api-key': `${key}x` } })
  await admin.open('/admin/admin/system_account/index/')
  await admin.submit('#edit_form', { current_password: wrongPassword, password: portalPassword, confirmation: wrongPassword })
  remember()
  clock.forward(1000)
  await admin.open(connectorUrl)
  remember()
  await signIn(admin)
  await admin.open('/admin/admin/auth/logout/')
  await owner.open('/account/customer/account/logout/')
  remember()

  t.ok(cookies.size >= 5, `${cookies.size} session ids`)
  t.ok(formKeys.size >= 5, `${formKeys.size} form keys`)
  const secrets = { key, 'the admin\'s password': adminUser.password, 'the owner\'s password': portalPassword, 'a password that was wrong': wrongPassword, 'the crypt key': testCryptKey }
  const atRest = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => readFileSync(join(entry.parentPath, entry.name)))
  t.ok(atRest.some(bytes => bytes.includes('core_config_data')), 'the database was read')
  const everywhere: Array<[string, string]> = [...Object.entries(secrets), ...[...cookies].map((id): [string, string] => ['a session id', id]), ...[...formKeys].map((formKey): [string, string] => ['a form key', formKey])]
  for (const [what, secret] of everywhere) {
    t.notOk(log().includes(secret), `${what} is not in the log`)
    t.notOk(exchanges.some(({ url }) => url.includes(secret)), `${what} is in no address`)
    t.notOk(exchanges.some(({ headers }) => headers.includes(secret)), `${what} is in no header but the cookie's`)
    t.notOk(atRest.some(bytes => bytes.includes(secret)), `${what} is in no file`)
    if (what !== 'a form key') t.same(exchanges.filter(({ html }) => html.includes(secret)).map(({ url }) => url), what === 'key' ? ['/account/apiportal/index/index/'] : [], `${what} is on no page but its owner's`)
  }
})
