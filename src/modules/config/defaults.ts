import type { ConfigDefaults } from '../../config/declaration.ts'

/** The original's five identities. */
export const defaults: ConfigDefaults = {
  default: {
    'trans_email/ident_general/name': 'Owner',
    'trans_email/ident_general/email': 'owner@example.com',
    'trans_email/ident_sales/name': 'Sales',
    'trans_email/ident_sales/email': 'sales@example.com',
    'trans_email/ident_support/name': 'CustomerSupport',
    'trans_email/ident_support/email': 'support@example.com',
    'trans_email/ident_custom1/name': 'Custom 1',
    'trans_email/ident_custom1/email': 'custom1@example.com',
    'trans_email/ident_custom2/name': 'Custom 2',
    'trans_email/ident_custom2/email': 'custom2@example.com'
  }
}
