import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter, formKeyOf } from '../helpers/people.ts'

const sites = ['/', '/admin/admin/dashboard/', '/admin/channel/amazon/', '/account/customer/account/', '/seller-central/', '/gateway/apikeycheck', '/health', '/static/nothing']

t.test('methods that nobody needs are refused on every site', async t => {
  const { app } = await createTestApp(t)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  for (const path of sites) {
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'LOCK', 'CONNECT']) {
      const status = await ask(port, method, path)
      const expected = method === 'CONNECT' ? [0, 400, 404, 405] : path.startsWith('/admin/') || ['TRACE', 'PROPFIND', 'LOCK'].includes(method) ? [405] : [401, 404, 405]
      t.ok(expected.includes(status), `${method} ${path}: ${status}`)
    }
  }
})

/** The status of an answer; 0 where the connection was closed without one. */
async function ask (port: number, method: string, path: string): Promise<number> {
  return await new Promise(resolve => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers: { 'x-canary': 'echo-canary' } }, response => {
      response.resume().once('end', () => { resolve(response.statusCode!) })
    })
    asked.once('connect', response => { resolve(response.statusCode!) }).once('error', () => { resolve(0) })
    asked.end()
  })
}

t.test('a method in a header or a field is no method', async t => {
  const testApp = await createTestApp(t)
  const admin = await enter(testApp)
  await admin.open('/admin/admin/dashboard/')
  const formKey = formKeyOf(admin)
  const before = JSON.stringify(await testApp.database('store'))
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    t.equal((await admin.open('/admin/admin/system_store/deleteStorePost/item_id/1/', { [name]: 'POST' })).status, 404, name)
  }
  await admin.open(`/admin/admin/system_store/index/?_method=DELETE&form_key=${formKey}`)
  await admin.post('/admin/admin/system_store/index/', [['form_key', formKey], ['_method', 'DELETE'], ['item_id', '1']])
  t.equal(JSON.stringify(await testApp.database('store')), before)
})
