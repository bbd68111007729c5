import { inDefault, inEveryScope, type FieldDeclaration, type GroupDeclaration, type SystemDeclaration } from '../../config/declaration.ts'

const atLeastZero = 'required-entry validate-zero-or-greater validate-number'
const wholeNumber = 'required-entry validate-zero-or-greater validate-digits'

/** Every field here is a number in Default Config that can be put back to the module's own. */
function numberField (id: string, label: string, sortOrder: number, validate: string, comment: string): FieldDeclaration {
  return { ...inDefault, id, label, type: 'text', sortOrder, canRestore: true, validate, comment }
}

const groups: readonly GroupDeclaration[] = [
  {
    ...inDefault,
    id: 'access_token_lifetime',
    label: 'Access Token Expiration',
    sortOrder: 100,
    fields: [
      numberField('customer', 'Customer Token Lifetime (hours)', 30, atLeastZero, 'Hours until the token of a customer expires.'),
      numberField('admin', 'Admin Token Lifetime (hours)', 60, atLeastZero, 'Hours until the token of an Admin user expires.')
    ]
  },
  {
    ...inDefault,
    id: 'cleanup',
    label: 'Cleanup Settings',
    sortOrder: 300,
    fields: [
      numberField('cleanup_probability', 'Cleanup Probability', 10, wholeNumber, 'One of so many OAuth requests starts a cleanup; 0 turns it off (not recommended).'),
      numberField('expiration_period', 'Expiration Period', 20, atLeastZero, 'Entries older than so many minutes are cleaned up.')
    ]
  },
  {
    ...inDefault,
    id: 'consumer',
    label: 'Consumer Settings',
    sortOrder: 400,
    fields: [
      numberField('expiration_period', 'Expiration Period', 30, atLeastZero, 'Seconds after the start of the token exchange in which a consumer key and secret must be used.'),
      numberField('post_maxredirects', 'OAuth consumer credentials HTTP Post maxredirects', 30, wholeNumber, 'How many redirects are followed when consumer credentials are posted.'),
      numberField('post_timeout', 'OAuth consumer credentials HTTP Post timeout', 30, atLeastZero, 'Seconds to wait for an answer when consumer credentials are posted.'),
      {
        ...inDefault,
        id: 'enable_integration_as_bearer',
        label: 'Allow OAuth Access Tokens to be used as standalone Bearer tokens',
        type: 'select',
        sortOrder: 40,
        canRestore: true,
        comment: 'If set to No, integrations have to sign their requests.',
        sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Yesno'
      }
    ]
  },
  {
    ...inDefault,
    id: 'authentication_lock',
    label: 'Authentication Locks',
    sortOrder: 400,
    fields: [
      numberField('max_failures_count', 'Maximum Login Failures to Lock Out Account', 30, wholeNumber, 'After so many failed logins an account is locked.'),
      numberField('timeout', 'Lockout Time (seconds)', 30, atLeastZero, 'Seconds until a locked account is unlocked.')
    ]
  }
]

/** Services > OAuth. */
export const system: SystemDeclaration = {
  sections: [{
    ...inEveryScope,
    id: 'oauth',
    label: 'OAuth',
    tab: 'service',
    sortOrder: 300,
    resource: 'Magento_Integration::config_oauth',
    groups
  }]
}
