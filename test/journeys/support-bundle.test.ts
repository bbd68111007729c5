import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { bundleSchema } from '../../src/modules/amazon/key-check/bundle-schema.ts'
import { adminUser, createTestApp, testCryptKey } from '../helpers/app.ts'
import { channelUrl, issueKey, keyPaths, storeKey, storeValue } from '../helpers/channel.ts'
import { callCommand, createCommandLine } from '../helpers/command-line.ts'
import { enter, formKeyOf } from '../helpers/people.ts'

const bundleUrl = `${channelUrl}key_check/bundle/`

t.test('no secret and no name leaves in a bundle or an export, wherever it was planted', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  const formKey = formKeyOf(admin)
  await fc.assert(fc.asyncProperty(fc.stringMatching(/^Canary[A-Za-z0-9]{8,20}$/), fc.boolean(), async (canary, isClear) => {
    const { key } = await issueKey(testApp)
    if (isClear) await storeValue(testApp, keyPaths.production, canary)
    else await storeKey(testApp, key)
    await storeKey(testApp, canary, 'sandbox')
    await storeValue(testApp, 'services_connector/api_portal_url', `https://user:${canary}@portal.example/?token=${canary}#${canary}`)
    await testApp.database('admin_user').update({ username: canary })
    await admin.open(channelUrl)
    const bundle = (await admin.post(bundleUrl, [['form_key', formKey]])).body
    const exports = [(await admin.open(`${channelUrl}key_check/export/format/csv/`)).body, (await admin.open(`${channelUrl}key_check/export/format/json/`)).body].join('')
    await testApp.database('admin_user').update({ username: adminUser.username })
    await testApp.database('backroom_key_validation').where({ user_name: canary }).delete()
    const secrets = [key, testCryptKey, adminUser.password, formKey, ...admin.cookies.values()]
    return [...secrets, canary].every(secret => !bundle.includes(secret)) && secrets.every(secret => !exports.includes(secret)) && bundleSchema.safeParse(JSON.parse(bundle)).success
  }), { numRuns: 3 })
})

t.test('a bundle replayed elsewhere makes the pages there show the same', async t => {
  const origin = await createTestApp(t)
  const { key } = await issueKey(origin)
  await storeKey(origin, key)
  await storeValue(origin, 'saleschannels/general/log_history', '30')
  await storeValue(origin, 'services_connector/api_portal_url', '/portal-elsewhere/')
  const admin = await enter(origin)
  await admin.open(channelUrl)
  await storeKey(origin, key, 'production', 'x'.repeat(32))
  await admin.open(channelUrl)
  const { body, headers } = await admin.post(bundleUrl, [['form_key', formKeyOf(admin)]])
  t.equal(headers['content-disposition'], 'attachment; filename="backroom-support-2026-03-02.json"')
  t.match(JSON.parse(body), { product: { mode: 'developer', node: process.version }, verdicts: [{ name: 'undecryptable', user: 'user 1' }, { name: 'valid' }] })

  const copy = await createTestApp(t)
  const file = join(copy.dataDir, 'bundle.json')
  writeFileSync(file, body)
  const replay = async (...words: string[]) => await callCommand({ env: copy.env, database: copy.database, clock: copy.clock }, 'channel:amazon:bundle:replay', ...words, file)
  const dry = await replay('--dry-run')
  t.match(dry, { code: 0, out: /log_history: "30"/ })
  t.match(dry.out, /Dry run, nothing was changed: 2 key checks, 2 settings\./)
  t.same(await copy.database('backroom_key_validation'), [])
  t.match(await replay(), { code: 0, out: /production_api_key: left out, it is a secret \(undecryptable there\)/ })
  const visitor = await enter(copy)
  const pages = await Promise.all([admin, visitor].map(async somebody => (await somebody.open(`${channelUrl}key_check/`)).document.querySelector('#keyCheckGrid tbody')!.textContent!.replace(/\s+/g, ' ')))
  t.equal(pages[1], pages[0]!.replaceAll('admin', 'user 1'))
  t.match((await visitor.open('/admin/admin/system_config/edit/section/saleschannels/')).document.querySelector('#saleschannels_general_log_history [selected]')?.getAttribute('value'), '30')
  t.match(await replay(), { code: 1, out: /recorded here already\. Use --replace/ })
  t.match(await replay('--replace'), { code: 0, out: /replayed: 2 key checks, 0 settings/ })
})

t.test('what is no bundle is refused with its place, and so is a replay in production', async t => {
  const line = await createCommandLine(t)
  const file = join(line.dataDir, 'bundle.json')
  const bundle = JSON.parse((await line.call('channel:amazon:bundle')).out) as { configuration: object[] }
  const secret = { path: keyPaths.production, source: 'row', place: null, state: 'set', isSecret: false, value: 'planted', fingerprint: null }
  for (const [content, expected] of [['{', /not JSON/], ['{}', /no support bundle of this version: at "format"/], [JSON.stringify({ ...bundle, extra: 1 }), /no support bundle/], [JSON.stringify({ ...bundle, configuration: [secret] }), /a bundle does not carry this path/]] as const) {
    writeFileSync(file, content)
    t.match(await line.call('channel:amazon:bundle:replay', file), { code: 1, out: expected })
  }
  t.same(await line.database('core_config_data').where({ path: keyPaths.production }), [])
  const production = await createCommandLine(t, { variables: { BACKROOM_MODE: 'production', BASE_URL: 'https://shop.example' } })
  t.match(await production.call('channel:amazon:bundle:replay', file), { code: 1, out: /developer mode only/ })
})
