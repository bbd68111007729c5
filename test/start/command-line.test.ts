import { execFile } from 'node:child_process'
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { openDatabase } from '../../src/kernel/database/database.ts'
import { createFolder, type Ending } from './program.ts'

const program = join(import.meta.dirname, '..', '..', 'src', 'cli.js')
const name = 'general/store_information/name'

/** Runs the real program in a folder, as a shell would, with what is typed into it. */
async function call (folder: string, words: string[], { typed = '', variables = {} }: { typed?: string, variables?: Record<string, string> } = {}): Promise<Ending> {
  return await new Promise(resolve => {
    const child = execFile(process.execPath, [program, ...words], { cwd: folder, env: { PATH: process.env['PATH'], ...variables } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
    child.stdin!.end(typed)
  })
}

async function createInstallation (t: Test): Promise<string> {
  const folder = createFolder(t)
  t.match(await call(folder, ['setup:upgrade']), { code: 0, stdout: /create-core-config-data/, stderr: '' })
  return folder
}

t.test('commands answer on the right stream with the right exit code, and one sees what another did', { timeout: 120_000 }, async t => {
  const folder = await createInstallation(t)
  t.same(await call(folder, ['setup:upgrade']), { code: 0, stdout: 'Nothing to upgrade.\n', stderr: '' })
  t.same(await call(folder, ['config:set', name, 'Über'], {}), { code: 0, stdout: 'Value was saved.\n', stderr: '' })
  t.same(await call(folder, ['config:show', name]), { code: 0, stdout: 'Über\n', stderr: '' })
  t.same(await call(folder, ['config:set', 'a/b/c', '1']), { code: 1, stdout: 'The "a/b/c" path doesn\'t exist. Verify and try again.\n', stderr: '' })
  t.match(await call(folder, ['config:set']), { code: 1, stdout: '', stderr: /Not enough arguments \(missing: "path, value"\)\./ })
  t.match(await call(folder, ['config:set', '-e', name, 'Locked']), { code: 0, stdout: 'Value was saved in app/etc/env.php and locked.\n' })
  t.same(await call(folder, ['config:show', name]), { code: 0, stdout: 'Locked\n', stderr: '' })
  t.equal(statSync(join(folder, 'var', 'app', 'etc', 'env.json')).mode & 0o777, 0o600)
})

t.test('the first command makes the database; one that needs none makes nothing', { timeout: 60_000 }, async t => {
  const folder = createFolder(t)
  t.same(await call(folder, ['info:adminuri'], { variables: { ADMIN_FRONT_NAME: 'backend' } }), { code: 0, stdout: '\nAdmin URI: /backend\n\n', stderr: '' })
  t.notOk(existsSync(join(folder, 'var')))
  t.match(await call(folder, ['store:list']), { code: 0, stdout: /^\+-+\+.*\n\| ID \| Website ID \| Group ID \| Name .*\n\+/ })
  t.ok(existsSync(join(folder, 'var', 'backroom.sqlite')))
})

t.test('the question is read from what another program hands over', { timeout: 60_000 }, async t => {
  const folder = await createInstallation(t)
  const path = 'services_connector/services_connector_integration/production_api_key'
  t.match(await call(folder, ['config:set', '-e', path, ''], {}), { code: 0 })
  const variables = { CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_CONNECTOR_INTEGRATION__PRODUCTION_API_KEY: 'plain-canary' }
  t.same(await call(folder, ['config:show', path], { variables }), { code: 0, stdout: '******\n', stderr: '' })
  t.match(await call(folder, ['config:show', path, '--decrypt'], { variables, typed: 'y\n' }), { code: 0, stdout: 'plain-canary\n', stderr: /Continue\? \[y\/N\] / })
  t.match(await call(folder, ['config:show', path, '--decrypt'], { variables, typed: '' }), { code: 1, stdout: 'Nothing was shown.\n' })
  const database = openDatabase(`sqlite:${join(folder, 'var', 'backroom.sqlite')}`)
  t.same(await database('backroom_audit_event').where({ realm: 'command' }).orderBy('id').pluck('action'), ['config_locked', 'secrets_shown'])
  await database.destroy()
})

t.test('a crypt key that is not the database\'s is refused before anything is saved with it', { timeout: 60_000 }, async t => {
  const folder = await createInstallation(t)
  t.match(await call(folder, ['config:set', name, 'X'], { variables: { CRYPT_KEY: 'x'.repeat(32) } }), { code: 1, stdout: '', stderr: /The crypt key does not belong to this database\./ })
  t.same(await call(folder, ['config:show']), { code: 0, stdout: '', stderr: '' })
  rmSync(join(folder, 'var', 'crypt.key'))
  t.match(await call(folder, ['config:show']), { code: 1, stderr: /its crypt key .+ does not/ })
  t.match(await call(folder, ['encryption:key:accept'], { variables: { CRYPT_KEY: 'x'.repeat(32) } }), { code: 0 })
  t.match(await call(folder, ['config:set', name, 'X'], { variables: { CRYPT_KEY: 'x'.repeat(32) } }), { code: 0 })
})
