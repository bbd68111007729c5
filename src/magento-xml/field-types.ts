import type { FieldType, RowColumn } from '../config/declaration.ts'

/** What a `type` or a frontend model comes to here. */
export interface KnownLook {
  readonly type: FieldType
  readonly columns?: readonly RowColumn[]
}

const form = 'Magento\\Config\\Block\\System\\Config\\Form'

/** The words that `type` may be in a system.xml, and what each is here. */
const words: Readonly<Record<string, FieldType>> = {
  text: 'text',
  textarea: 'textarea',
  editor: 'textarea',
  select: 'select',
  radios: 'select',
  multiselect: 'multiselect',
  checkboxes: 'checkboxes',
  allowspecific: 'allowspecific',
  obscure: 'obscure',
  password: 'password',
  label: 'label',
  note: 'note',
  time: 'time',
  date: 'date',
  file: 'file',
  image: 'image',
  button: 'button',
  link: 'link',
  hidden: 'hidden'
}

/** Classes of the original that draw a field, by what they draw. */
const classes: Readonly<Record<string, KnownLook>> = {
  [`${form}\\Field\\Image`]: { type: 'image' },
  [`${form}\\Field\\File`]: { type: 'file' },
  [`${form}\\Field\\Heading`]: { type: 'heading' },
  [`${form}\\Field\\Notification`]: { type: 'label' },
  [`${form}\\Field\\Datetime`]: { type: 'label' },
  [`${form}\\Field\\Select\\Allowspecific`]: { type: 'allowspecific' },
  'Magento\\Framework\\Data\\Form\\Element\\Note': { type: 'note' },
  'Magento\\OfflineShipping\\Block\\Adminhtml\\Form\\Field\\Import': { type: 'file' },
  'Magento\\Paypal\\Block\\Adminhtml\\System\\Config\\Field\\Hidden': { type: 'hidden' },
  [`${form}\\Field\\Regexceptions`]: { type: 'rows', columns: [{ id: 'search', label: 'Search String' }, { id: 'value', label: 'Design Theme' }] },
  'Magento\\CatalogInventory\\Block\\Adminhtml\\Form\\Field\\Minsaleqty': { type: 'rows', columns: [{ id: 'customer_group_id', label: 'Customer Group' }, { id: 'min_sale_qty', label: 'Minimum Qty' }] }
}

/** Classes of the original whose fields are complete without them: what they add has its own way here, or is said elsewhere. */
const ornaments: ReadonlySet<string> = new Set([
  // Loads the page of another country's methods; here that page comes with the save.
  'Magento\\Paypal\\Block\\Adminhtml\\System\\Config\\Field\\Country',
  // Says that prices depend on the base currency.
  'Magento\\Directory\\Block\\Adminhtml\\Frontend\\Currency\\Base'
])

/** Whether a frontend model leaves its field as the type alone would draw it. */
export function isOrnament (frontendModel: string): boolean {
  return ornaments.has(frontendModel)
}

/** What the original draws for a group without a frontend model. */
export const plainFieldset = `${form}\\Fieldset`

/** The look of a type by its word or class; undefined for one that is not known here. */
export function findLook (type: string): KnownLook | undefined {
  const word = Object.hasOwn(words, type) ? words[type] : undefined
  if (word !== undefined) return { type: word }
  return Object.hasOwn(classes, type) ? classes[type] : undefined
}
