import type { KeyAuthority } from '../../admin/key-authority.ts'
import { defineModule, type ModuleDefinition } from '../../admin/module.ts'
import { acl } from './acl.ts'
import { apiKeyModelName, createApiKeyBackendModel } from './api-key-backend-model.ts'
import { defaults } from './defaults.ts'
import { privateKeyBackendModel, privateKeyModelName } from './private-key-backend-model.ts'
import { system } from './system.ts'

/** Services > Magento Services: where the API keys are kept; what is pasted there is looked at with the authority's eyes. */
export function createServicesConnectorModule (inspect: KeyAuthority['inspect']): ModuleDefinition {
  return defineModule({
    name: 'Magento_ServicesConnector',
    sequence: ['Magento_Config', 'Backroom_Emulation'],
    acl,
    system,
    defaults,
    backendModels: { [apiKeyModelName]: createApiKeyBackendModel(inspect), [privateKeyModelName]: privateKeyBackendModel }
  })
}
