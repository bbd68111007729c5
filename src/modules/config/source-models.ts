import type { SourceModel } from '../../config/models.ts'

/** The choices that the sections of many modules share, by the original's class names. */
export const sourceModels: Record<string, SourceModel> = {
  'Magento\\Config\\Model\\Config\\Source\\Yesno': {
    options: () => [{ value: '1', label: 'Yes' }, { value: '0', label: 'No' }]
  },
  'Magento\\Config\\Model\\Config\\Source\\Enabledisable': {
    options: () => [{ value: '1', label: 'Enable' }, { value: '0', label: 'Disable' }]
  },
  'Magento\\Config\\Model\\Config\\Source\\Yesnocustom': {
    options: () => [{ value: '1', label: 'Yes' }, { value: '0', label: 'No' }, { value: '2', label: 'Specified' }]
  },
  'Magento\\Config\\Model\\Config\\Source\\Email\\Identity': {
    options: () => [
      { value: 'general', label: 'General Contact' },
      { value: 'sales', label: 'Sales Representative' },
      { value: 'support', label: 'Customer Support' },
      { value: 'custom1', label: 'Custom Email 1' },
      { value: 'custom2', label: 'Custom Email 2' }
    ]
  }
}
