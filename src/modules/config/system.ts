import { inEveryScope, type GroupDeclaration, type SystemDeclaration } from '../../config/declaration.ts'

/**
 * An identity that mails are sent as: a name and an address. The rules stand here as classes for the browser only:
 * at the server the backend models refuse, in the original's words.
 */
function identityGroup (id: string, label: string, sortOrder: number): GroupDeclaration {
  return {
    ...inEveryScope,
    id,
    label,
    sortOrder,
    fields: [
      {
        ...inEveryScope,
        id: 'name',
        label: 'Sender Name',
        type: 'text',
        sortOrder: 1,
        canRestore: true,
        frontendClass: 'validate-emailSender',
        backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Email\\Sender'
      },
      {
        ...inEveryScope,
        id: 'email',
        label: 'Sender Email',
        type: 'text',
        sortOrder: 2,
        canRestore: true,
        frontendClass: 'validate-email',
        backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Email\\Address'
      }
    ]
  }
}

/** General > Store Email Addresses. */
export const system: SystemDeclaration = {
  sections: [{
    ...inEveryScope,
    id: 'trans_email',
    label: 'Store Email Addresses',
    tab: 'general',
    sortOrder: 90,
    resource: 'Magento_Config::trans_email',
    groups: [
      identityGroup('ident_general', 'General Contact', 1),
      identityGroup('ident_sales', 'Sales Representative', 2),
      identityGroup('ident_support', 'Customer Support', 3),
      identityGroup('ident_custom1', 'Custom Email 1', 4),
      identityGroup('ident_custom2', 'Custom Email 2', 5)
    ]
  }]
}
