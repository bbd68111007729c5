import { defineModule, type ModuleDefinition } from '../../src/admin/module.ts'
import { inDefault, inEveryScope, type FieldDeclaration, type GroupDeclaration } from '../../src/config/declaration.ts'
import { createFieldError } from '../../src/config/field-error.ts'

const yesNo = 'Magento\\Config\\Model\\Config\\Source\\Yesno'
let order = 0

function field (id: string, type: FieldDeclaration['type'], label: string, more: Partial<FieldDeclaration> = {}): FieldDeclaration {
  return { ...inEveryScope, id, type, label, sortOrder: ++order, ...more }
}

function group (id: string, label: string, fields: readonly FieldDeclaration[], more: Partial<GroupDeclaration> = {}): GroupDeclaration {
  return { ...inEveryScope, id, label, sortOrder: ++order, expanded: true, fields, ...more }
}

const colors = [{ value: 'red', label: 'Red' }, { value: 'green', label: 'Green' }, { value: 'blue', label: 'Blue' }]

const plain = group('plain', 'Plain', [
  field('intro', 'heading', 'How it is said', { comment: 'The fields <strong>below</strong> take text.<script>alert(1)</script>' }),
  field('text', 'text', 'Text', { hint: 'Short is good', attributes: { maxlength: '40', onclick: 'alert(1)' } }),
  field('long', 'textarea', 'Long text'),
  field('key', 'obscure', 'Key', { backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Encrypted' }),
  field('kept', 'hidden', 'Kept'),
  field('strange', 'unknown', 'Strange', { frontendModel: 'Vendor\\Module\\Block\\Strange' }),
  field('mail', 'text', 'Mail', { validate: 'required-entry validate-email', backendModel: 'Test\\Mail', configPath: 'demo/plain/address', canRestore: true }),
  field('version', 'label', 'Version', { configPath: 'demo/plain/shown_version' }),
  field('remark', 'note', 'Remark', { comment: 'See <a href="https://example.com/docs" onclick="x">the documents</a>.' })
], { comment: 'All that is <em>typed</em>.', helpUrl: 'https://example.com/help', moreUrl: 'javascript:alert(1)', fieldsetCss: 'complex' })

const chosen = group('chosen', 'Chosen', [
  field('yes', 'select', 'Yes or no', { sourceModel: yesNo }),
  field('colors', 'multiselect', 'Colors', { options: colors, canBeEmpty: true }),
  field('boxes', 'checkboxes', 'Boxes', { options: colors }),
  field('start', 'time', 'Start'),
  field('day', 'date', 'Day'),
  field('many', 'select', 'Many', { options: Array.from({ length: 60 }, (_, index) => ({ value: `v${index}`, label: `Entry number ${index}` })) }),
  field('allowspecific', 'allowspecific', 'Ship to'),
  field('specificcountry', 'multiselect', 'Ship to Specific Countries', { options: [{ value: 'IT', label: 'Italy' }, { value: 'ES', label: 'Spain' }], canBeEmpty: true })
])

const files = group('files', 'Files and rows', [
  field('logo', 'image', 'Logo', { upload: { folder: 'demo/logo', withScope: true }, backendModel: 'Test\\Logo' }),
  field('terms', 'file', 'Terms', { upload: { folder: 'demo/terms' } }),
  field('hosts', 'rows', 'Hosts', { columns: [{ id: 'host', label: 'Host' }, { id: 'port', label: 'Port', cssClass: 'validate-digits' }, { id: 'kind', label: 'Kind', options: colors }] }),
  field('try', 'button', 'Try it', { buttonUrl: 'admin/demo/try', buttonLabel: 'Try the hosts' }),
  field('read', 'link', 'Read more', { buttonUrl: 'https://example.com/read' })
])

const hanging = group('hanging', 'Hanging', [
  field('mode', 'select', 'Mode', { options: [{ value: 'off', label: 'Off' }, { value: 'simple', label: 'Simple' }, { value: 'full', label: 'Full' }] }),
  field('name', 'text', 'Name', { validate: 'required-entry', depends: [{ field: 'demo/hanging/mode', values: ['simple', 'full'] }] }),
  field('detail', 'text', 'Detail', { validate: 'required-entry', depends: [{ field: 'demo/hanging/mode', values: ['full'] }, { field: 'demo/chosen/yes', values: ['1'] }] }),
  field('excuse', 'text', 'Excuse', { depends: [{ field: 'demo/hanging/mode', values: ['full', 'simple'], negative: true }] }),
  field('local', 'text', 'Local', { depends: [{ field: 'general/single_store_mode/enabled', values: ['1'] }] }),
  field('everywhere', 'select', 'Everywhere', { ...inDefault, showInWebsite: false, showInStore: false, sourceModel: yesNo }),
  field('somewhere', 'text', 'Somewhere', { depends: [{ field: 'demo/hanging/everywhere', values: ['1'] }] }),
  field('cron', 'select', 'Frequency', { options: [{ value: 'D', label: 'Daily' }, { value: 'W', label: 'Weekly' }], backendModel: 'Test\\Cron' })
], {
  groups: [group('inner', 'Inner', [field('deep', 'text', 'Deep', { validate: 'required-entry' })], { depends: [{ field: 'demo/hanging/mode', values: ['full'] }] })]
})

/** A section with every type of field, and everything that fields can hang on. */
export const everyField: ModuleDefinition = defineModule({
  name: 'Test_EveryField',
  sequence: ['Magento_Config'],
  system: { sections: [{ ...inEveryScope, id: 'demo', label: 'Demo', tab: 'general', sortOrder: 900, resource: 'Magento_Config::config_general', groups: [plain, chosen, files, hanging] }] },
  defaults: { default: { 'demo/plain/address': 'owner@example.com', 'demo/plain/shown_version': '1.2.3', 'demo/chosen/yes': '0', 'demo/hanging/mode': 'off' } },
  backendModels: {
    'Test\\Mail': {
      beforeSave (value) {
        if (!value.includes('@')) throw createFieldError('The "%1" email address is incorrect. Verify the email address and try again.', value)
        return value
      }
    },
    'Test\\Logo': { extensions: ['png', 'gif', 'svg'] },
    'Test\\Cron': {
      toForm: stored => stored.slice(0, 1),
      beforeSave: value => `${value}:stored`,
      alsoSave: async (value, { valueOf }) => ({ 'crontab/default/jobs/demo/schedule/cron_expr': value === '' ? null : `${value} ${await valueOf('demo/chosen/start') ?? ''}` })
    }
  }
})

/** A PNG of one pixel. */
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
