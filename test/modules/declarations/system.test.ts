import t from 'tap'
import { checkValue } from '../../../src/config/value-check.ts'
import { defaultScope, type ScopeType } from '../../../src/config/scope.ts'
import { models, modules, structure } from './declared-modules.ts'

function listPanel (scopeType: ScopeType): Array<[string, string[]]> {
  return structure.listTabs(scopeType, () => true).map(tab => [tab.label, tab.sections.map(section => section.label)])
}

t.test('the left panel has the original\'s order', async t => {
  t.same(listPanel('default'), [
    ['General', ['General', 'Web', 'Currency Setup', 'Store Email Addresses', 'Contacts']],
    ['Sales Channels', ['Global Settings']],
    ['Services', ['Magento Web API', 'Magento Services', 'OAuth']],
    ['Advanced', ['Admin', 'System', 'Developer', 'Emulation']]
  ])
})

t.test('what belongs to Default Config only is not offered for a website or a store view', async t => {
  const general = ['General', ['General', 'Web', 'Currency Setup', 'Store Email Addresses', 'Contacts']]
  for (const scopeType of ['websites', 'stores'] as const) {
    t.same(listPanel(scopeType), [general, ['Services', ['Magento Web API']], ['Advanced', ['System', 'Developer']]], scopeType)
  }
})

t.test('the key fields have the names, the secrecy and the scope that the guide and the original give them', async t => {
  const production = structure.getField('services_connector/services_connector_integration/production_api_key')
  t.match(production, { label: 'Production Api key', type: 'obscure', canRestore: false, secret: true, encrypted: true, scopeLabel: '[GLOBAL]' })
  t.equal(production.inputName, 'groups[services_connector_integration][fields][production_api_key]')
  t.equal(structure.getField('services_connector/services_connector_integration/sandbox_api_key').label, 'Sandbox Api Key')
  t.match(production.section.groups, [{ label: 'Api Keys', expanded: true }])
})

t.test('the settings of the sales channel are the four of the original', async t => {
  const section = structure.findSection('saleschannels')!
  t.same(section.groups.map(group => group.label), ['Sales Channel Settings'])
  t.same(section.fields.map(field => field.label), ['Clear Log History', 'Background Tasks (CRON) Source', 'Enable Debug Logging', 'Read-Only Mode'])
})

t.test('the switches of the key check have values but no field', async t => {
  for (const [path, value] of [['channel/amazon/endpoint/use_services_connector', '1'], ['channel/amazon/endpoint/use_services_connector_sandbox_api_key', '0']] as const) {
    t.equal(structure.findField(path), undefined)
    t.equal(structure.defaults.find(path, 'default', 'default'), value)
  }
})

t.test('every source model and backend model that a field names is there', async t => {
  const fields = structure.listTabs('default', () => true).flatMap(tab => tab.sections).flatMap(section => section.fields)
  for (const { path, sourceModel, backendModel } of fields) {
    t.ok(sourceModel === undefined || models.source.has(sourceModel), path)
    t.ok(backendModel === undefined || models.backend.has(backendModel), path)
  }
})

t.test('the values that modules bring along are values that could be saved', async t => {
  const values = modules.flatMap(module => Object.entries(module.defaults?.default ?? {}))
  for (const [path, value] of values) {
    const field = structure.findField(path)
    if (field === undefined || value === '') continue
    const posted = field.type === 'multiselect' ? value.split(',') : value
    t.same(checkValue(field, posted, models), { ok: true, text: value }, path)
    const beforeSave = models.backend.get(field.backendModel ?? '')?.beforeSave
    const context = { field, scope: defaultScope, storedValue: undefined, valueOf: async () => null }
    if (beforeSave !== undefined) t.equal(await beforeSave(value, context), value, path)
  }
})

t.test('each value is brought along by one module only', async t => {
  const paths = modules.flatMap(module => Object.keys(module.defaults?.default ?? {}))
  t.equal(new Set(paths).size, paths.length)
})

t.test('a select that cannot be left empty has a value from the start', async t => {
  const fields = structure.listTabs('default', () => true).flatMap(tab => tab.sections).flatMap(section => section.fields)
  for (const field of fields.filter(field => field.type === 'select' && field.canBeEmpty !== true)) {
    t.ok(structure.defaults.find(field.path, 'default', 'default'), field.path)
  }
})
