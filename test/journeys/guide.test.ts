import t from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { addSecretStore, channelUrl, connectorUrl, createFakeAuthority, issueKey, keyField, listVerdicts, portalOf, secretStore, storeKey } from '../helpers/channel.ts'
import { enter, enterWith, formKeyOf } from '../helpers/people.ts'
import type { Page, Visitor } from '../helpers/visitor.ts'

const guideUrl = '/admin/guide/index/'
const statusUrl = '/admin/guide/status/'
const certificateUrl = '/admin/guide/certificate/'
const portalUrl = '/account/apiportal/index/index/'

interface Status { panel: string, isFinished: boolean, summary: string, steps: Array<{ id: string, state: string, missing: string }> }

async function askStatus (visitor: Visitor): Promise<Status> {
  return JSON.parse((await visitor.open(statusUrl, { 'x-requested-with': 'XMLHttpRequest' })).body) as Status
}

/** Which numbers are lit, as `1 2 3`. */
function toLit (steps: Status['steps']): string {
  return steps.map(({ state }, index) => state === 'done' ? index + 1 : '').join(' ').replace(/\s+/g, ' ').trim()
}

/** The same of a page that the guide stands on or beside. */
function litOn ({ document }: Page): string {
  return toLit([...document.querySelectorAll('[data-guide-step]')].map(step => ({ id: '', state: step.getAttribute('data-state')!, missing: '' })))
}

async function startRun (visitor: Visitor): Promise<Page> {
  await visitor.open(guideUrl)
  return await visitor.submit('form[action$="guide/run/start/"]')
}

async function registerOwner (testApp: TestApp): Promise<Visitor> {
  const owner = testApp.visitor()
  await owner.open(portalUrl)
  await owner.follow('a[href*="account/create"]')
  await owner.submit('#form-validate', { firstname: 'Ada', lastname: 'Owner', company: 'Ada Ltd', email: 'ada@example.com', password: 'Portal-Canary-1', password_confirmation: 'Portal-Canary-1' })
  return owner
}

/** Goes the way from no key to the channel without any page in between. */
async function goAllTheWay (testApp: TestApp, admin: Visitor): Promise<string> {
  await admin.open(channelUrl)
  const owner = await registerOwner(testApp)
  const portal = await owner.submit('#api-key-form', { description: 'Amazon Sales Channel' })
  const key = (portal.document.querySelector('tr[data-key-id] input') as HTMLInputElement).value
  await admin.open(connectorUrl)
  await admin.submit('#config-edit-form', { [keyField()]: key })
  await admin.open(channelUrl)
  return key
}

t.test('the whole procedure: each step lights up when it is true, in a second tab too, and goes out when it no longer is', async t => {
  const testApp = await createTestApp(t)
  const [admin, secondTab] = [await testApp.signedIn(), await enter(testApp)]
  const expectLit = async (page: Page, lit: string, what: string): Promise<void> => {
    t.equal(litOn(page), lit, what)
    t.equal(toLit((await askStatus(secondTab)).steps), lit, `${what}: in a second tab`)
  }
  t.equal((await admin.open(guideUrl)).document.querySelectorAll('[data-guide-step]').length, 0, 'nothing is judged before a run')
  await expectLit(await startRun(admin), '1', 'signed in')
  await expectLit(await admin.follow('[data-ui-id=menu-magento-amazon-channel-amazon-index] a'), '1 2', 'the prompt was seen')
  t.equal(admin.page().document.querySelector('[data-reason]')?.getAttribute('data-reason'), 'missing')
  const checks = (await listVerdicts(testApp)).length

  t.match((await askStatus(secondTab)).steps[2]!.missing, /no Commerce account yet/)
  const owner = await registerOwner(testApp)
  await expectLit(await admin.open('/admin/admin/dashboard/'), '1 2 3', 'an account, and somebody signed in to it')
  const portal = await owner.submit('#api-key-form', { description: 'Amazon Sales Channel' })
  const key = (portal.document.querySelector('tr[data-key-id] input') as HTMLInputElement).value
  await expectLit(await admin.open('/admin/admin/dashboard/'), '1 2 3 4', 'a key lives')
  t.match((await askStatus(secondTab)).steps[4]!.missing, /cannot see the clipboard/)
  t.equal((await listVerdicts(testApp)).length, checks, 'the guide has checked nothing: it is no access of the channel')

  t.equal(litOn(await admin.open(connectorUrl)), '1 2 3 4 6', 'this browser has the section before it')
  t.equal(toLit((await askStatus(secondTab)).steps), '1 2 3 4', 'another one knows nothing of that')
  await expectLit(await admin.submit('#config-edit-form', { [keyField()]: key }), '1 2 3 4 5 6 7 8', 'stored, the portal\'s, and valid')
  t.notOk((await askStatus(secondTab)).isFinished)
  await expectLit(await admin.open(channelUrl), '1 2 3 4 5 6 7 8 9', 'the key opened the channel')
  t.ok((await askStatus(secondTab)).isFinished)

  await owner.follow('a[href*="/delete/"]')
  await owner.submit('form[action*="delete"]')
  await expectLit(await admin.open('/admin/admin/dashboard/'), '1 2 3 6 7', 'the key is gone: what hung on it is dark, what is stored is stored')
  t.match(admin.page().document.querySelector('[data-guide-step=save-config]')?.textContent, /does not live in the API Portal/)
  t.notOk(admin.page().body.includes(key), 'no page has the key')
  testApp.clock.forward(3700)
  t.equal(toLit((await askStatus(await enter(testApp))).steps), '1 2 6 7', 'after an hour the account\'s session is over too')
})

