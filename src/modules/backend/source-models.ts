import type { SourceModel } from '../../config/models.ts'

/** The choices of the sections Admin and Developer, by the original's class names. */
export const sourceModels: Record<string, SourceModel> = {
  'Magento\\Security\\Model\\Config\\Source\\ResetMethod': {
    options: () => [
      { value: '1', label: 'By IP and Email' },
      { value: '2', label: 'By IP' },
      { value: '3', label: 'By Email' },
      { value: '0', label: 'None' }
    ]
  },
  'Magento\\User\\Model\\System\\Config\\Source\\Password': {
    options: () => [{ value: '0', label: 'Recommended' }, { value: '1', label: 'Forced' }]
  },
  'Magento\\Captcha\\Model\\Config\\Font': {
    options: () => [{ value: 'linlibertine', label: 'LinLibertine' }]
  },
  'Magento\\Captcha\\Model\\Config\\Form\\Backend': {
    options: () => [
      { value: 'backend_login', label: 'Admin Login' },
      { value: 'backend_forgotpassword', label: 'Admin Forgot Password' }
    ]
  },
  'Magento\\Captcha\\Model\\Config\\Mode': {
    options: () => [
      { value: 'always', label: 'Always' },
      { value: 'after_fail', label: 'After number of attempts to login' }
    ]
  },
  'Magento\\Developer\\Model\\Config\\Source\\WorkflowType': {
    options: () => [
      { value: 'client_side_compilation', label: 'Client side less compilation' },
      { value: 'server_side_compilation', label: 'Server side less compilation' }
    ]
  },
  'Magento\\Config\\Model\\Config\\Source\\Image\\Adapter': {
    options: () => [{ value: 'GD2', label: 'PHP GD2' }, { value: 'IMAGEMAGICK', label: 'ImageMagick' }]
  }
}
