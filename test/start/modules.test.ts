import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../../src/kernel/paths.ts'
import { createFolder, start, type Running } from './program.ts'

const login = { ADMIN_PASSWORD: 'given-Canary-1' }

/** Signs in over HTTP as a browser does; gives what opens pages. */
async function signIn ({ url }: Running): Promise<(path: string) => Promise<string>> {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url + path, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of response.headers.getSetCookie()) cookies.set(...line.split(';', 1)[0]!.split('=', 2) as [string, string])
    return response
  }
  const formKey = /name="form_key" value="(\w+)"/.exec(await (await send('/admin/')).text())![1]!
  const answer = await send('/admin/', { method: 'POST', body: new URLSearchParams({ form_key: formKey, 'login[username]': 'admin', 'login[password]': login.ADMIN_PASSWORD }) })
  if (answer.status !== 302) throw new Error(`the sign-in answered ${answer.status}`)
  return async path => await (await send(path)).text()
}

t.test('in developer mode a changed file of a module is on the page at the next reload', { timeout: 120_000 }, async t => {
  const folder = createFolder(t)
  cpSync(join(packageRoot, 'test/fixtures/modules/shop'), join(folder, 'shop'), { recursive: true })
  const module = join(folder, 'shop/app/code/Acme/Base')
  const system = join(module, 'etc/adminhtml/system.xml')
  const original = readFileSync(system, 'utf8')
  const running = await start(t, folder, { ...login, MAGENTO_MODULES: 'shop' })
  const open = await signIn(running)
  const page = '/admin/admin/system_config/edit/section/acme/'
  t.match(await open(page), /Access Key/)

  writeFileSync(system, original.replace('Access Key', 'Secret Word'))
  t.match(await open(page), /Secret Word/, 'a changed label')

  writeFileSync(system, original.replace('</group>', '<group>'))
  t.notMatch(await open(page), /Access Key|Secret Word/, 'a file that is no XML takes only itself away')
  await t.resolves(running.says(/etc\/adminhtml\/system\.xml:\d+: This is no XML/), 'and the log says where it is wrong')

  writeFileSync(system, original)
  t.match(await open(page), /Access Key/, 'it comes back')

  mkdirSync(join(folder, 'shop/app/code/Acme/New/etc'), { recursive: true })
  writeFileSync(join(folder, 'shop/app/code/Acme/New/etc/module.xml'), '<config><module name="Acme_New"><sequence><module name="Acme_Gone"/></sequence></module></config>')
  rmSync(join(module, 'etc/config.xml'))
  await open(page)
  await t.resolves(running.says(/Acme_New.*needs the module.*Acme_Gone/), 'a new module is found')

  const { code, stderr } = await running.stop()
  t.equal(code, 0)
  t.equal(stderr, '')
})
