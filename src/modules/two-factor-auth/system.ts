import { inDefault, type SystemDeclaration } from '../../config/declaration.ts'

/** Whether a password alone does not open the Admin; the path is that of the module by which shops turn it off while they develop. */
export const enablePath = 'twofactorauth/general/enable'
/** Seconds before and after its own time in which a code is taken. */
export const leewayPath = 'twofactorauth/google/otp_window'
/** The class that guards the switch. */
export const enableModelName = 'Backroom\\TwoFactorAuth\\Model\\Config\\Backend\\Enable'

/** Security > 2FA. */
export const system: SystemDeclaration = {
  sections: [{
    ...inDefault,
    id: 'twofactorauth',
    label: '2FA',
    tab: 'security',
    sortOrder: 20,
    resource: 'Magento_TwoFactorAuth::config',
    groups: [
      {
        ...inDefault,
        id: 'general',
        label: 'General',
        sortOrder: 10,
        fields: [{
          ...inDefault,
          id: 'enable',
          label: 'Enable 2FA',
          type: 'select',
          sortOrder: 10,
          canRestore: true,
          sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Yesno',
          backendModel: enableModelName,
          comment: 'After the password a code of an authenticator app is asked for. In production mode it cannot be turned off.'
        }]
      },
      {
        ...inDefault,
        id: 'google',
        label: 'Google Authenticator',
        sortOrder: 30,
        fields: [{
          ...inDefault,
          id: 'otp_window',
          label: 'OTP Window',
          type: 'text',
          sortOrder: 10,
          canRestore: true,
          backendModel: 'Magento\\TwoFactorAuth\\Model\\Config\\Backend\\Leeway',
          comment: 'Seconds before and after its own time in which a code is taken; below 30, since a code stands for 30 seconds.'
        }]
      }
    ]
  }]
}