t.test('an expired key puts lights out at its very moment, and a new one puts them on again', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await startRun(admin)
  const { key } = await issueKey(testApp, { expiresAt: new Date('2026-03-02T09:10:00Z') })
  await storeKey(testApp, key)
  t.match((await askStatus(admin)).steps[7]!.missing, /not been checked yet/, 'stored by another program, nobody has asked about it')
  await admin.open(channelUrl)
  t.equal(toLit((await askStatus(admin)).steps), '1 2 4 5 6 7 8 9')
  testApp.clock.set('2026-03-02T09:09:59Z')
  t.equal(toLit((await askStatus(admin)).steps), '1 2 4 5 6 7 8 9')
  testApp.clock.set('2026-03-02T09:10:00Z')
  t.equal(toLit((await askStatus(admin)).steps), '1 2 6 7')
  await storeKey(testApp, (await issueKey(testApp)).key)
  t.equal(toLit((await askStatus(admin)).steps), '1 2 4 5 6 7', 'not valid before it is checked')
  await admin.open(channelUrl)
  t.equal(toLit((await askStatus(admin)).steps), '1 2 4 5 6 7 8 9')
})

t.test('with another server\'s portal nothing of it is claimed to be seen', async t => {
  const authority = createFakeAuthority({ outcome: 'unknown', reason: 'HTTP 401' })
  const testApp = await createTestApp(t, { authority, variables: { GATEWAY_URL: 'https://keys.example' } })
  const admin = await enter(testApp)
  await startRun(admin)
  await storeKey(testApp, (await issueKey(testApp)).key)
  await admin.open(channelUrl)
  const { steps } = await askStatus(admin)
  t.equal(toLit(steps), '1 2 6 7')
  t.match(steps[2]!.missing, /on another server/)
  t.match(steps[7]!.missing, /came to: Unknown key\./)
  authority.answer = { outcome: 'valid', reason: 'HTTP 200' }
  await admin.open(channelUrl)
  t.equal(toLit((await askStatus(admin)).steps), '1 2 3 4 5 6 7 8 9')
  authority.answer = { outcome: 'unreachable', reason: 'timeout' }
  await admin.open(channelUrl)
  t.equal(toLit((await askStatus(admin)).steps), '1 2 3 4 5 6 7 8', 'that nobody answers says nothing about the key, but this entry did not open')
})

