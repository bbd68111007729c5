import { inDefault, inDefaultAndWebsite, inEveryScope, type FieldDeclaration, type GroupDeclaration } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'

function cronField (id: string, label: string, sortOrder: number): FieldDeclaration {
  return { ...inDefault, id, label, type: 'text', sortOrder, canRestore: true, validate: 'validate-zero-or-greater validate-digits' }
}

/** What can be set for one group of scheduled tasks. */
function cronGroup (id: string, label: string, sortOrder: number): GroupDeclaration {
  return {
    ...inDefault,
    id,
    label,
    sortOrder,
    fields: [
      cronField('schedule_generate_every', 'Generate Schedules Every', 10),
      cronField('schedule_ahead_for', 'Schedule Ahead for', 20),
      cronField('schedule_lifetime', 'Missed if Not Run Within', 30),
      cronField('history_cleanup_every', 'History Cleanup Every', 40),
      cronField('history_success_lifetime', 'Success History Lifetime', 50),
      cronField('history_failure_lifetime', 'Failure History Lifetime', 60),
      { ...inDefault, id: 'use_separate_process', label: 'Use Separate Process', type: 'select', sortOrder: 70, canRestore: true, sourceModel: yesno }
    ]
  }
}

const cron: GroupDeclaration = {
  ...inDefault,
  id: 'cron',
  label: 'Cron (Scheduled Tasks) - all the times are in minutes',
  sortOrder: 15,
  comment: 'URLs that scheduled tasks write are right only where Web > Base URLs are set.',
  groups: [
    cronGroup('index', 'Cron configuration options for group: index', 10),
    cronGroup('default', 'Cron configuration options for group: default', 20)
  ]
}

const smtp: GroupDeclaration = {
  ...inEveryScope,
  id: 'smtp',
  label: 'Mail Sending Settings',
  sortOrder: 20,
  fields: [
    { ...inEveryScope, id: 'disable', label: 'Disable Email Communications', type: 'select', sortOrder: 10, canRestore: true, sourceModel: yesno },
    { ...inEveryScope, id: 'host', label: 'Host', type: 'text', sortOrder: 20, canRestore: true, comment: 'On Windows servers only.' },
    { ...inEveryScope, id: 'port', label: 'Port (25)', type: 'text', sortOrder: 30, canRestore: true, comment: 'On Windows servers only.' },
    {
      ...inDefault,
      id: 'set_return_path',
      label: 'Set Return-Path',
      type: 'select',
      sortOrder: 70,
      canRestore: true,
      sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Yesnocustom'
    },
    {
      ...inDefault,
      id: 'return_path_email',
      label: 'Return-Path Email',
      type: 'text',
      sortOrder: 80,
      // Not the e-mail backend model, which refuses an empty value: the field is hidden, and posted empty, as long as no path is specified.
      validate: 'validate-email',
      depends: [{ field: 'system/smtp/set_return_path', values: ['2'] }]
    }
  ]
}

const currency: GroupDeclaration = {
  ...inDefault,
  id: 'currency',
  label: 'Currency',
  sortOrder: 50,
  fields: [{
    ...inDefault,
    id: 'installed',
    label: 'Installed Currencies',
    type: 'multiselect',
    sortOrder: 1,
    canRestore: true,
    canBeEmpty: true,
    sourceModel: 'Magento\\Config\\Model\\Config\\Source\\Locale\\Currency\\All',
    backendModel: 'Magento\\Config\\Model\\Config\\Backend\\Locale'
  }]
}

function sessionSizeField (id: string, label: string, sortOrder: number): FieldDeclaration {
  return {
    ...inDefault,
    id,
    label,
    type: 'text',
    sortOrder,
    canRestore: true,
    validate: 'required-entry validate-zero-or-greater validate-digits',
    comment: 'The largest session in bytes; 0 turns the limit off.'
  }
}

const security: GroupDeclaration = {
  ...inDefaultAndWebsite,
  id: 'security',
  label: 'Security',
  sortOrder: 60,
  fields: [
    sessionSizeField('max_session_size_admin', 'Max Session Size in Admin', 1),
    sessionSizeField('max_session_size_storefront', 'Max Session Size in Storefront', 2)
  ]
}

function imageSizeField (id: string, label: string, sortOrder: number, comment: string): FieldDeclaration {
  return {
    ...inDefault,
    id,
    label,
    type: 'text',
    sortOrder,
    canRestore: true,
    validate: 'validate-greater-than-zero validate-number required-entry',
    comment,
    depends: [{ field: 'system/upload_configuration/enable_resize', values: ['1'] }]
  }
}

const uploadConfiguration: GroupDeclaration = {
  ...inEveryScope,
  id: 'upload_configuration',
  label: 'Images Upload Configuration',
  sortOrder: 1000,
  fields: [
    {
      ...inDefault,
      id: 'enable_resize',
      label: 'Enable Frontend Resize',
      type: 'select',
      sortOrder: 200,
      canRestore: true,
      comment: 'The browser makes images smaller before it sends them.',
      sourceModel: yesno
    },
    imageSizeField('max_width', 'Maximum Width', 300, 'The largest width of an uploaded image.'),
    imageSizeField('max_height', 'Maximum Height', 400, 'The largest height of an uploaded image.')
  ]
}

/** The groups of Advanced > System. */
export const systemGroups: readonly GroupDeclaration[] = [cron, smtp, currency, security, uploadConfiguration]
