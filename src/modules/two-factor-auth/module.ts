import { defineModule, type ModuleDefinition } from '../../admin/module.ts'
import { createFieldError } from '../../config/field-error.ts'
import type { Env } from '../../kernel/env.ts'
import { acl } from './acl.ts'
import { enableModelName, enablePath, leewayPath, system } from './system.ts'

/** Security > 2FA. As in the original it is on; in developer mode it is off until somebody turns it on, so that scripts sign in with a password alone. */
export function createTwoFactorAuthModule (mode: Env['mode']): ModuleDefinition {
  return defineModule({
    name: 'Magento_TwoFactorAuth',
    sequence: ['Magento_Config', 'Magento_User'],
    acl,
    system,
    defaults: { default: { [enablePath]: mode === 'production' ? '1' : '0', [leewayPath]: '29' } },
    backendModels: {
      [enableModelName]: {
        beforeSave (value) {
          if (mode === 'production' && value !== '1') throw createFieldError('Two-factor authentication cannot be turned off in production mode.')
          return value
        }
      }
    }
  })
}
