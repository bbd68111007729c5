import { defineModule, type ModuleDefinition } from '../../admin/module.ts'
import type { Env } from '../../kernel/env.ts'

/** Advanced > Admin > CAPTCHA. As in the original it is on; in developer mode it is off until somebody turns it on, so that scripts sign in without waiting and the lockout can be tried at once. */
export function createCaptchaModule (mode: Env['mode']): ModuleDefinition {
  return defineModule({
    name: 'Magento_Captcha',
    sequence: ['Magento_Backend', 'Magento_User'],
    defaults: { default: { 'admin/captcha/enable': mode === 'production' ? '1' : '0' } }
  })
}
