import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../src/kernel/paths.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { connectorUrl, storeValidKey } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { enter, enterWith, formKeyOf } from '../../helpers/people.ts'

const reportUrl = '/admin/admin/logging/'
const nameField = 'groups[store_information][fields][name][value]'

async function listActions ({ database }: TestApp): Promise<string[]> {
  return await database('backroom_audit_event').orderBy('id').pluck('action') as string[]
}

t.test('a save, a refused request and an export stand in the report, with who and from where', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_config/edit/section/general/')
  await admin.submit('#config-edit-form', { [nameField]: 'Audited' })
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard'])
  t.equal((await clerk.open('/admin/admin/system_config/edit/section/general/')).status, 403)
  await clerk.open('/admin/')
  await clerk.post('/admin/admin/auth/logout/', [['form_key', 'f'.repeat(32)]])
  await admin.open('/admin/admin/system_config/exportFile/?section=general')
  t.same(await listActions(testApp), ['config_saved', 'request_refused', 'request_refused', 'config_exported'])
  await admin.open(reportUrl)
  const rows = [...admin.page().document.querySelectorAll('#loggingLogGrid_table tbody tr')].map(row => [...row.querySelectorAll('td')].slice(1).map(cell => cell.textContent!.replaceAll(/\s+/g, ' ').trim()))
  t.same(rows[3], ['Admin', 'Configuration saved', '127.0.0.1', 'admin', 'Success', 'general'])
  t.same(rows[2], ['Admin', 'Request refused', '127.0.0.1', 'clerk', 'Refused', '/admin/admin/system_config/edit/section/general/'])
  await admin.follow('#loggingLogGrid_table tbody tr:last-child a')
  t.equal(admin.page().document.querySelector('h1')?.textContent?.trim(), 'Log Entry #1')
  t.match(admin.page().document.querySelector('pre')!.textContent, /"to": "Audited"/)
  t.equal((await admin.open('/admin/admin/logging/details/event_id/99/')).status, 404)
  t.equal((await clerk.open(reportUrl)).status, 403)
})

t.test('the report is narrowed, sorted and exported; what looks like a formula or a new line stays text', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const clerk = await enterWith(testApp, ['Magento_Backend::dashboard'], { username: '=cmd()\u001b[31m' })
  await clerk.open('/admin/admin/system_config/edit/section/general/')
  await admin.open('/admin/admin/system_config/edit/section/general/')
  await admin.submit('#config-edit-form', { [nameField]: 'a "b",c' })
  const count = (): number => admin.page().document.querySelectorAll('#loggingLogGrid_table tbody tr._clickable').length
  await admin.open(reportUrl)
  t.equal(count(), 2)
  await admin.submit('#loggingLogGrid_filter_form', { status: 'refused' })
  t.equal(count(), 1)
  await admin.submit('#loggingLogGrid_filter_form', { status: '', user: 'ADM' })
  t.equal(count(), 1)
  await admin.open(`${reportUrl}?time%5Bfrom%5D=2026-03-03&user=`)
  t.equal(count(), 0)
  await admin.open(`${reportUrl}?time%5Bfrom%5D=yesterday`)
  t.equal(count(), 2)
  t.match(admin.page().messages('warning')[0], /A time is written as/)
  await admin.open(`${reportUrl}index/filter/${Buffer.from('action=config_saved').toString('base64')}/sort/time/dir/asc/`)
  t.equal(count(), 1)
  const csv = (await admin.open('/admin/admin/logging/exportCsv/')).body
  t.match(csv.split('\r\n')[1], /,'=cmd\(\)/)
  t.equal(csv.trimEnd().split('\r\n').length, 4, 'the head, two entries, and that of the export itself')
  const json = JSON.parse((await admin.open('/admin/admin/logging/exportJson/?user=admin')).body) as Array<{ action: string }>
  t.same(json.map(({ action }) => action), ['config_saved', 'audit_log_exported', 'audit_log_exported'])
})

t.test('the command says that the log holds, and where it does not', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/system_config/edit/section/general/')
  await admin.submit('#config-edit-form', { [nameField]: 'One' })
  const call = async (...words: string[]) => await callCommand(testApp, 'audit:verify', ...words)
  t.match(await call(), { code: 0, out: 'The action log holds: 1 entries, each as it was written.\n' })
  await testApp.database('backroom_audit_event').update({ user_name: 'somebody else' })
  t.match(await call(), { code: 1, out: /does not hold from entry 1 on\. The entry was changed/ })
  t.match(JSON.parse((await call('--format=json')).out), { holds: false, fault: { id: 1, kind: 'changed' } })
})

t.test('a changed verdict is recorded once, a key only as its fingerprint, and nothing of a save that is refused', async t => {
  const testApp = await createTestApp(t)
  const key = await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (let count = 0; count < 3; count++) await admin.open('/admin/channel/amazon/')
  t.equal((await listActions(testApp)).filter(action => action === 'verdict_changed').length, 1)
  const before = await listActions(testApp)
  await admin.open(connectorUrl)
  await admin.post('/admin/admin/system_config/save/section/general/', [['form_key', formKeyOf(admin)], ['groups[locale][fields][timezone][value]', 'Nowhere/Land']])
  t.same(await listActions(testApp), before)
  t.notMatch(JSON.stringify(await testApp.database('backroom_audit_event')), key)
})

t.test('every action that the product records has a name for people', async t => {
  const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
  const texts = files.map(file => [file, readFileSync(join(packageRoot, 'src', file), 'utf8')] as const)
  const named = new Set(texts.filter(([file]) => file.endsWith('audit-actions.ts')).flatMap(([, text]) => [...text.matchAll(/^ {2}(\w+): '/gm)].map(match => match[1]!)))
  const recorded = texts.flatMap(([, text]) => [...text.matchAll(/\baction: '(\w+)',\s+outcome:|purgeAction = '(\w+)'/g)].map(match => match[1] ?? match[2]!))
  t.ok(recorded.length > 12)
  t.same(recorded.filter(action => !named.has(action)), [])
})
