import t from 'tap'
import { createTestApp, adminUser } from '../../helpers/app.ts'
import { enter } from '../../helpers/people.ts'
import { callService, fetchToken } from '../../helpers/rest.ts'

const tokenPath = '/V1/integration/admin/token'
const required = '"%fieldName" is required. Enter and try again.'

t.test('what is wrong with a request is said in the original\'s shape', async t => {
  const testApp = await createTestApp(t)
  const cases: ReadonlyArray<[string, object, number, object]> = [
    ['one field is missing', { body: { username: 'admin' } }, 400, { message: required, parameters: { fieldName: 'password' } }],
    ['one is empty', { body: { username: '', password: 'x' } }, 400, { message: required, parameters: { fieldName: 'username' } }],
    ['two are missing', { body: {} }, 400, { message: 'One or more input exceptions have occurred.', errors: [{ message: required, parameters: { fieldName: 'username' } }, { message: required, parameters: { fieldName: 'password' } }] }],
    ['a wrong type', { body: { username: 'admin', password: ['x'] } }, 400, { message: 'The "%value" value\'s type is invalid. The "%type" type was expected. Verify and try again.', parameters: { value: 'array', type: 'string' } }],
    ['broken JSON', { body: '{"username":' }, 400, { message: 'Decoding error.' }],
    ['a prototype', { body: '{"__proto__":{"x":1},"username":"a","password":"b"}' }, 400, { message: 'Decoding error.' }],
    ['an empty body', { body: '' }, 400, { message: 'One or more input exceptions have occurred.' }],
    ['no body', {}, 400, { message: 'Content-Type header is empty.' }],
    ['no JSON', { body: 'username=a', headers: { 'content-type': 'text/plain' } }, 400, { message: 'Server cannot understand Content-Type HTTP header media type %1', parameters: ['text/plain'] }],
    ['a form', { body: 'username=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 400, { message: 'Server cannot understand Content-Type HTTP header media type %1' }],
    ['another format wanted', { body: adminUser, headers: { accept: 'text/csv' } }, 406, { message: /^Server cannot match any of the given Accept/, parameters: ['text/csv'] }],
    ['too much', { body: { username: 'a', password: 'x'.repeat(300_000) } }, 413, { message: 'The request is too large.' }]
  ]
  for (const [name, call, status, body] of cases) t.match(await callService(testApp, 'POST', tokenPath, call), { status, body }, name)
  t.equal(({} as Record<string, unknown>)['x'], undefined)
  t.match(await callService(testApp, 'GET', tokenPath), { status: 404, body: { message: 'Request does not match any route.' } }, 'a method that this service has not')
  t.match(await callService(testApp, 'PATCH', tokenPath), { status: 405, body: { message: 'Request method is invalid.' } }, 'a method that no service has')
})

t.test('a failure of ours tells the number that the log has, and nothing else', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  await testApp.database.schema.renameTable('admin_user', 'gone')
  const { status, body, text, headers } = await callService(testApp, 'POST', tokenPath, { body: adminUser })
  t.equal(status, 500)
  t.same(body, { message: 'Internal Error. Details are available in Magento log file. Report ID: %1', parameters: [headers['x-request-id']] })
  t.notMatch(text, /select|admin_user|trace|\.ts/)
  t.match(testApp.log(), 'no such table')
  t.notOk(testApp.log().includes(token) || testApp.log().includes(adminUser.password), 'the log has neither token nor password')
})

t.test('a session of the Admin is no token: another site could use it', async t => {
  const testApp = await createTestApp(t)
  const visitor = await enter(testApp)
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  t.equal((await callService(testApp, 'GET', '/V1/modules', { headers: { cookie } })).status, 401)
})

t.test('queries that cannot be read are refused', async t => {
  const testApp = await createTestApp(t)
  const token = await fetchToken(testApp)
  for (const query of ['storeCodes[]=a&storeCodes[b]=c', 'storeCodes=a', '[x]=1', 'storeCodes[][]=1', `storeCodes${'[a]'.repeat(40)}=1`, 'storeCodes[__proto__][x]=1']) {
    t.equal((await callService(testApp, 'GET', `/V1/store/storeConfigs?${query}`, { token })).status, 400, query)
  }
  t.equal((await callService(testApp, 'GET', '/V1/store/storeConfigs?storeCodes[]=nowhere&other=1', { token })).text, '[]')
})
