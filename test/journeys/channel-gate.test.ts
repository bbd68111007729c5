import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { addSecretStore, channelUrl, listVerdicts, reasonOf, storeValidKey } from '../helpers/channel.ts'
import { enter, formKeyOf } from '../helpers/people.ts'
import { collectRoutes, toAddress } from '../helpers/routes.ts'

const storeData = /Canary Store 4711|canary-4711/
/** The one part of the channel that stands outside the check, since it explains keys that do not open it. */
const keyCheckUrl = '/admin/channel/amazon/key_check'

t.test('every route of the channel, taken from the route table, stands behind the key', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const uuid = await addSecretStore(testApp)
  const channel = routes.filter(({ url }) => url.startsWith('/admin/channel/') && !url.startsWith(keyCheckUrl))
  t.ok(channel.length > 20, `${channel.length} routes were found`)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  const formKey = formKeyOf(admin)
  let checks = (await listVerdicts(testApp)).length
  for (const { method, url } of channel) {
    const address = toAddress(url, `uuid/${uuid}`)
    if (method === 'HEAD') {
      const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
      t.equal((await testApp.app.inject({ method, url: address, headers: { cookie } })).body, '', address)
    } else {
      const page = method === 'POST' ? await admin.post(address, [['form_key', formKey]]) : await admin.open(address)
      t.equal(reasonOf(page), 'missing', `${method} ${address}`)
      t.equal(page.status, method === 'POST' ? 409 : 200)
      t.notMatch(page.body, storeData, address)
    }
    t.equal((await listVerdicts(testApp)).length, ++checks, `one check for ${method} ${address}`)
  }
})

t.test('Key check opens without a key, shows nothing of a store, and looking at it checks nothing', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  const uuid = await addSecretStore(testApp)
  const admin = await enter(testApp)
  await admin.open(channelUrl)
  const formKey = formKeyOf(admin)
  const own = routes.filter(({ url, method }) => url.startsWith(keyCheckUrl) && method !== 'HEAD')
  t.ok(own.length >= 4, `${own.length} routes were found`)
  for (const { method, url } of own) {
    const address = toAddress(url, `uuid/${uuid}`)
    const page = method === 'POST' ? await admin.post(address, [['form_key', formKey]]) : await admin.open(address)
    t.equal(reasonOf(page), null, `${method} ${address}`)
    t.notMatch(page.body, storeData, address)
  }
  t.equal((await listVerdicts(testApp)).length, 1)
})

t.test('what the channel has no page for is behind the key too', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  for (const path of ['graphql', 'graphql/', 'no/such/page', 'store_details/uuid', 'index/key/abc', '%252e%252e', 'a'.repeat(500), 'ü', '.env']) {
    t.equal(reasonOf(await admin.open(channelUrl + path)), 'missing', path)
  }
  await storeValidKey(testApp)
  t.equal((await admin.open(`${channelUrl}graphql`)).status, 404, 'with a valid key it is a plain 404')
})

t.test('a deep link to a store shows the prompt and nothing of the store, and the store once the key is valid', async t => {
  const testApp = await createTestApp(t)
  const uuid = await addSecretStore(testApp)
  const admin = await enter(testApp)
  const url = `${channelUrl}store_details/uuid/${uuid}/`
  const closed = await admin.open(url)
  t.equal(reasonOf(closed), 'missing')
  t.notMatch(closed.body, storeData)
  await storeValidKey(testApp)
  const open = await admin.open(url)
  t.equal(open.status, 200)
  t.match(open.text, /Canary Store 4711/)
  t.match((await admin.follow('a[href*=store_settings]')).body, /canary-4711@example.com/)
})

t.test('other methods get nothing either', async t => {
  const testApp = await createTestApp(t)
  await addSecretStore(testApp)
  const admin = await enter(testApp)
  const cookie = [...admin.cookies].map(pair => pair.join('=')).join('; ')
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    const answer = await testApp.app.inject({ method, url: channelUrl, headers: { cookie } })
    t.ok(answer.statusCode >= 400, `${method}: ${answer.statusCode}`)
    t.notMatch(answer.body, storeData)
  }
})

t.test('no page outside the channel tells of its stores but their number', async t => {
  const testApp = await createTestApp(t)
  await addSecretStore(testApp)
  const admin = await enter(testApp)
  for (const url of ['/admin/admin/dashboard/', '/admin/admin/notification/', '/admin/admin/index/globalSearch/?q=canary&isAjax=true', '/admin/admin/system_config/edit/section/saleschannels/']) {
    t.notMatch((await admin.open(url)).body, storeData, url)
  }
})

t.test('a store that does not exist is a 404', async t => {
  const testApp = await createTestApp(t)
  await storeValidKey(testApp)
  const admin = await enter(testApp)
  for (const path of ['store_details/', 'store_details/uuid/nobody/', 'store_details/uuid/%27%20or%201=1--/']) {
    t.equal((await admin.open(channelUrl + path)).status, 404, path)
  }
})
