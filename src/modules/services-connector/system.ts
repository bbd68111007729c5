import { inDefault, type SystemDeclaration } from '../../config/declaration.ts'

const apiKey = 'Magento\\ServicesConnector\\Model\\Config\\Backend\\ApiKey'

/** Says at once what a key is worth, before it is saved or at any time after. */
const testKey = { label: 'Test key', path: 'services_connector/api_key/test' } as const

/** Services > Magento Services: one API key for each environment, in Default Config only. */
export const system: SystemDeclaration = {
  sections: [{
    ...inDefault,
    id: 'services_connector',
    label: 'Magento Services',
    tab: 'service',
    sortOrder: 200,
    resource: 'Magento_ServicesConnector::config_integration',
    groups: [{
      ...inDefault,
      id: 'services_connector_integration',
      label: 'Api Keys',
      sortOrder: 90,
      expanded: true,
      fields: [
        {
          ...inDefault,
          id: 'production_api_key',
          label: 'Production Api key',
          type: 'obscure',
          sortOrder: 10,
          canRestore: false,
          comment: 'The key that is sent with every call to Magento Services in the Production environment.',
          backendModel: apiKey,
          action: testKey
        },
        {
          ...inDefault,
          id: 'sandbox_api_key',
          label: 'Sandbox Api Key',
          type: 'obscure',
          sortOrder: 20,
          canRestore: false,
          comment: 'The key that is sent with every call to Magento Services in the Sandbox environment.',
          backendModel: apiKey,
          action: testKey
        }
      ]
    }]
  }]
}
