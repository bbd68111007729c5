import { inDefault, type FieldDeclaration, type SystemDeclaration } from '../../config/declaration.ts'
import { privateKeyModelName } from './private-key-backend-model.ts'

const apiKey = 'Magento\\ServicesConnector\\Model\\Config\\Backend\\ApiKey'

/** A private key beside the API key, as connectors from 1.1 on have it; pasted into one line, for it is never shown again. */
function privateKeyField (id: string, label: string, sortOrder: number): FieldDeclaration {
  return {
    ...inDefault,
    id,
    label,
    type: 'obscure',
    sortOrder,
    canRestore: false,
    comment: 'The RSA key that signs the calls to Magento Services; without it the API key is sent alone.',
    backendModel: privateKeyModelName,
    depends: [{ field: 'backroom_emulation/connector/generation', values: ['1.1', '1.3'] }]
  }
}
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
        },
        privateKeyField('production_private_key', 'Production Private Key', 30),
        privateKeyField('sandbox_private_key', 'Sandbox Private Key', 40)
      ]
    }]
  }]
}
