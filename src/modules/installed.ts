import type { KeyAuthority } from '../admin/key-authority.ts'
import { sortModules, type ModuleDefinition } from '../admin/module.ts'
import type { Env } from '../kernel/env.ts'
import { amazonModule } from './amazon/module.ts'
import { authorizationModule } from './authorization/module.ts'
import { backendModule } from './backend/module.ts'
import { createCaptchaModule } from './captcha/module.ts'
import { configModule } from './config/module.ts'
import { contactModule } from './contact/module.ts'
import { dashboardModule } from './dashboard/module.ts'
import { emulationModule } from './emulation/module.ts'
import { guideModule } from './guide/module.ts'
import { integrationModule } from './integration/module.ts'
import { loggingModule } from './logging/module.ts'
import { magentoOpenSourceModule } from './magento-open-source/module.ts'
import { createServicesConnectorModule } from './services-connector/module.ts'
import { situationsModule } from './situations/module.ts'
import { storeModule } from './store/module.ts'
import { createTwoFactorAuthModule } from './two-factor-auth/module.ts'
import { systemCheckModule } from './system-check/module.ts'
import { userModule } from './user/module.ts'
import { webapiModule } from './webapi/module.ts'

/** The installed modules, each after those it needs; in production mode without those that are for developers only. */
export function listModules (inspectKey: KeyAuthority['inspect'], mode: Env['mode'] = 'developer'): ModuleDefinition[] {
  return sortModules([
    backendModule,
    storeModule,
    configModule,
    authorizationModule,
    userModule,
    createTwoFactorAuthModule(mode),
    createCaptchaModule(mode),
    contactModule,
    webapiModule,
    integrationModule,
    emulationModule,
    createServicesConnectorModule(inspectKey),
    amazonModule,
    dashboardModule,
    guideModule,
    magentoOpenSourceModule,
    loggingModule,
    systemCheckModule,
    ...mode === 'developer' ? [situationsModule] : []
  ])
}
