import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, type Entries } from '../../../config/option-list.ts'

// The groups that an installation begins with; nobody who is not logged in can be put into one.
const registered: Entries = [['1', 'General'], ['2', 'Wholesale'], ['3', 'Retailer']]

/** The choices of the sections of the tab Customers; groups are those of an installation. */
export const customerModels: Record<string, SourceModel> = {
  'Magento\\Customer\\Model\\Config\\Source\\Group': createListAfter([['', '-- Please Select --']], createList(registered)),
  'Magento\\Customer\\Model\\Config\\Source\\Group\\Multiselect': createList(registered),
  'Magento\\Customer\\Model\\Customer\\Source\\Group': createListAfter([['32000', 'ALL GROUPS'], ['0', 'NOT LOGGED IN']], createList(registered)),
  'Magento\\Customer\\Model\\Config\\Share': createList([['0', 'Global'], ['1', 'Per Website']]),
  'Magento\\Customer\\Model\\Config\\Source\\Address\\Type': createList([['billing', 'Billing Address'], ['shipping', 'Shipping Address']]),
  'Magento\\Customer\\Model\\Config\\Source\\FilterConditionType': createList([['0', 'Partial Match'], ['1', 'Full Match']]),
  'Magento\\Captcha\\Model\\Config\\Form\\Frontend': createList([
    ['user_create', 'Create user'],
    ['user_login', 'Login'],
    ['user_forgotpassword', 'Forgot password'],
    ['contact_us', 'Contact Us'],
    ['user_edit', 'Change password'],
    ['share_wishlist_form', 'Share Wishlist Form'],
    ['product_sendtofriend_form', 'Send To Friend Form'],
    ['sales_rule_coupon_request', 'Applying coupon code'],
    ['payment_processing_request', 'Checkout/Placing Order']
  ])
}
