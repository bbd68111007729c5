import { inDefault, type Dependency, type FieldDeclaration, type GroupDeclaration } from '../../../config/declaration.ts'

const yesno = 'Magento\\Config\\Model\\Config\\Source\\Yesno'
const whileEnabled: Dependency = { field: 'admin/captcha/enable', values: ['1'] }

function selectField (id: string, label: string, sortOrder: number, sourceModel: string): FieldDeclaration {
  return { ...inDefault, id, label, type: 'select', sortOrder, canRestore: true, sourceModel, depends: [whileEnabled] }
}

function textField (id: string, label: string, sortOrder: number, frontendClass: string): FieldDeclaration {
  return { ...inDefault, id, label, type: 'text', sortOrder, canRestore: true, frontendClass, depends: [whileEnabled] }
}

/** Advanced > Admin > CAPTCHA. */
export const captchaGroup: GroupDeclaration = {
  ...inDefault,
  id: 'captcha',
  label: 'CAPTCHA',
  sortOrder: 50,
  fields: [
    { ...inDefault, id: 'enable', label: 'Enable CAPTCHA in Admin', type: 'select', sortOrder: 1, canRestore: true, sourceModel: yesno },
    selectField('font', 'Font', 2, 'Magento\\Captcha\\Model\\Config\\Font'),
    { ...selectField('forms', 'Forms', 3, 'Magento\\Captcha\\Model\\Config\\Form\\Backend'), type: 'multiselect' },
    selectField('mode', 'Displaying Mode', 4, 'Magento\\Captcha\\Model\\Config\\Mode'),
    {
      ...textField('failed_attempts_login', 'Number of Unsuccessful Attempts to Login', 5, 'required-entry validate-digits'),
      comment: '0 shows the CAPTCHA at every login.',
      depends: [whileEnabled, { field: 'admin/captcha/mode', values: ['after_fail'] }]
    },
    textField('timeout', 'CAPTCHA Timeout (minutes)', 6, 'required-entry validate-digits'),
    {
      ...textField('length', 'Number of Symbols', 7, 'required-entry'),
      comment: 'Up to 8, or a range such as 3-5.'
    },
    {
      ...textField('symbols', 'Symbols Used in CAPTCHA', 8, 'required-entry validate-alphanum'),
      comment: 'Letters (a-z, A-Z) and digits (0-9) only. Symbols that look alike, such as i, l and 1, are hard to read.'
    },
    selectField('case_sensitive', 'Case Sensitive', 9, yesno)
  ]
}
