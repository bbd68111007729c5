import type { SourceModel } from '../../config/models.ts'
import { createList, createNameList } from '../../config/option-list.ts'
import { emailTemplates } from './source-models/email-templates.ts'

/** The choices that the sections of many modules share, by the original's class names. */
export const sourceModels: Record<string, SourceModel> = {
  'Magento\\Config\\Model\\Config\\Source\\Yesno': createList([['1', 'Yes'], ['0', 'No']]),
  'Magento\\Config\\Model\\Config\\Source\\Enabledisable': createList([['1', 'Enable'], ['0', 'Disable']]),
  'Magento\\Config\\Model\\Config\\Source\\Yesnocustom': createList([['1', 'Yes'], ['0', 'No'], ['2', 'Specified']]),
  'Magento\\Config\\Model\\Config\\Source\\Nooptreq': createList([['', 'No'], ['opt', 'Optional'], ['req', 'Required']]),
  'Magento\\Config\\Model\\Config\\Source\\Email\\Identity': createList([
    ['general', 'General Contact'],
    ['sales', 'Sales Representative'],
    ['support', 'Customer Support'],
    ['custom1', 'Custom Email 1'],
    ['custom2', 'Custom Email 2']
  ]),
  'Magento\\Config\\Model\\Config\\Source\\Email\\Template': emailTemplates,
  'Magento\\Config\\Model\\Config\\Source\\Email\\Method': createList([['bcc', 'Bcc'], ['copy', 'Separate Email']]),
  'Magento\\Config\\Model\\Config\\Source\\Email\\Smtpauth': createNameList([['NONE', 'NONE'], ['PLAIN', 'PLAIN'], ['LOGIN', 'LOGIN'], ['CRAM-MD5', 'CRAM-MD5']]),
  // The original adds the present day in each form.
  'Magento\\Config\\Model\\Config\\Source\\Date\\Short': createList([['%m/%d/%y', 'MM/DD/YY'], ['%m/%d/%Y', 'MM/DD/YYYY'], ['%d/%m/%y', 'DD/MM/YY'], ['%d/%m/%Y', 'DD/MM/YYYY']]),
  'Magento\\Config\\Model\\Config\\Source\\Design\\Robots': createNameList([
    ['INDEX,FOLLOW', 'INDEX, FOLLOW'],
    ['NOINDEX,FOLLOW', 'NOINDEX, FOLLOW'],
    ['INDEX,NOFOLLOW', 'INDEX, NOFOLLOW'],
    ['NOINDEX,NOFOLLOW', 'NOINDEX, NOFOLLOW']
  ]),
  'Magento\\Config\\Model\\Config\\Source\\Dev\\Dbautoup': createList([['1', 'Always (during development)'], ['0', 'Only Once (version upgrade)'], ['-1', 'Never (production)']]),
  'Magento\\Config\\Model\\Config\\Source\\Reports\\Scope': createList([['website', 'Website'], ['group', 'Store'], ['store', 'Store View']]),
  'Magento\\MediaStorage\\Model\\Config\\Source\\Storage\\Media\\Storage': createList([['0', 'File System'], ['1', 'Database']]),
  'Magento\\MediaStorage\\Model\\Config\\Source\\Storage\\Media\\Database': createNameList([['default_setup', 'default_setup']]),
  'Magento\\Cron\\Model\\Config\\Source\\Frequency': createList([['D', 'Daily'], ['W', 'Weekly'], ['M', 'Monthly']])
}
