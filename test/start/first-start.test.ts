import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import t from 'tap'
import { createFolder, runToEnd, start, type Running } from './program.ts'

const password = /sign in as "(\w+)" with the password (\S+) /

/** Whether a user name and password open the Admin. */
async function signsIn ({ url }: Running, username: string, secret: string): Promise<boolean> {
  const page = await fetch(`${url}/admin/`)
  const cookie = page.headers.getSetCookie()[0]!.split(';')[0]!
  const formKey = /name="form_key" value="([0-9a-f]+)"/.exec(await page.text())![1]!
  const answer = await fetch(`${url}/admin/`, { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ form_key: formKey, 'login[username]': username, 'login[password]': secret }) })
  return answer.status === 302
}

t.test('the first start makes everything it needs, says where it is, and shows the password it made once', { timeout: 90_000 }, async t => {
  const folder = createFolder(t)
  const first = await start(t, folder)
  const [, username, secret] = password.exec(first.stdout())!
  t.equal(username, 'admin')
  t.match(first.stdout(), `Admin:             ${first.url}/admin/`)
  t.match(first.stdout(), `Commerce account:  ${first.url}/account/customer/account/`)
  t.match(first.stdout(), 'developer mode')
  t.equal((await fetch(`${first.url}/ready`)).status, 200)
  t.ok(await signsIn(first, 'admin', secret!))
  t.notOk(await signsIn(first, 'admin', 'admin123'))

  const dataDir = join(folder, 'var')
  for (const file of ['backroom.sqlite', 'crypt.key']) t.ok(readdirSync(dataDir).includes(file), file)
  t.equal(statSync(join(dataDir, 'crypt.key')).mode & 0o777, 0o600)
  const cryptKey = readFileSync(join(dataDir, 'crypt.key'), 'utf8')
  t.match(cryptKey, /^[0-9a-f]{32}\n$/)
  const ending = await first.stop()
  t.equal(ending.code, 0)
  t.equal(ending.stderr, '')
  const log = ending.stdout.split('\n').filter(line => line.startsWith('{')).join()
  t.notOk(log.includes(secret!), 'the password is not in the log')
  t.notOk(ending.stdout.includes(cryptKey.trim()))

  const second = await start(t, folder)
  t.notMatch(second.stdout(), /First start|password/)
  t.equal(readFileSync(join(dataDir, 'crypt.key'), 'utf8'), cryptKey)
  t.ok(await signsIn(second, 'admin', secret!), 'the second start keeps everything')
  t.equal((await second.stop()).code, 0)
})

t.test('what the environment and the file .env say of the first start is taken, and neither password nor crypt key is shown or kept in a file', { timeout: 60_000 }, async t => {
  const folder = createFolder(t)
  writeFileSync(join(folder, '.env'), 'ADMIN_FRONT_NAME=back-office\nADMIN_USER=nobody\n')
  const variables = { ADMIN_USER: 'ada', ADMIN_PASSWORD: 'given-Canary-1', ADMIN_EMAIL: 'ada@example.com', DATA_DIR: 'elsewhere', CRYPT_KEY: 'k'.repeat(32) }
  const running = await start(t, folder, variables)
  t.notMatch(running.stdout(), /given-Canary-1|First start|kkkk/)
  t.match(running.stdout(), `${running.url}/back-office/`)
  t.equal((await fetch(`${running.url}/admin/`)).status, 404)
  t.equal((await running.stop()).code, 0)
  t.notOk(readdirSync(join(folder, 'elsewhere')).includes('crypt.key'))
  const database = new Sqlite(join(folder, 'elsewhere', 'backroom.sqlite'), { readonly: true })
  t.match(database.prepare('select username, email from admin_user').all(), [{ username: 'ada', email: 'ada@example.com' }])
  t.match(database.prepare('select realm, user_name, action, outcome, target from backroom_audit_event').all(), [{ realm: 'system', user_name: 'first start', action: 'user_created', outcome: 'success', target: 'ada' }])
  t.notOk(database.serialize().includes('given-Canary-1'))
  database.close()
})

t.test('a first start that ends before it was ready takes no password along: the next one shows one that works', { timeout: 60_000 }, async t => {
  const folder = createFolder(t)
  const blocker = createServer()
  await new Promise<void>(resolve => { blocker.listen(0, '127.0.0.1', resolve) })
  t.teardown(() => { blocker.close() })
  const { port } = blocker.address() as AddressInfo
  const failed = await runToEnd(t, folder, { PORT: String(port) })
  t.equal(failed.code, 1)
  t.match(failed.stderr, new RegExp(`^Backroom did not start\\. The port ${port} is taken by another program\\.[^\\n]*\\n$`))
  const running = await start(t, folder)
  const shown = password.exec(running.stdout())
  t.ok(shown !== null && await signsIn(running, 'admin', shown[2]!))
})
