import { inDefault, inEveryScope, type Dependency, type FieldDeclaration, type GroupDeclaration } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'

function urlField (id: string, label: string, sortOrder: number, comment: string): FieldDeclaration {
  return {
    ...inEveryScope,
    id,
    label,
    type: 'text',
    sortOrder,
    canRestore: id === 'base_link_url',
    comment,
    backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Baseurl'
  }
}

const unsecure: GroupDeclaration = {
  ...inEveryScope,
  id: 'unsecure',
  label: 'Base URLs',
  sortOrder: 10,
  comment: 'Each may be a full URL that ends with a slash, e.g. http://example.com/magento/',
  fields: [
    urlField('base_url', 'Base URL', 10, 'A URL or the placeholder {{base_url}}.'),
    urlField('base_link_url', 'Base Link URL', 20, 'May begin with {{unsecure_base_url}}.'),
    urlField('base_static_url', 'Base URL for Static View Files', 25, 'May be empty or begin with {{unsecure_base_url}}.'),
    urlField('base_media_url', 'Base URL for User Media Files', 40, 'May be empty or begin with {{unsecure_base_url}}.')
  ]
}

const whileSecureEverywhere: readonly Dependency[] = [
  { field: 'web/secure/use_in_frontend', values: ['1'] },
  { field: 'web/secure/use_in_adminhtml', values: ['1'] }
]

const secure: GroupDeclaration = {
  ...inEveryScope,
  id: 'secure',
  label: 'Base URLs (Secure)',
  sortOrder: 20,
  comment: 'Each may be a full URL that ends with a slash, e.g. https://example.com/magento/',
  fields: [
    urlField('base_url', 'Secure Base URL', 10, 'A URL or one of the placeholders {{base_url}} and {{unsecure_base_url}}.'),
    urlField('base_link_url', 'Secure Base Link URL', 20, 'May begin with {{secure_base_url}} or {{unsecure_base_url}}.'),
    urlField('base_static_url', 'Secure Base URL for Static View Files', 25, 'May be empty or begin with {{secure_base_url}} or {{unsecure_base_url}}.'),
    urlField('base_media_url', 'Secure Base URL for User Media Files', 40, 'May be empty or begin with {{secure_base_url}} or {{unsecure_base_url}}.'),
    {
      ...inEveryScope,
      id: 'use_in_frontend',
      label: 'Use Secure URLs on Storefront',
      type: 'select',
      sortOrder: 50,
      canRestore: true,
      comment: 'The secure base URL must begin with https.',
      sourceModel: yesno
    },
    {
      ...inDefault,
      id: 'use_in_adminhtml',
      label: 'Use Secure URLs in Admin',
      type: 'select',
      sortOrder: 60,
      canRestore: true,
      comment: 'The secure base URL must begin with https.',
      sourceModel: yesno
    },
    {
      ...inEveryScope,
      id: 'enable_hsts',
      label: 'Enable HTTP Strict Transport Security (HSTS)',
      type: 'select',
      sortOrder: 70,
      canRestore: true,
      comment: 'Tells browsers to come back over https only.',
      sourceModel: yesno,
      depends: whileSecureEverywhere
    },
    {
      ...inEveryScope,
      id: 'enable_upgrade_insecure',
      label: 'Upgrade Insecure Requests',
      type: 'select',
      sortOrder: 80,
      canRestore: true,
      comment: 'Tells browsers to load everything on a page over https.',
      sourceModel: yesno,
      depends: whileSecureEverywhere
    },
    {
      ...inDefault,
      id: 'offloader_header',
      label: 'Offloader header',
      type: 'text',
      sortOrder: 90,
      canRestore: true
    }
  ]
}

/** The groups of General > Web that hold base URLs. */
export const baseUrlGroups: readonly GroupDeclaration[] = [unsecure, secure]