t.test('the certificate: not before the end, proved by its number, and the same afterwards', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  t.match((await admin.open(certificateUrl)).text, /none has begun/)
  await startRun(admin)
  const early = await admin.open(certificateUrl)
  t.match(early.text, /not been true yet.*Open Amazon Sales Channel.*Press Save Config/)
  t.equal(early.document.querySelector('.guide-certificate'), null)
  testApp.clock.forward(60)
  const key = await goAllTheWay(testApp, admin)
  const own = await admin.open(certificateUrl)
  const number = own.document.querySelector('#certificate-number')!.textContent!
  t.match(number, /^\d+-[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  const [last] = (await listVerdicts(testApp)).slice(-1)
  for (const said of ['admin', 'http://localhost:9080/', '0.1.0', last!.fingerprint!, 'Mar 2, 2026, 1:01']) t.ok(own.text.includes(said), said)
  t.notOk(own.body.includes(key))

  const trainer = await enterWith(testApp, ['Magento_Backend::admin', 'Backroom_Guide::guide'], { username: 'trainer' })
  await trainer.open(certificateUrl)
  const seen = await trainer.submit('.guide-look-up', { number: ` ${number.toLowerCase()} ` })
  t.equal(seen.url, `${certificateUrl}number/${number}/`)
  t.equal(seen.document.querySelector('#certificate-number')?.textContent, number)
  const forged = number.slice(0, -1) + (number.endsWith('0') ? '1' : '0')
  t.equal((await trainer.open(`${certificateUrl}number/${forged}/`)).status, 404)
  for (const strange of ['nonsense', '99-AAAA-AAAA-AAAA-AAAA', '%3Cscript%3E']) {
    const page = await trainer.open(`${certificateUrl}number/${strange}/`)
    t.equal(page.status, 404, strange)
    t.notOk(page.body.includes('<script>E'), strange)
  }

  await startRun(admin)
  t.equal(litOn(await admin.open(guideUrl)), '1 3 4 5 6 7 8', 'started again: what this run has to show is open, what is so is so')
  t.equal((await admin.open(certificateUrl)).document.querySelector(`a[href$="${number}/"]`)?.textContent, number, 'the earlier certificate is still to be found')
  await testApp.database('backroom_guide_run').where({ id: Number(number.split('-')[0]) }).update({ user_name: 'Somebody Else' })
  t.equal((await trainer.open(`${certificateUrl}number/${number}/`)).status, 404, 'who changes the row has no certificate any more')
})

t.test('the guide is switched per user, costs the others nothing, and is gone back from to where one was', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  t.equal((await admin.open('/admin/admin/dashboard/')).document.querySelector('.guide-panel'), null, 'off to begin with')
  t.notOk(admin.page().body.includes('guide.css'))
  await startRun(admin)
  t.ok((await admin.open('/admin/admin/dashboard/')).document.querySelector('aside.guide-panel details[open]'))
  const formKey = formKeyOf(admin)
  await admin.post('/admin/guide/panel/save/', [['form_key', formKey], ['panel', 'closed']], { 'x-requested-with': 'XMLHttpRequest' })
  t.ok((await admin.open('/admin/admin/dashboard/')).document.querySelector('.guide-panel details:not([open])'), 'folded stays folded')
  const other = await enterWith(testApp, ['Magento_Backend::admin', 'Magento_Backend::dashboard', 'Backroom_Guide::guide'])
  t.equal((await other.open('/admin/admin/dashboard/')).document.querySelector('.guide-panel'), null)
  const back = await admin.submit('.guide-panel-foot form', { panel: 'off' })
  t.equal(back.url, '/admin/admin/dashboard/')
  t.equal(back.document.querySelector('.guide-panel'), null)
  await admin.post('/admin/guide/panel/save/', [['form_key', formKey], ['panel', 'open'], ['return_to', '//evil.example/']])
  t.equal(admin.page().url, guideUrl, 'never to another site')
  await admin.post('/admin/guide/panel/save/', [['form_key', 'wrong'], ['panel', 'off']])
  t.equal((await askStatus(admin)).panel, 'open', 'nobody hides it from outside')
  const denied = await enterWith(testApp, ['Magento_Backend::admin', 'Magento_SalesChannels::channel_amazon'], { username: 'nobody' })
  t.equal((await denied.open(guideUrl)).status, 403)
  t.equal((await denied.open(channelUrl)).document.querySelector('#api-key-guide'), null, 'no link where it leads nowhere')
})

t.test('where the guide is off a page asks for one row of it; where it is on, every question is answered from an index', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  const asked: Array<{ sql: string, bindings: readonly unknown[] }> = []
  testApp.database.on('query', query => { asked.push(query as typeof asked[number]) })
  await admin.open('/admin/admin/dashboard/')
  t.equal(asked.filter(({ sql }) => sql.includes('backroom_guide')).length, 1)
  await startRun(admin)
  await storeKey(testApp, (await issueKey(testApp)).key)
  await admin.open(channelUrl)
  await askStatus(admin)
  asked.length = 0
  await askStatus(admin)
  const ofStatus = asked.splice(0)
  t.ok(ofStatus.some(({ sql }) => sql.includes('account_api_key')), 'the queries were really heard')
  t.ok(ofStatus.length <= 25, `${ofStatus.length} queries`)
  t.same(ofStatus.filter(({ sql }) => /^\s*(?:insert|update|delete)/i.test(sql)), [], 'looking again writes nothing')
  for (const { sql, bindings } of ofStatus) {
    const plan = await testApp.database.raw(`explain query plan ${sql}`, bindings as string[]) as Array<{ detail: string }>
    // The first row of a table is read without looking at the others.
    const readsOneRow = !sql.includes('where') && sql.endsWith('order by id limit 1')
    if (!readsOneRow) t.same(plan.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN')), [], sql)
  }
})

t.test('beside the prompt the guide tells nothing of the stores, and in each language the labels of the guide stay English', async t => {
  const testApp = await createTestApp(t)
  await addSecretStore(testApp)
  const admin = await enter(testApp)
  t.ok((await admin.open(channelUrl)).document.querySelector('#api-key-guide[href="/admin/guide/index/"]'))
  await startRun(admin)
  const { id, accountId, key } = await issueKey(testApp)
  await storeKey(testApp, key)
  await portalOf(testApp).revoke(accountId, id)
  const texts = new Set<string>()
  for (const locale of ['en_US', 'it_IT', 'es_ES']) {
    await testApp.database('admin_user').where({ user_id: 1 }).update({ interface_locale: locale })
    const prompt = await admin.open(channelUrl)
    t.equal(litOn(prompt), '1 2 6 7', locale)
    t.notOk(prompt.body.includes(secretStore.name))
    const { text } = await admin.open(guideUrl)
    for (const label of ['Marketing > Channels > Amazon Sales Channel', 'Welcome to Amazon Sales Channel', 'API Portal', 'Add New', 'Add the key', 'Production Api key', 'Save Config', 'Services > Magento Services']) t.ok(text.includes(label), `${locale}: ${label}`)
    texts.add(admin.page().document.querySelector('.guide-step-missing:not([hidden])')!.textContent!)
  }
  t.equal(texts.size, 3, 'around them each language has its own words')
})
