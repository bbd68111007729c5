import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../../src/kernel/paths.ts'
import { createTestApp, type TestApp } from '../../helpers/app.ts'

async function findPrefix ({ app }: TestApp): Promise<string> {
  return /href="(\/static\/[0-9a-f]{12}\/)css\//.exec((await app.inject('/admin/')).body)![1]!
}

t.test('every file of the assets, the icons and the flags are served and may be kept for ever', async t => {
  const testApp = await createTestApp(t)
  const prefix = await findPrefix(testApp)
  const folder = join(packageRoot, 'views', 'assets')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  t.ok(files.length > 20)
  for (const file of [...files, 'icons.svg', 'flags/us.svg', 'flags/gb.svg']) {
    const { statusCode, headers } = await testApp.app.inject(prefix + file)
    t.equal(statusCode, 200, file)
    t.equal(headers['cache-control'], 'public, max-age=31536000, immutable', file)
  }
  t.match((await testApp.app.inject(`${prefix}icons.svg`)).headers['content-type'], /^image\/svg\+xml/)
  t.match((await testApp.app.inject(`${prefix}js/menu.js`)).headers['content-type'], /^(?:text|application)\/javascript; charset=utf-8$/i)
})

t.test('an asset under the address of another version is a 404 and not kept', async t => {
  const testApp = await createTestApp(t)
  const { statusCode, headers } = await testApp.app.inject('/static/000000000000/css/base.css')
  t.equal(statusCode, 404)
  t.equal(headers['cache-control'], 'no-store')
})

t.test('there is no list of a folder, and what does not exist is a 404', async t => {
  const testApp = await createTestApp(t)
  const prefix = await findPrefix(testApp)
  for (const path of ['', 'css', 'css/', 'js/', 'flags/', 'css/nothing.css', 'flags/nowhere.svg']) t.equal((await testApp.app.inject(prefix + path)).statusCode, 404, path)
})

t.test('no path leads out of the folder, as it is sent on the wire', async t => {
  const testApp = await createTestApp(t)
  const prefix = await findPrefix(testApp)
  await testApp.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = testApp.app.server.address() as AddressInfo
  const get = async (path: string): Promise<{ status: number, body: string }> => await new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, response => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk }).on('end', () => { resolve({ status: response.statusCode!, body }) })
    }).on('error', reject).end()
  })
  t.equal((await get(`${prefix}css/base.css`)).status, 200)
  const ups = ['../', '..%2f', '..%2F', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '%252e%252e%252f', '....//', '..;/', '.%00./', '%c0%ae%c0%ae/']
  for (const up of ups) {
    for (const file of ['package.json', 'layouts/admin.njk', '.git/config', '.env', 'var/backroom.sqlite', 'etc/passwd']) {
      for (const depth of [1, 2, 6]) {
        const { status, body } = await get(prefix + up.repeat(depth) + file)
        t.ok(status === 404 || status === 400 || status === 403, `${up}${file}: ${status}`)
        t.notMatch(body, /"dependencies"|extends "layouts|\[core\]|root:/)
      }
    }
  }
  for (const path of ['/.git/config', '/.env', '/package.json', '/var/backroom.sqlite', '/var/backroom.sqlite-wal', '/var/crypt.key', '/views/layouts/admin.njk', '/src/server.ts', '/static/', '/metrics/../package.json', '/static/%00']) {
    t.equal((await get(path)).status, 404, path)
  }
  t.ok([400, 404].includes((await get(`${prefix}css/%00base.css`)).status))
})
