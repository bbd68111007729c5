import { inDefault, type FieldDeclaration, type GroupDeclaration } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'

function templateField (id: string, label: string, sortOrder: number): FieldDeclaration {
  return {
    ...inDefault,
    id,
    label,
    type: 'select',
    sortOrder,
    canRestore: true,
    comment: 'Default follows the theme.',
    sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Email\\Template'
  }
}

const emails: GroupDeclaration = {
  ...inDefault,
  id: 'emails',
  label: 'Admin User Emails',
  sortOrder: 10,
  fields: [
    templateField('forgot_email_template', 'Forgot Password Email Template', 10),
    {
      ...inDefault,
      id: 'forgot_email_identity',
      label: 'Forgot and Reset Email Sender',
      type: 'select',
      sortOrder: 20,
      canRestore: true,
      sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Email\\Identity'
    },
    templateField('user_notification_template', 'User Notification Template', 40),
    templateField('new_user_notification_template', 'New User Notification Template', 50)
  ]
}

const startup: GroupDeclaration = {
  ...inDefault,
  id: 'startup',
  label: 'Startup Page',
  sortOrder: 20,
  fields: [{
    ...inDefault,
    id: 'menu_item_id',
    label: 'Startup Page',
    type: 'select',
    sortOrder: 1,
    canRestore: true,
    sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Admin\\Page'
  }]
}

const url: GroupDeclaration = {
  ...inDefault,
  id: 'url',
  label: 'Admin Base URL',
  sortOrder: 30,
  fields: [
    {
      ...inDefault,
      id: 'use_custom',
      label: 'Use Custom Admin URL',
      type: 'select',
      sortOrder: 1,
      canRestore: true,
      sourceModel: yesno,
      backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Admin\\Usecustom'
    },
    {
      ...inDefault,
      id: 'custom',
      label: 'Custom Admin URL',
      type: 'text',
      sortOrder: 2,
      canRestore: true,
      comment: 'Ends with a slash, e.g. http://yourdomain/magento/',
      backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Admin\\Custom',
      depends: [{ field: 'admin/url/use_custom', values: ['1'] }]
    },
    {
      ...inDefault,
      id: 'use_custom_path',
      label: 'Use Custom Admin Path',
      type: 'select',
      sortOrder: 3,
      canRestore: true,
      sourceModel: yesno
    },
    {
      ...inDefault,
      id: 'custom_path',
      label: 'Custom Admin Path',
      type: 'text',
      sortOrder: 4,
      canRestore: true,
      validate: 'required-entry validate-alphanum',
      comment: 'You sign in again after this is saved.',
      depends: [{ field: 'admin/url/use_custom_path', values: ['1'] }]
    }
  ]
}

const dashboard: GroupDeclaration = {
  ...inDefault,
  id: 'dashboard',
  label: 'Dashboard',
  sortOrder: 40,
  fields: [{ ...inDefault, id: 'enable_charts', label: 'Enable Charts', type: 'select', sortOrder: 1, canRestore: true, sourceModel: yesno }]
}

const grid: GroupDeclaration = {
  ...inDefault,
  id: 'grid',
  label: 'Admin Grids',
  sortOrder: 45,
  fields: [
    {
      ...inDefault,
      id: 'limit_total_number_of_products',
      label: 'Limit Number of Products in Grid',
      type: 'select',
      sortOrder: 1,
      canRestore: true,
      comment: 'Stops counting products above the limit.',
      sourceModel: yesno
    },
    {
      ...inDefault,
      id: 'records_limit',
      label: 'Records Limit',
      type: 'text',
      sortOrder: 2,
      canRestore: true,
      validate: 'validate-digits validate-digits-range digits-range-20000-',
      comment: 'Where counting stops; 20000 at least.',
      depends: [{ field: 'admin/grid/limit_total_number_of_products', values: ['1'] }]
    }
  ]
}

/** The groups of Advanced > Admin but for Security and CAPTCHA. */
export const adminGroups: readonly GroupDeclaration[] = [emails, startup, url, dashboard, grid]
