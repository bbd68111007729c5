import type { ConfigDefaults } from '../../config/declaration.ts'

/** The generation of the guide's pictures, and no faults. */
export const defaults: ConfigDefaults = {
  default: {
    'backroom_emulation/connector/generation': '1.0',
    'backroom_emulation/connector/credentials_type': 'Magento_JWT',
    'backroom_emulation/behaviour/differences': 'corrected'
  }
}
