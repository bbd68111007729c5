import { createAcl } from '../../../src/admin/acl.ts'
import { createMenu } from '../../../src/admin/menu.ts'
import type { ModuleDefinition } from '../../../src/admin/module.ts'
import { backendModels as engineModels } from '../../../src/config/backend-models.ts'
import type { BackendModel, ModelRegistry, SourceModel } from '../../../src/config/models.ts'
import { createStructure } from '../../../src/config/structure.ts'
import * as amazonAcl from '../../../src/modules/amazon/acl.ts'
import * as amazonDefaults from '../../../src/modules/amazon/defaults.ts'
import * as amazonMenu from '../../../src/modules/amazon/menu.ts'
import * as amazonSystem from '../../../src/modules/amazon/system.ts'
import * as authorizationAcl from '../../../src/modules/authorization/acl.ts'
import * as authorizationMenu from '../../../src/modules/authorization/menu.ts'
import * as backendAcl from '../../../src/modules/backend/acl.ts'
import { createAdminPages } from '../../../src/modules/backend/admin-pages.ts'
import * as backendBackendModels from '../../../src/modules/backend/backend-models.ts'
import * as backendDefaults from '../../../src/modules/backend/defaults.ts'
import * as backendMenu from '../../../src/modules/backend/menu.ts'
import * as backendSourceModels from '../../../src/modules/backend/source-models.ts'
import * as backendSystem from '../../../src/modules/backend/system.ts'
import { createCaptchaModule } from '../../../src/modules/captcha/module.ts'
import * as configAcl from '../../../src/modules/config/acl.ts'
import * as configBackendModels from '../../../src/modules/config/backend-models.ts'
import * as configDefaults from '../../../src/modules/config/defaults.ts'
import * as configMenu from '../../../src/modules/config/menu.ts'
import * as configSourceModels from '../../../src/modules/config/source-models.ts'
import * as configSystem from '../../../src/modules/config/system.ts'
import * as contactAcl from '../../../src/modules/contact/acl.ts'
import * as contactDefaults from '../../../src/modules/contact/defaults.ts'
import * as contactSystem from '../../../src/modules/contact/system.ts'
import * as emulationAcl from '../../../src/modules/emulation/acl.ts'
import * as emulationDefaults from '../../../src/modules/emulation/defaults.ts'
import * as emulationSystem from '../../../src/modules/emulation/system.ts'
import * as integrationAcl from '../../../src/modules/integration/acl.ts'
import * as integrationDefaults from '../../../src/modules/integration/defaults.ts'
import * as integrationMenu from '../../../src/modules/integration/menu.ts'
import * as integrationSystem from '../../../src/modules/integration/system.ts'
import * as openSourceAcl from '../../../src/modules/magento-open-source/acl.ts'
import * as openSourceBackendModels from '../../../src/modules/magento-open-source/backend-models.ts'
import * as openSourceMenu from '../../../src/modules/magento-open-source/menu.ts'
import * as openSourceSourceModels from '../../../src/modules/magento-open-source/source-models.ts'
import * as connectorAcl from '../../../src/modules/services-connector/acl.ts'
import * as connectorDefaults from '../../../src/modules/services-connector/defaults.ts'
import * as connectorSystem from '../../../src/modules/services-connector/system.ts'
import { privateKeyBackendModel, privateKeyModelName } from '../../../src/modules/services-connector/private-key-backend-model.ts'
import * as storeAcl from '../../../src/modules/store/acl.ts'
import * as storeBackendModels from '../../../src/modules/store/backend-models.ts'
import * as storeDefaults from '../../../src/modules/store/defaults.ts'
import * as storeMenu from '../../../src/modules/store/menu.ts'
import * as storeSourceModels from '../../../src/modules/store/source-models.ts'
import * as storeSystem from '../../../src/modules/store/system.ts'
import * as userAcl from '../../../src/modules/user/acl.ts'
import * as userMenu from '../../../src/modules/user/menu.ts'
import * as webapiAcl from '../../../src/modules/webapi/acl.ts'
import * as webapiDefaults from '../../../src/modules/webapi/defaults.ts'
import * as webapiSystem from '../../../src/modules/webapi/system.ts'

/** The declarations under test, module by module. */
export const modules: readonly ModuleDefinition[] = [
  { name: 'Magento_Backend', ...backendAcl, ...backendMenu, ...backendSystem, ...backendDefaults, ...backendSourceModels, ...backendBackendModels },
  { name: 'Magento_Store', ...storeAcl, ...storeMenu, ...storeSystem, ...storeDefaults, ...storeSourceModels, ...storeBackendModels },
  { name: 'Magento_Config', ...configAcl, ...configMenu, ...configSystem, ...configDefaults, ...configSourceModels, ...configBackendModels },
  { name: 'Magento_User', ...userAcl, ...userMenu },
  createCaptchaModule('production'),
  { name: 'Magento_Authorization', ...authorizationAcl, ...authorizationMenu },
  { name: 'Magento_Contact', ...contactAcl, ...contactSystem, ...contactDefaults },
  { name: 'Magento_Webapi', ...webapiAcl, ...webapiSystem, ...webapiDefaults },
  { name: 'Magento_Integration', ...integrationAcl, ...integrationMenu, ...integrationSystem, ...integrationDefaults },
  { name: 'Magento_OpenSource', ...openSourceAcl, ...openSourceMenu, ...openSourceSourceModels, ...openSourceBackendModels },
  { name: 'Backroom_Emulation', ...emulationAcl, ...emulationSystem, ...emulationDefaults },
  { name: 'Magento_ServicesConnector', ...connectorAcl, ...connectorSystem, ...connectorDefaults },
  { name: 'Magento_Amazon', ...amazonAcl, ...amazonMenu, ...amazonSystem, ...amazonDefaults }
]

export const acl = createAcl(modules)
export const menu = createMenu(modules, acl)

/** The key fields' model needs a key authority; here only that it encrypts matters. */
const apiKeyModel: [string, BackendModel] = ['Magento\\ServicesConnector\\Model\\Config\\Backend\\ApiKey', { encrypted: true }]

export const models: ModelRegistry = {
  source: new Map<string, SourceModel>([
    ...modules.flatMap(module => Object.entries(module.sourceModels ?? {})),
    ['Magento\\Config\\Model\\Config\\Source\\Admin\\Page', createAdminPages(menu)]
  ]),
  backend: new Map<string, BackendModel>([...engineModels, ...modules.flatMap(module => Object.entries(module.backendModels ?? {})), apiKeyModel, [privateKeyModelName, privateKeyBackendModel]])
}

export const structure = createStructure(modules, models)
