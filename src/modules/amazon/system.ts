import { inDefault, inEveryScope, type GroupDeclaration, type Option, type SystemDeclaration } from '../../config/declaration.ts'

const disabledEnabled: readonly Option[] = [
  { value: '0', label: 'Disabled' },
  { value: '1', label: 'Enabled' }
]

const settings: GroupDeclaration = {
  ...inDefault,
  id: 'general',
  label: 'Sales Channel Settings',
  sortOrder: 10,
  fields: [
    {
      ...inDefault,
      id: 'log_history',
      label: 'Clear Log History',
      type: 'select',
      sortOrder: 10,
      comment: 'How many days activity logs are kept.',
      options: [
        { value: '1', label: 'Once Daily' },
        { value: '7', label: 'Once Weekly' },
        { value: '30', label: 'Once Monthly' }
      ]
    },
    {
      ...inDefault,
      id: 'cron_source',
      label: 'Background Tasks (CRON) Source',
      type: 'select',
      sortOrder: 20,
      comment: 'What runs the background tasks. Choose the command line only if a scheduler of your own runs channel:amazon:run once per minute.',
      options: [
        { value: '1', label: 'Magento CRON' },
        { value: '2', label: 'Command Line (CLI) CRON' }
      ]
    },
    {
      ...inDefault,
      id: 'debug_logging',
      label: 'Enable Debug Logging',
      type: 'select',
      sortOrder: 30,
      comment: 'Logs more about sales channels, which helps to find synchronization problems.',
      options: disabledEnabled
    },
    {
      ...inDefault,
      id: 'read_only',
      label: 'Read-Only Mode',
      type: 'select',
      sortOrder: 40,
      comment: 'Nothing that changes here is sent to Amazon. It takes effect by itself where the address of a store view has changed, until these settings are saved.',
      options: disabledEnabled
    }
  ]
}

/** Sales Channels > Global Settings. */
export const system: SystemDeclaration = {
  tabs: [{ id: 'saleschannels', label: 'Sales Channels', sortOrder: 405 }],
  sections: [{
    ...inEveryScope,
    id: 'saleschannels',
    label: 'Global Settings',
    tab: 'saleschannels',
    sortOrder: 10,
    resource: 'Magento_SalesChannels::saleschannels',
    groups: [settings]
  }]
}
