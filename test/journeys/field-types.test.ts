import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { everyField, png } from '../helpers/every-field.ts'
import type { Page, Visitor } from '../helpers/visitor.ts'

const url = '/admin/admin/system_config/edit/section/demo/'
const form = '#config-edit-form'

const nameOf = (group: string, field: string): string => `groups[${group}][fields][${field}][value]`

async function open (t: Test): Promise<TestApp & { readonly admin: Visitor, readonly value: (path: string) => Promise<string | null | undefined> }> {
  const app = await createTestApp(t, { extraModules: [everyField] })
  const admin = await app.signedIn()
  await admin.open(url)
  const value = async (path: string): Promise<string | null | undefined> =>
    (await app.database('core_config_data').where({ scope: 'default', path }).first() as { value: string | null } | undefined)?.value
  return { ...app, admin, value }
}

const listErrors = (page: Page): string[] => [...page.document.querySelectorAll('.config-row label.mage-error')].map(label => `${label.id}: ${label.textContent ?? ''}`)

t.test('saving a page that nobody touched writes only what selects show', async t => {
  const { admin, database } = await open(t)
  const page = await admin.submit(form)
  t.same(page.messages('success'), ['You saved the configuration.'])
  const rows = await database('core_config_data').where('path', 'like', 'demo/%').orderBy('path') as Array<{ path: string, value: string }>
  t.same(rows.map(({ path, value }) => [path, value]), [
    ['demo/chosen/allowspecific', '0'], ['demo/chosen/many', 'v0'], ['demo/chosen/yes', '0'], ['demo/hanging/cron', 'D:stored'], ['demo/hanging/everywhere', '1'], ['demo/hanging/mode', 'off']
  ])
  t.equal(admin.page().document.querySelector<HTMLSelectElement>('#demo_hanging_cron')?.value, 'D', 'the form shows what the model makes of the stored value')
})

t.test('each type is shown as it was saved', async t => {
  const { admin, value } = await open(t)
  const page = await admin.submit(form, {
    [nameOf('plain', 'strange')]: 'odd',
    [`${nameOf('chosen', 'boxes')}[]`]: ['red', 'blue'],
    [`${nameOf('chosen', 'start')}[]`]: ['03', '15', '30'],
    [nameOf('chosen', 'day')]: '31/12/2026',
    [`${nameOf('files', 'hosts')}[_row_1][host]`]: 'a.example',
    [`${nameOf('files', 'hosts')}[_row_1][port]`]: '80',
    [`${nameOf('files', 'hosts')}[_row_1][kind]`]: 'green'
  })
  t.same(page.messages('success'), ['You saved the configuration.'])
  t.equal(await value('demo/plain/strange'), 'odd')
  t.equal(await value('demo/chosen/boxes'), 'red,blue')
  t.equal(await value('demo/chosen/start'), '03,15,30')
  t.equal(await value('demo/chosen/day'), '31/12/2026')
  t.equal(await value('demo/files/hosts'), '{"_row_1":{"host":"a.example","port":"80","kind":"green"}}')
  t.equal(await value('crontab/default/jobs/demo/schedule/cron_expr'), 'D:stored 03,15,30', 'what follows from a value is saved with it')
  const { document } = page
  t.same([...document.querySelectorAll<HTMLSelectElement>('#row_demo_chosen_start select')].map(select => [select.name, select.value]), ['03', '15', '30'].map(part => [`${nameOf('chosen', 'start')}[]`, part]))
  t.same([...document.querySelectorAll<HTMLInputElement>('#demo_chosen_boxes input[type=checkbox]')].map(box => box.hasAttribute('checked')), [true, false, true])
  t.equal(document.querySelector<HTMLInputElement>('#demo_files_hosts__row_1_host')?.value, 'a.example')
  t.match(document.querySelector('#demo_files_hosts__row_2_host')?.getAttribute('name'), '[_row_2][host]', 'spare rows follow')
  await admin.submit(form, { [`${nameOf('files', 'hosts')}[_row_1][host]`]: '', [`${nameOf('files', 'hosts')}[_row_1][port]`]: '', [`${nameOf('files', 'hosts')}[_row_1][kind]`]: null })
  t.equal(await value('demo/files/hosts'), '[]', 'a row that was emptied is gone')
})

t.test('what was typed is there again when something is refused, and every reason stands at its field', async t => {
  const { admin, database, dataDir } = await open(t)
  const before = await database('core_config_data')
  const page = await admin.submit(form, {
    [`${nameOf('chosen', 'start')}[]`]: ['25', '00', '00'],
    [nameOf('plain', 'text')]: 'kept',
    'groups[plain][fields][mail][inherit]': null,
    [nameOf('plain', 'mail')]: 'not-an-email',
    [`${nameOf('files', 'hosts')}[_row_1][host]`]: 'a.example',
    [`${nameOf('files', 'hosts')}[_row_1][port]`]: 'http',
    [`${nameOf('files', 'hosts')}[_row_1][kind]`]: 'red',
    [nameOf('hanging', 'mode')]: 'simple'
  }, { [nameOf('files', 'logo')]: { name: 'logo.png', content: png } })
  t.same(listErrors(page), [
    'demo_plain_mail-error: The "not-an-email" email address is incorrect. Verify the email address and try again.',
    'demo_chosen_start-error: This is no time of day. Choose the hour, the minute and the second.',
    'demo_files_hosts-error: Please enter a valid number in this field.',
    'demo_hanging_name-error: This is a required field.'
  ])
  t.same(page.messages('notice'), ['Files are not kept: choose them again before you save.'])
  t.equal(page.document.querySelector<HTMLInputElement>('#demo_plain_text')?.value, 'kept')
  t.equal(page.document.querySelector<HTMLInputElement>('#demo_files_hosts__row_1_port')?.value, 'http')
  t.same(await database('core_config_data'), before)
  t.notOk(existsSync(join(dataDir, 'media', 'demo')), 'and no file is left behind')
})

