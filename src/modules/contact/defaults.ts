import type { ConfigDefaults } from '../../config/declaration.ts'

/** The values of Magento_Contact in the original. */
export const defaults: ConfigDefaults = {
  default: {
    'contact/contact/enabled': '1',
    'contact/email/recipient_email': 'hello@example.com',
    'contact/email/sender_email_identity': 'custom2',
    'contact/email/email_template': 'contact_email_email_template'
  }
}
