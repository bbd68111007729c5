import { inDefault, type Dependency, type FieldDeclaration, type GroupDeclaration } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'
const wholeNumber = 'validate-zero-or-greater validate-digits'
const whileRequestsAreLimited: readonly Dependency[] = [{ field: 'admin/security/password_reset_protection_type', values: ['0'], negative: true }]

function selectField (id: string, label: string, sortOrder: number, sourceModel: string): FieldDeclaration {
  return { ...inDefault, id, label, type: 'select', sortOrder, canRestore: true, sourceModel }
}

function numberField (id: string, label: string, sortOrder: number, validate: string): FieldDeclaration {
  return { ...inDefault, id, label, type: 'text', sortOrder, canRestore: true, validate }
}

/** Advanced > Admin > Security: how users sign in and how long they stay. */
export const securityGroup: GroupDeclaration = {
  ...inDefault,
  id: 'security',
  label: 'Security',
  sortOrder: 35,
  fields: [
    {
      ...selectField('admin_account_sharing', 'Admin Account Sharing', 5, yesno),
      comment: 'Yes lets one account be signed in on several computers at once. No is safer.'
    },
    selectField('password_reset_protection_type', 'Password Reset Protection Type', 6, 'Magento\\Security\\Model\\Config\\Source\\ResetMethod'),
    {
      ...numberField('password_reset_link_expiration_period', 'Recovery Link Expiration Period (hours)', 7, 'required-entry integer validate-greater-than-zero'),
      comment: 'A number of 1 or more.'
    },
    {
      ...numberField('max_number_password_reset_requests', 'Max Number of Password Reset Requests', 7, `required-entry ${wholeNumber}`),
      comment: 'In one hour; 0 turns the limit off.',
      depends: whileRequestsAreLimited
    },
    {
      ...numberField('min_time_between_password_reset_requests', 'Min Time Between Password Reset Requests', 8, `required-entry ${wholeNumber}`),
      comment: 'In minutes; 0 turns the delay off.',
      depends: whileRequestsAreLimited
    },
    {
      ...selectField('use_form_key', 'Add Secret Key to URLs', 10, yesno),
      comment: 'A wrong key leads to the startup page; an address without one stays open, so that links can be shared.'
    },
    selectField('use_case_sensitive_login', 'Login is Case Sensitive', 20, yesno),
    {
      ...inDefault,
      id: 'session_lifetime',
      label: 'Admin Session Lifetime (seconds)',
      type: 'text',
      sortOrder: 30,
      canRestore: true,
      // For the browser; at the server the backend model refuses, in the original's words.
      frontendClass: 'validate-digits validate-digits-range digits-range-60-31536000',
      comment: 'From 60 to 31536000 (one year).',
      backendModel: 'Magento\\Backend\\Model\\Config\\SessionLifetime\\BackendModel'
    },
    {
      ...numberField('lockout_failures', 'Maximum Login Failures to Lockout Account', 100, wholeNumber),
      comment: 'Empty turns locking off.'
    },
    numberField('lockout_threshold', 'Lockout Time (minutes)', 110, wholeNumber),
    {
      ...numberField('password_lifetime', 'Password Lifetime (days)', 120, wholeNumber),
      comment: 'Empty lets passwords live for ever.'
    },
    selectField('password_is_forced', 'Password Change', 130, 'Magento\\User\\Model\\System\\Config\\Source\\Password')
  ]
}
