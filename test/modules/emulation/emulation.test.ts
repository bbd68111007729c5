import t from 'tap'
import { createTestApp, type TestApp } from '../../helpers/app.ts'
import { channelUrl, connectorUrl, createFakeAuthority, issueKey, keyField, listVerdicts, reasonOf, storeKey, storeValidKey, storeValue } from '../../helpers/channel.ts'
import { callCommand } from '../../helpers/command-line.ts'
import { enter, enterWith, formKeyOf } from '../../helpers/people.ts'

const differencesUrl = '/admin/emulation/differences/'
const requestsUrl = '/admin/emulation/requests/'

async function asShipped (testApp: TestApp): Promise<void> {
  await storeValue(testApp, 'backroom_emulation/behaviour/differences', 'shipped')
}

t.test('the differences are listed with what stands now, and the section leads there', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const row = (topic: string): string => admin.page().document.querySelector(`[data-topic="${topic}"] td:last-child`)!.textContent!.trim()
  await admin.open(differencesUrl)
  t.same([row('outage'), row('log_history')], ['Corrected', 'Corrected'])
  await admin.open('/admin/admin/system_config/edit/section/backroom_emulation/')
  await admin.submit('#config-edit-form', { 'groups[behaviour][fields][differences][value]': 'shipped', 'groups[behaviour][fields][differences][inherit]': null })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
  await admin.follow('a[href$="emulation/differences"]')
  t.equal(admin.page().document.querySelector('h1')?.textContent?.trim(), 'Where Guide and Original Differ')
  t.same([row('outage'), row('log_history')], ['As shipped', 'As shipped'])
  t.match(row('storage'), /^Corrected\s*Not switched: /)
})

t.test('the calls of the gateway are shown, found and repeated with the stored key', async t => {
  const testApp = await createTestApp(t)
  const key = await storeValidKey(testApp)
  const ask = async (headers: Record<string, string>): Promise<unknown> => await testApp.app.inject({ url: '/gateway/apikeycheck', headers })
  await ask({ 'magento-api-key': key, 'user-agent': '<script>alert(1)</script>' })
  await ask({ 'magento-api-key': (await issueKey(testApp)).key })
  await ask({})
  const admin = await enter(testApp)
  const rows = (): number => admin.page().document.querySelectorAll('tbody tr[class~="_clickable"]').length
  await admin.open(requestsUrl)
  t.equal(rows(), 3)
  await admin.submit('#gatewayRequestGrid_filter_form', { status: '4xx' })
  t.equal(rows(), 1)
  await admin.submit('#gatewayRequestGrid_filter_form', { status: '', path: 'apikey', 'received_at[from]': '2026-03-02 01:00', 'received_at[to]': '2026-03-02 01:01' })
  t.equal(rows(), 3, 'times are of the Admin\'s time zone, Los Angeles')
  await admin.submit('#gatewayRequestGrid_filter_form', { status: 'many', 'received_at[from]': 'yesterday' })
  t.equal(admin.page().messages('warning').length, 2)
  t.equal(rows(), 3)
  const page = await admin.open(`${requestsUrl}view/id/1/`)
  t.match(page.text, /magento-api-key\(fingerprint [0-9a-f]{12}, …/)
  t.notOk(page.body.includes(key))
  t.notOk(page.body.includes('<script>alert(1)'))
  await admin.submit('#replay-form')
  t.same(admin.page().messages('success'), ['The call was repeated and answered with status 200.'])
  t.match(admin.page().url, /view\/id\/4\//)
  t.notOk(admin.page().body.includes(key))
  await admin.open(`${requestsUrl}view/id/2/`)
  t.match(admin.page().text, /its API key is not stored/)
  t.equal(admin.page().document.querySelector('#replay-form'), null)
  await admin.post(`${requestsUrl}replay/`, [['form_key', formKeyOf(admin)], ['id', '2']])
  t.match(admin.page().messages('error'), [/its API key is not stored/])
  t.equal(await testApp.database('gateway_request').count({ n: '*' }).then(([row]) => Number(row!['n'])), 4, 'nothing was asked')
  for (const id of ['0', '999', 'x']) t.equal((await admin.open(`${requestsUrl}view/id/${id}/`)).status, 404, id)
})

t.test('both have an ACL resource of their own, and repeating needs the form key', async t => {
  const testApp = await createTestApp(t)
  const clerk = await enterWith(testApp, ['Backroom_Emulation::config'])
  t.equal((await clerk.open(differencesUrl)).status, 200)
  t.equal((await clerk.open(requestsUrl)).status, 403)
  const developer = await enterWith(testApp, ['Backroom_Emulation::requests'], { username: 'developer' })
  t.equal((await developer.open(differencesUrl)).status, 403)
  t.equal((await developer.open(requestsUrl)).status, 200)
  await testApp.app.inject({ url: '/gateway/apikeycheck' })
  await developer.post(`${requestsUrl}replay/`, [['id', '1']])
  t.equal((await testApp.database('gateway_request')).length, 1)
})

t.test('as shipped an outage opens the prompt and a redirect opens the channel; without any answer nothing is known', async t => {
  const authority = createFakeAuthority()
  const testApp = await createTestApp(t, { authority })
  await storeKey(testApp, (await issueKey(testApp)).key)
  const admin = await enter(testApp)
  const outcomes = async (): Promise<Array<string | null>> => {
    const found: Array<string | null> = []
    for (const httpStatus of [503, 302, 404, undefined]) {
      authority.answer = { outcome: 'unreachable', reason: `HTTP ${httpStatus ?? 'none'}`, ...httpStatus === undefined ? {} : { httpStatus } }
      found.push(reasonOf(await admin.open(channelUrl)))
    }
    return found
  }
  t.same(await outcomes(), ['unreachable', 'unreachable', 'unreachable', 'unreachable'])
  await asShipped(testApp)
  t.same(await outcomes(), ['unknown', null, 'unknown', 'unreachable'])
  t.match((await listVerdicts(testApp)).slice(4).map(({ reason }) => reason), [/HTTP 503, taken for a bad key \(as shipped\)/, /HTTP 302, taken for valid/, /404/, 'HTTP none'])
  await storeValue(testApp, 'backroom_emulation/behaviour/differences', 'documented')
  t.same(await outcomes(), ['unreachable', 'unreachable', 'unreachable', 'unreachable'], 'the guide is silent')
})

t.test('as shipped saving a key checks nothing', async t => {
  const testApp = await createTestApp(t)
  await asShipped(testApp)
  const { key } = await issueKey(testApp)
  const admin = await enter(testApp)
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: key })
  t.same(admin.page().messages('success'), ['You saved the configuration.'])
  t.same(await listVerdicts(testApp), [])
})

t.test('as shipped only the home page and the logs ask for a key, and the command line does not stop the other background tasks', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const reasons = async (): Promise<Array<string | null>> => {
    const seen = []
    for (const page of ['', 'index/', 'logs/', 'learning/', 'account_create/']) seen.push(reasonOf(await admin.open(channelUrl + page)))
    return seen
  }
  t.same(await reasons(), Array(5).fill('missing'), 'corrected: every page')
  await storeValue(testApp, 'saleschannels/general/cron_source', '2')
  const runs = async (): Promise<number> => {
    await callCommand({ env: testApp.env, database: testApp.database, clock: testApp.clock }, 'cron:run')
    return (await testApp.database('cron_schedule').where({ job_code: 'channel_amazon_clear_logs', status: 'success' })).length
  }
  t.equal(await runs(), 0)
  await asShipped(testApp)
  t.same(await reasons(), ['missing', 'missing', 'missing', null, null])
  t.equal(await runs(), 1)
})
