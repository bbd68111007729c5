import t from 'tap'
import { createTestApp } from '../helpers/app.ts'
import { enter } from '../helpers/people.ts'
import { collectRoutes } from '../helpers/routes.ts'

t.test('what belongs to the inside of a process has no address', async t => {
  const { built: testApp, routes } = await collectRoutes(async () => await createTestApp(t))
  t.same(routes.map(({ url }) => url).filter(url => /debug|heap|snapshot|profil|inspect|\benv\b|phpinfo|console|eval/i.test(url)), [])
  const admin = await enter(testApp)
  for (const url of ['/debug', '/debug/pprof', '/heapdump', '/.env', '/.git/HEAD', '/package.json', '/var/backroom.sqlite', '/backroom.sqlite-wal', '/media/../backroom.sqlite', '/media/%2e%2e/crypt.key', '/static/..%2f..%2fpackage.json', '/server-status', '/node_modules/fastify/package.json']) {
    t.equal((await admin.open(url)).status, 404, url)
  }
})

t.test('the start prints neither the environment nor a key', async t => {
  const testApp = await createTestApp(t, { variables: { SMTP_URL: 'smtp://post:smtp-canary@127.0.0.1:2525', LOG_LEVEL: 'trace' } })
  await (await enter(testApp)).open('/admin/admin/dashboard/')
  t.notMatch(testApp.log(), /smtp-canary/)
  t.notOk(process.title.includes('canary'))
})
