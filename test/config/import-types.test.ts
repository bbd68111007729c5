import t from 'tap'
import { inEveryScope, type FieldDeclaration, type SystemDeclaration } from '../../src/config/declaration.ts'
import { listChanges } from '../../src/config/history.ts'
import type { BackendModel } from '../../src/config/models.ts'
import { base, exampleModels } from './example.ts'
import { byAdmin, createTransfer } from './transfer.ts'

const field = (id: string, more: Partial<FieldDeclaration>): FieldDeclaration => ({ id, label: id, type: 'text', sortOrder: 10, ...inEveryScope, ...more })

/** A field of every type that stores its value in a shape of its own. */
const system: SystemDeclaration = {
  tabs: [{ id: 'tab', label: 'Tab', sortOrder: 1 }],
  sections: [{
    id: 'all',
    label: 'All',
    tab: 'tab',
    sortOrder: 1,
    resource: 'Magento_Config::config_general',
    ...inEveryScope,
    groups: [{
      id: 'types',
      label: 'Types',
      sortOrder: 1,
      ...inEveryScope,
      fields: [
        field('start', { type: 'time' }),
        field('days', { type: 'checkboxes', sourceModel: 'Example\\Days' }),
        field('list', { type: 'rows', columns: [{ id: 'from', label: 'From' }, { id: 'to', label: 'To' }] }),
        field('shouted', { backendModel: 'Example\\Shouted' }),
        field('schedule', { backendModel: 'Example\\Schedule' }),
        field('enabled', { type: 'select', sourceModel: 'Example\\Sizes' }),
        field('hidden', { validate: 'required-entry', depends: [{ field: 'all/types/enabled', values: ['s'] }] }),
        field('logo', { type: 'image', upload: { folder: 'logo' } })
      ]
    }]
  }]
}

const shouted: BackendModel = { toForm: stored => stored.toLowerCase(), beforeSave: value => value.toUpperCase() }
const schedule: BackendModel = { alsoSave: value => ({ 'crontab/jobs/example': value === '' ? null : `0 ${value} * * *` }) }
const models = { ...exampleModels, backend: new Map([...exampleModels.backend, ['Example\\Shouted', shouted], ['Example\\Schedule', schedule]]) }
const options = { system, models, defaults: {} }

t.test('every field type goes from one installation to another as it is stored', async t => {
  const here = await createTransfer(t, options)
  const values = { start: '03,15,30', days: '3,1', list: '{"_1":{"from":"a","to":"b"},"_2":{"from":"c","to":""}}', shouted: 'LOUD', enabled: 'xl', hidden: null }
  for (const [id, value] of Object.entries(values)) await here.putRow(`all/types/${id}`, value, base)
  const document = await here.exportValues({ isAllowed: () => true })
  const there = await createTransfer(t, options)
  t.match(await there.importValues(document, byAdmin), { isSaved: true, refusals: [], unchanged: 0 })
  t.strictSame(await there.rows(), await here.rows())
  t.match(await there.importValues(document, byAdmin), { changes: [], unchanged: 6 })
})

t.test('what is wrong for its type is refused', async t => {
  const { importValues } = await createTransfer(t, options)
  const result = await importValues({ format: 1, values: { default: { 'all/types/start': '25,00,00', 'all/types/days': '9', 'all/types/list': '{"_1":{"nowhere":"x"}}', 'all/types/logo': 'logo.png' } }, omitted: [], strays: [] }, byAdmin)
  t.strictSame(result.refusals.map(({ path }) => path), ['all/types/start', 'all/types/days', 'all/types/list', 'all/types/logo'])
})

t.test('an uploaded file is named as left out: an export carries no files', async t => {
  const { exportValues, putRow } = await createTransfer(t, options)
  await putRow('all/types/logo', 'default/logo.png')
  t.match(await exportValues({ isAllowed: () => true }), { values: {}, omitted: ['all/types/logo'] })
})

t.test('what a backend model writes along is written by an import, left alone by a dry run, and follows a revert', async t => {
  const { importValues, revertChanges, database, findValue } = await createTransfer(t, options)
  const document = { format: 1, values: { default: { 'all/types/schedule': '4' } }, omitted: [], strays: [] } as const
  await importValues(document, { ...byAdmin, dryRun: true })
  t.equal(await findValue('crontab/jobs/example'), undefined)
  await importValues(document, byAdmin)
  t.equal(await findValue('crontab/jobs/example'), '0 4 * * *')
  const changes = await listChanges(database, { limit: 10 })
  t.equal(changes.length, 2)
  t.match(await revertChanges(changes, byAdmin), { isSaved: true, refusals: [] })
  t.equal(await findValue('crontab/jobs/example'), undefined)
})
