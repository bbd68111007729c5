import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createTestApp } from '../../helpers/app.ts'
import { storeValue } from '../../helpers/channel.ts'
import { createCommandLine } from '../../helpers/command-line.ts'
import { enterWith } from '../../helpers/people.ts'

const url = '/admin/backroom/check/'

interface Data { readonly id: string, readonly level: string, readonly found: string, readonly hint: string, readonly silenced: boolean }

t.test('the page lists what is unsafe, what to do, and what somebody decided to live with', async t => {
  const app = await createTestApp(t, { variables: { SILENCED_CHECKS: 'backroom.W002', TRUST_PROXY: '0.0.0.0/1' } })
  const somebody = await app.signedIn()
  const page = await somebody.open(url)
  t.equal(page.status, 200)
  t.equal(page.document.querySelector('h1')?.textContent?.trim(), 'Deployment Check')
  const [open, silenced] = [...page.document.querySelectorAll('table')].map(table => [...table.querySelectorAll('[data-check]')].map(row => row.getAttribute('data-check')))
  t.ok(['backroom.E001', 'backroom.E004', 'backroom.W008', 'backroom.W040'].every(id => open!.includes(id)), String(open))
  t.same(silenced, ['backroom.W002'])
  t.match(page.document.querySelector('[data-check="backroom.E004"]')?.textContent, /0\.0\.0\.0\/1/)
  t.match(page.text, /Set BACKROOM_MODE=production/)
})

t.test('a value of the configuration counts from the next request on', async t => {
  const app = await createTestApp(t)
  const somebody = await app.signedIn()
  t.notOk((await somebody.open(url)).document.querySelector('[data-check="backroom.E043"]'))
  await storeValue(app, 'admin/security/lockout_failures', '0')
  t.ok((await somebody.open(url)).document.querySelector('[data-check="backroom.E043"]'))
})

t.test('whoever lacks the right sees neither page nor menu entry', async t => {
  const app = await createTestApp(t)
  const clerk = await enterWith(app, ['Magento_Backend::admin', 'Magento_Backend::dashboard'])
  t.notMatch((await clerk.open('/admin/admin/dashboard/')).body, /backroom\/check/)
  t.equal((await clerk.open(url)).status, 403)
})

t.test('the command says the same, and ends with the exit code that was asked for', async t => {
  const { call, database } = await createCommandLine(t)
  t.match(await call('check'), { code: 0, out: /^System check identified no issues \(0 silenced\)\.\n$/ })
  const deploy = await call('check', '--deploy', '--format=json')
  t.equal(deploy.code, 1)
  const found = JSON.parse(deploy.out) as Data[]
  t.match(found.find(({ id }) => id === 'backroom.E001'), { level: 'error', tag: 'server', found: 'developer', silenced: false })
  t.same(found.map(({ level }) => ['error', 'warning', 'info'].indexOf(level)), found.map(({ level }) => ['error', 'warning', 'info'].indexOf(level)).toSorted(), 'worst first')
  t.match(await call('check', '--deploy', '--tag=secrets'), { code: 0, out: /no issues/ })
  t.match(await call('check', '--deploy', '--tag=configuration', '--fail-level=info'), { code: 0 })
  t.match(await call('check', '--tag=nonsense'), { code: 1, out: /no system check with the "nonsense" tag/ })
  t.match(await call('check', '--fail-level=fatal'), { code: 1, out: /"fatal" is not known/ })
  t.match(await call('check', '--format=xml'), { code: 1 })
  await database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'admin/security/admin_account_sharing', value: '1', updated_at: '2026-03-02 09:00:00' })
  t.match(await call('check'), { code: 0, out: /^WARNING \(backroom\.W046\) .*\n {8}Set Admin Account Sharing.*\nSystem check identified 1 issue / })
  t.match(await call('check', '--fail-level=warning'), { code: 1, out: /W046/ })
})

t.test('silenced checks are listed and do not fail', async t => {
  const { call } = await createCommandLine(t, { variables: { LOG_LEVEL: 'silent', SILENCED_CHECKS: 'backroom.W006 backroom.W003' } })
  t.match(await call('check', '--fail-level=info'), { code: 0, out: /^System check identified no issues \(1 silenced\)\.\n$/ })
  t.match(JSON.parse((await call('check', '--format=json')).out), [{ id: 'backroom.W006', silenced: true }])
})

t.test('files that others can read are named, never what is in them', async t => {
  const { call, dataDir } = await createCommandLine(t)
  writeFileSync(join(dataDir, 'crypt.key'), 'canary-of-the-crypt-key', { mode: 0o600 })
  t.match(await call('check'), { code: 0 })
  chmodSync(join(dataDir, 'crypt.key'), 0o640)
  chmodSync(dataDir, 0o775)
  const { code, out } = await call('check', '--format=json')
  t.equal(code, 1)
  t.match(JSON.parse(out), [{ id: 'backroom.E020', found: join(dataDir, 'crypt.key') }, { id: 'backroom.E021', found: dataDir }])
  t.notMatch(out, /canary/)
  mkdirSync(join(dataDir, 'app', 'etc'), { recursive: true })
  writeFileSync(join(dataDir, 'app', 'etc', 'env.json'), '{}')
  chmodSync(join(dataDir, 'app', 'etc', 'env.json'), 0o604)
  t.match((await call('check')).out, /crypt\.key .*env\.json/)
})
