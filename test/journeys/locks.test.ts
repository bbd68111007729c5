import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { callCommand } from '../helpers/command-line.ts'
import { listErrors } from '../helpers/people.ts'

const name = 'general/store_information/name'
const fieldId = 'general_store_information_name'
const input = 'groups[store_information][fields][name][value]'
const atDefault = '/admin/admin/system_config/edit/section/general/'

async function call (testApp: TestApp, ...words: string[]): Promise<void> {
  const { code, err, out } = await callCommand(testApp, ...words)
  if (code !== 0) throw new Error(`${out}${err}`)
}

t.test('a running server shows a lock at its next page, with the file and how to unlock it, and refuses a post', async t => {
  const testApp = await createTestApp(t)
  const admin = await testApp.signedIn()
  await admin.open(atDefault)
  await admin.submit('#config-edit-form', { [input]: 'Typed' })
  await call(testApp, 'config:set', '--lock-env', name, 'Locked')
  const { document } = await admin.open(atDefault)
  const field = document.getElementById(fieldId) as HTMLInputElement
  t.equal(field.value, 'Locked')
  t.ok(field.disabled)
  t.match(document.getElementById(`row_${fieldId}`)?.textContent, `Locked by the file app/etc/env.json. Whoever runs this installation can unlock the field with: npx backroom config:unlock ${name}`)
  await admin.submit('#config-edit-form', { [input]: 'Past the page' })
  t.match(listErrors(admin).join(), /This field is locked by the file app\/etc\/env\.json\. To change it here, unlock it first: npx backroom config:unlock general\/store_information\/name/)
  t.equal((await testApp.database('core_config_data').where({ path: name }).first() as { value: string }).value, 'Typed')
  await call(testApp, 'config:unlock', name)
  t.equal(((await admin.open(atDefault)).document.getElementById(fieldId) as HTMLInputElement).value, 'Typed', 'unlocked, the row shows again')
  t.notOk((admin.page().document.getElementById(fieldId) as HTMLInputElement).disabled)
})

t.test('a website\'s lock shows at its store views, with the scope in the line that unlocks it, and nowhere else', async t => {
  const testApp = await createTestApp(t)
  await call(testApp, 'config:set', '--lock-config', '--scope=websites', '--scope-code=second', name, 'Second, locked')
  const admin = await testApp.signedIn()
  for (const scope of ['website/2/', 'store/3/']) {
    const { document } = await admin.open(`${atDefault}${scope}`)
    t.equal((document.getElementById(fieldId) as HTMLInputElement).value, 'Second, locked')
    t.match(document.getElementById(`row_${fieldId}`)?.textContent, `app/etc/config.json. Whoever runs this installation can unlock the field with: npx backroom config:unlock --scope=websites --scope-code=second ${name}`)
  }
  for (const scope of ['', 'store/1/']) t.equal(((await admin.open(`${atDefault}${scope}`)).document.getElementById(fieldId) as HTMLInputElement).value, '')
  writeFileSync(join(testApp.dataDir, 'app', 'etc', 'config.json'), '{"system": {')
  const refused = await admin.open(`${atDefault}store/3/`)
  t.equal(refused.status, 503)
  t.match(refused.text, /The file app\/etc\/config\.json locks configuration values, but cannot be understood/)
  rmSync(join(testApp.dataDir, 'app'), { recursive: true })
  t.equal(((await admin.open(`${atDefault}store/3/`)).document.getElementById(fieldId) as HTMLInputElement).value, '', 'without the file nothing is locked')
})

t.test('a variable beats a file, and is what the page names', async t => {
  const testApp = await createTestApp(t, { variables: { CONFIG__DEFAULT__GENERAL__STORE_INFORMATION__NAME: 'From the variable' } })
  await call(testApp, 'config:set', '--lock-env', name, 'From the file')
  const { document } = await (await testApp.signedIn()).open(atDefault)
  t.equal((document.getElementById(fieldId) as HTMLInputElement).value, 'From the variable')
  t.match(document.getElementById(`row_${fieldId}`)?.textContent, /Locked by the environment variable CONFIG__DEFAULT__GENERAL__STORE_INFORMATION__NAME/)
})

t.test('what the command line sets takes effect in the running server at once', async t => {
  const testApp = await createTestApp(t)
  const admin = await testApp.signedIn()
  await call(testApp, 'config:set', name, 'From the terminal')
  t.equal(((await admin.open(atDefault)).document.getElementById(fieldId) as HTMLInputElement).value, 'From the terminal')
})
