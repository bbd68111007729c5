import { inDefault, inDefaultAndWebsite, inEveryScope, type FieldDeclaration, type GroupDeclaration } from '../../../config/declaration.ts'

const currency = 'Magento\\Config\\Model\\Config\\Source\\Locale\\Currency'
const backend = 'Magento\\Config\\Model\\Config\\Backend\\Currency'

const currencyOptions: GroupDeclaration = {
  ...inEveryScope,
  id: 'options',
  label: 'Currency Options',
  sortOrder: 30,
  fields: [
    {
      ...inDefaultAndWebsite,
      id: 'base',
      label: 'Base Currency',
      type: 'select',
      sortOrder: 1,
      canRestore: true,
      comment: 'Online payments are made in this currency. Whether it is the same for all websites follows from the scope of catalog prices.',
      sourceModel: currency,
      backendModel: `${backend}\\Base`
    },
    { ...inEveryScope, id: 'default', label: 'Default Display Currency', type: 'select', sortOrder: 2, canRestore: true, sourceModel: currency, backendModel: `${backend}\\DefaultCurrency` },
    {
      ...inEveryScope,
      id: 'allow',
      label: 'Allowed Currencies',
      type: 'multiselect',
      sortOrder: 3,
      canRestore: true,
      canBeEmpty: true,
      sourceModel: currency,
      backendModel: `${backend}\\Allow`
    }
  ]
}

/** How long an exchange-rate service may take, and the key that it gave. */
function serviceGroup (id: string, label: string, sortOrder: number): GroupDeclaration {
  return {
    ...inDefault,
    id,
    label,
    sortOrder,
    fields: [
      { ...inDefault, id: 'api_key', label: 'API Key', type: 'obscure', sortOrder: 5, backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Encrypted' },
      { ...inDefault, id: 'timeout', label: 'Connection Timeout in Seconds', type: 'text', sortOrder: 10, validate: 'validate-zero-or-greater validate-number' }
    ]
  }
}

function importField (id: string, label: string, type: FieldDeclaration['type'], sortOrder: number, rest: Partial<FieldDeclaration> = {}): FieldDeclaration {
  return { ...inDefault, id, label, type, sortOrder, ...rest }
}

const scheduledImport: GroupDeclaration = {
  ...inDefault,
  id: 'import',
  label: 'Scheduled Import Settings',
  sortOrder: 50,
  fields: [
    importField('enabled', 'Enabled', 'select', 1, { canRestore: true, sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Yesno' }),
    importField('service', 'Service', 'select', 2, { sourceModel: 'Magento\\Directory\\Model\\Currency\\Import\\Source\\Service', backendModel: `${backend}\\Cron` }),
    importField('time', 'Start Time', 'time', 3),
    importField('frequency', 'Frequency', 'select', 4, { sourceModel: 'Magento\\Cron\\Model\\Config\\Source\\Frequency' }),
    importField('error_email', 'Error Email Recipient', 'text', 5, { validate: 'validate-email' }),
    importField('error_email_identity', 'Error Email Sender', 'select', 6, { canRestore: true, sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Email\\Identity' }),
    importField('error_email_template', 'Error Email Template', 'select', 7, { canRestore: true, sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Email\\Template', comment: 'Default follows the theme.' })
  ]
}

/** The groups of General > Currency Setup. */
export const currencyGroups: readonly GroupDeclaration[] = [
  currencyOptions,
  serviceGroup('fixerio', 'Fixer.io', 35),
  serviceGroup('currencyconverterapi', 'Currency Converter API', 45),
  scheduledImport
]
