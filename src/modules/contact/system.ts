import { inEveryScope, type SystemDeclaration } from '../../config/declaration.ts'

/** General > Contacts. */
export const system: SystemDeclaration = {
  sections: [{
    ...inEveryScope,
    id: 'contact',
    label: 'Contacts',
    tab: 'general',
    sortOrder: 100,
    resource: 'Magento_Contact::contact',
    groups: [
      {
        ...inEveryScope,
        id: 'contact',
        label: 'Contact Us',
        sortOrder: 10,
        fields: [{
          ...inEveryScope,
          id: 'enabled',
          label: 'Enable Contact Us',
          type: 'select',
          sortOrder: 10,
          canRestore: true,
          sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Yesno'
        }]
      },
      {
        ...inEveryScope,
        id: 'email',
        label: 'Email Options',
        sortOrder: 50,
        fields: [
          {
            ...inEveryScope,
            id: 'recipient_email',
            label: 'Send Emails To',
            type: 'text',
            sortOrder: 10,
            canRestore: true,
            validate: 'validate-email'
          },
          {
            ...inEveryScope,
            id: 'sender_email_identity',
            label: 'Email Sender',
            type: 'select',
            sortOrder: 20,
            canRestore: true,
            sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Email\\Identity'
          },
          {
            ...inEveryScope,
            id: 'email_template',
            label: 'Email Template',
            type: 'select',
            sortOrder: 30,
            canRestore: true,
            comment: 'Default follows the theme.',
            options: [{ value: 'contact_email_email_template', label: 'Contact Form (Default)' }]
          }
        ]
      }
    ]
  }]
}
