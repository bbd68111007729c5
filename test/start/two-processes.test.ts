import { join } from 'node:path'
import t from 'tap'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { createFolder, start, type Running } from './program.ts'

const atOnce = 50
const allowed = 6
const password = 'right-Canary-1'

/** A browser's cookie and the form key that goes with it. */
async function openLogin ({ url }: Running): Promise<{ cookie: string, formKey: string }> {
  const answer = await fetch(`${url}/admin/`)
  return { cookie: answer.headers.getSetCookie()[0]!.split(';', 1)[0]!, formKey: /name="form_key" value="([0-9a-f]{32})"/.exec(await answer.text())![1]! }
}

async function tryPassword ({ url }: Running, { cookie, formKey }: { cookie: string, formKey: string }, typed: string): Promise<number> {
  const body = new URLSearchParams({ form_key: formKey, 'login[username]': 'admin', 'login[password]': typed })
  const answer = await fetch(`${url}/admin/admin/auth/login/`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

t.test('of fifty wrong passwords sent at once to two processes no more are looked at than the account allows', { timeout: 120_000 }, async t => {
  const folder = createFolder(t)
  const variables = { ADMIN_PASSWORD: password, LOG_LEVEL: 'warn' }
  const servers = [await start(t, folder, variables), await start(t, folder, variables)]
  const forms = await Promise.all(servers.map(openLogin))
  const statuses = await Promise.all(Array.from({ length: atOnce }, async (_, index) => await tryPassword(servers[index % 2]!, forms[index % 2]!, `wrong ${index}`)))
  t.same(new Set(statuses), new Set([200]), 'each was answered with the form, none with a failure')
  t.equal(await tryPassword(servers[1]!, forms[1]!, password), 200, 'the right one is refused, too')
  await Promise.all(servers.map(async server => await server.stop()))
  const database = openDatabase(`sqlite:${join(folder, 'var', 'backroom.sqlite')}`)
  t.teardown(async () => { await database.destroy() })
  const rows = await database('backroom_audit_event').where({ action: 'sign_in_refused' }).pluck('details') as string[]
  t.equal(rows.length, atOnce + 1, 'every one is recorded')
  t.equal(rows.filter(details => details.includes('wrong_password')).length, allowed, 'so many hashes were compared')
  t.match(await database('admin_user').first(), { failures_num: allowed, lognum: 0 })
})