t.test('a file is stored under a free name, shown, served so that nothing in it runs, and removed', async t => {
  const { admin, value, dataDir } = await open(t)
  const logo = { [nameOf('files', 'logo')]: { name: '../../My Logo.png', content: png } }
  await admin.submit(form, {}, logo)
  t.equal(await value('demo/files/logo'), 'default/My_Logo.png')
  const page = await admin.submit(form, {}, logo)
  t.equal(await value('demo/files/logo'), 'default/My_Logo_1.png')
  t.same(readdirSync(join(dataDir, 'media', 'demo', 'logo', 'default')).sort(), ['My_Logo.png', 'My_Logo_1.png'])
  t.same(readFileSync(join(dataDir, 'media', 'demo', 'logo', 'default', 'My_Logo_1.png')), png)
  const shown = page.document.querySelector('#demo_files_logo_image')?.getAttribute('src') ?? ''
  t.equal(shown, '/media/demo/logo/default/My_Logo_1.png')
  t.match((await admin.open(shown)).headers, { 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-security-policy': /sandbox/ })
  await admin.open(url)
  await admin.submit(form)
  t.equal(await value('demo/files/logo'), 'default/My_Logo_1.png', 'a save without a file leaves it')
  await admin.submit(form, { [`${nameOf('files', 'logo')}[delete]`]: '1' })
  t.equal(await value('demo/files/logo'), null)
  t.equal(admin.page().document.querySelector('#demo_files_logo_image'), null)
})

t.test('a file that is no picture, or of a wrong kind, is refused, and no path leads out of the media folder', async t => {
  const { admin, value, dataDir } = await open(t)
  for (const [name, content, reason] of [
    ['a.php', '<?php', 'Disallowed file type.'], ['a.png', '<script>', 'The content is not that of a .png file.'], ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'The drawing holds a script']
  ] as const) {
    const page = await admin.submit(form, {}, { [nameOf('files', 'logo')]: { name, content: Buffer.from(content) } })
    t.match(listErrors(page)[0], `demo_files_logo-error: ${reason}`, name)
  }
  const stranger = await admin.submit(form, {}, { [nameOf('files', 'nothing')]: { name: 'a.png', content: png } })
  t.match(stranger.text, 'This section has no field')
  t.equal(await value('demo/files/logo'), undefined)
  await admin.open(url)
  await admin.submit(form, {}, { [nameOf('files', 'terms')]: { name: 'terms.csv', content: Buffer.from('a,b\n') } })
  t.equal(await value('demo/files/terms'), 'terms.csv')
  t.match((await admin.open('/media/demo/terms/terms.csv')).headers, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="terms.csv"' })
  t.ok(existsSync(join(dataDir, 'media', 'demo', 'terms', 'terms.csv')))
  for (const path of ['../crypt.key', '..%2fcrypt.key', 'demo/../../backroom.sqlite', '.upload-x', 'demo', 'demo/terms/', '%2e%2e/crypt.key', 'demo/terms/terms.csv%00']) {
    t.equal((await admin.open(`/media/${path}`)).status, 404, path)
  }
})

t.test('comments keep plain tags and lose the rest; addresses that are no web address are no links', async t => {
  const { admin } = await open(t)
  const { document, body } = admin.page()
  t.notMatch(body, /<script>alert|onclick|javascript:/)
  t.equal(document.querySelector('#demo_plain_intro')?.tagName, 'H4')
  t.equal(document.querySelector('#row_demo_plain_intro strong')?.textContent, 'below')
  t.equal(document.querySelector('#demo_plain_remark-note a')?.getAttribute('href'), 'https://example.com/docs')
  t.equal(document.querySelector('#demo_plain em')?.textContent, 'typed')
  t.same([...document.querySelectorAll('#demo_plain .heading-help a')].map(link => link.textContent), ['Help'])
  t.match(document.querySelector('#row_demo_plain_strange')?.textContent, 'This field belongs to Vendor\\Module\\Block\\Strange, which is not available here.')
  t.equal(document.querySelector('#demo_plain_text')?.getAttribute('maxlength'), '40')
  t.equal(document.querySelector('#demo_files_try')?.getAttribute('formaction'), '/admin/admin/demo/try')
  t.equal(document.querySelector('#demo_files_read')?.getAttribute('href'), 'https://example.com/read')
})

t.test('conditions on fields that are not on the page are decided by the server', async t => {
  const { admin, database } = await open(t)
  const depends = (id: string): unknown => JSON.parse(admin.page().document.querySelector(`#row_demo_hanging_${id}`)?.getAttribute('data-depends') ?? '[]')
  t.same(depends('local'), [{ met: false }], 'another section')
  t.same(depends('somewhere'), [{ field: 'demo_hanging_everywhere', values: ['1'], negative: false }])
  await database('core_config_data').insert([
    { scope: 'default', scope_id: 0, path: 'general/single_store_mode/enabled', value: '1', updated_at: '2026-01-01 00:00:00' },
    { scope: 'default', scope_id: 0, path: 'demo/hanging/everywhere', value: '0', updated_at: '2026-01-01 00:00:00' }
  ])
  await admin.open(`${url}website/1/`)
  t.same(depends('local'), [])
  t.same(depends('somewhere'), [{ met: false }], 'another scope')
})
