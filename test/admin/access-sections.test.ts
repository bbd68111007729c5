import t from 'tap'
import type { Field, Section } from '../../src/config/structure.ts'
import { createTestApp, type TestApp } from '../helpers/app.ts'
import { dumpTables } from '../helpers/dump.ts'
import { hireClerk, mainOf, type Clerk } from '../helpers/rights.ts'
import { structure } from '../modules/declarations/declared-modules.ts'

const config = '/admin/admin/system_config'
const sections = structure.listTabs('default', () => true).flatMap(tab => tab.sections)
const time = '2026-03-02 09:00:00'
const records = ['backroom_rate_count', 'backroom_session', 'backroom_audit_event', 'backroom_audit_head', 'authorization_rule']

/** The field of a section that has a saved value and a history here. */
function fieldOf (section: Section): Field {
  return section.fields.find(field => !field.secret && field.shown.default && structure.findField(field.path) === field) ?? section.fields[0]!
}

/** Saves a value in every section, each with a line in the history: the number of the change is the place of the section. */
async function saveEverywhere ({ database }: TestApp): Promise<void> {
  for (const [index, section] of sections.entries()) {
    const { path } = fieldOf(section)
    await database('core_config_data').insert({ scope: 'default', scope_id: 0, path, value: `canary-${section.id}-end`, updated_at: time })
    await database('backroom_config_change').insert({ id: index + 1, changed_at: time, user_id: 1, user_name: 'admin', scope: 'default', scope_id: 0, path, action: 'saved', old_value: 'before', new_value: `canary-${section.id}-end`, is_secret: 0, change_set: 'one-save' })
  }
}

t.test('a section is refused on every way to it that names it, and every refusal reads the same', async t => {
  const testApp = await createTestApp(t)
  await saveEverywhere(testApp)
  const clerk = await hireClerk(testApp)
  const untouched = await dumpTables(testApp.database, records)
  const texts = new Set<string>()
  t.ok(sections.length > 10, `${sections.length} sections`)
  for (const [index, section] of sections.entries()) {
    await clerk.grantAllBut(section.resource)
    const at = `section/${section.id}/`
    const field = fieldOf(section)
    const gets = [`edit/${at}`, `edit/${at}website/1/`, `edit/${at}store/1/`, `field/${at}path/${field.elementId}/`, `reset/${at}`, `history/${at}`, `history/path/${field.elementId}/`, `compare/${at}`, `compare/?section=${section.id}`, `exportFile/?section=${section.id}`, `exportFile/?section=${section.id}&scope=nonsense`, `scopes/${at}`, `scopes/${at}?isAjax=true`]
    const posts: Array<[string, string, string]> = [[`save/${at}`, `${field.inputName}[value]`, 'x'], [`save/${at}website/1/`, `${field.inputName}[inherit]`, '1'], [`reset/${at}`, 'fields[]', field.elementId], [`discard/${at}`, 'x', 'x'], ['revert/', 'change', String(index + 1)]]
    for (const path of gets) refuse(await clerk.send('GET', `${config}/${path}`), path)
    for (const [path, name, value] of posts) refuse(await clerk.send('POST', `${config}/${path}`, [['form_key', clerk.formKey], [name, value], ['confirm', '1']]), path)
  }
  t.equal(texts.size, 1)
  t.same(await dumpTables(testApp.database, records), untouched)

  function refuse ({ status, body }: { status: number, body: string }, path: string): void {
    t.equal(status, 403, path)
    texts.add(mainOf(body))
  }
})

/** Every page that tells of several sections. */
async function listPages (clerk: Clerk, section: Section): Promise<Array<[string, string]>> {
  const { path, label } = fieldOf(section)
  const pages = [
    `${config}/`, `${config}/history/`, `${config}/exportFile/`, `${config}/exportFile/?format=json&paths=${encodeURIComponent(path)}`, `${config}/export/`, `${config}/export/section/${section.id}/`,
    `${config}/compare/?left=default&right=websites/base&show=all`, '/admin/admin/dashboard/', `/admin/admin/index/globalSearch/?isAjax=1&q=${encodeURIComponent(path)}`, `/admin/admin/index/globalSearch/?q=${encodeURIComponent(label)}`
  ]
  return await Promise.all(pages.map(async page => [page, (await clerk.send('GET', page)).body] as [string, string]))
}

t.test('nothing of a section stands on the pages that tell of several', async t => {
  const testApp = await createTestApp(t)
  await saveEverywhere(testApp)
  const clerk = await hireClerk(testApp)
  for (const id of ['web', 'trans_email', 'services_connector']) {
    const section = structure.findSection(id)!
    const traces = [fieldOf(section).path, `canary-${id}-end`, `/section/${id}/`, `value="${id}"`]
    const found = async (): Promise<string[]> => (await listPages(clerk, section)).flatMap(([page, body]) => traces.some(trace => body.includes(trace)) ? [page] : [])
    await clerk.grantAllBut()
    t.ok((await found()).length >= 5, 'they are there for who may see them')
    await clerk.grantAllBut(section.resource)
    t.same((await found()).filter(page => !page.includes(`/section/${id}/`)), [], id)
    t.notMatch(mainOf((await clerk.send('GET', `${config}/export/section/${id}/`)).body), `canary-${id}-end`)
  }
})

t.test('values of a section cannot be brought in, nor a save taken back that changed it among others', async t => {
  const testApp = await createTestApp(t)
  await saveEverywhere(testApp)
  const clerk = await hireClerk(testApp)
  const untouched = await dumpTables(testApp.database, records)
  const section = structure.findSection('general')!
  await clerk.grantAllBut(section.resource)
  const document = `format: 1\nvalues:\n  default:\n    ${fieldOf(section).path}: x\n`
  const trial = await clerk.send('POST', `${config}/import/`, [['form_key', clerk.formKey], ['document', document], ['confirm', '1'], ['version', 'x']])
  t.equal(trial.status, 422)
  t.notMatch(trial.body, /canary-general/)
  const revert = await clerk.send('POST', `${config}/revert/`, [['form_key', clerk.formKey], ['change_set', 'one-save'], ['confirm', '1']])
  t.match(revert, { status: 302, location: `${config}/history/` })
  t.same(await dumpTables(testApp.database, records), untouched)
})

t.test('rows that belong to no field are exported for those only who may do everything', async t => {
  const testApp = await createTestApp(t)
  await testApp.database('core_config_data').insert({ scope: 'default', scope_id: 0, path: 'vendor/own/path', value: 'x', updated_at: time })
  const clerk = await hireClerk(testApp)
  t.notMatch((await clerk.send('GET', `${config}/exportFile/`)).body, /vendor/)
  await clerk.grantAllBut()
  await testApp.database('authorization_rule').insert({ role_id: (await testApp.database('authorization_role').where({ role_name: 'Role of clerk' }).first() as { role_id: number }).role_id, resource_id: 'Magento_Backend::all', permission: 'allow' })
  t.match((await clerk.send('GET', `${config}/exportFile/`)).body, /vendor\/own\/path/)
})

t.test('the search finds settings for those only who may open the configuration', async t => {
  const clerk = await hireClerk(await createTestApp(t))
  const search = '/admin/admin/index/globalSearch/?isAjax=1&q=store information'
  t.match((await clerk.send('GET', search)).body, /system_config/)
  await clerk.grantAllBut('Magento_Config::config')
  t.notMatch((await clerk.send('GET', search)).body, /system_config/)
})
