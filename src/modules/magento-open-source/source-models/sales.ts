import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, createNameList, type Entries } from '../../../config/option-list.ts'

const orderStatus = 'Magento\\Sales\\Model\\Config\\Source\\Order\\Status'
const unset: Entries = [['', '-- Please Select --']]
const newStatuses: Entries = [['pending', 'Pending']]
const processingStatuses: Entries = [['fraud', 'Suspected Fraud'], ['processing', 'Processing']]

/** The order statuses that an installation begins with and assigns to a state. */
const everyStatus: Entries = [
  ['canceled', 'Canceled'],
  ['closed', 'Closed'],
  ['complete', 'Complete'],
  ['fraud', 'Suspected Fraud'],
  ['holded', 'On Hold'],
  ['payment_review', 'Payment Review'],
  ['paypal_canceled_reversal', 'PayPal Canceled Reversal'],
  ['paypal_reversed', 'PayPal Reversed'],
  ['pending', 'Pending'],
  ['pending_payment', 'Pending Payment'],
  ['pending_paypal', 'Pending PayPal'],
  ['processing', 'Processing']
]

const cards: Entries = [
  ['AE', 'American Express'],
  ['VI', 'Visa'],
  ['MC', 'MasterCard'],
  ['DI', 'Discover'],
  ['JCB', 'JCB'],
  ['SM', 'Switch/Maestro'],
  ['DN', 'Diners'],
  ['SO', 'Solo'],
  ['MI', 'Maestro International'],
  ['MD', 'Maestro Domestic'],
  ['HC', 'Hipercard'],
  ['ELO', 'Elo'],
  ['AU', 'Aura'],
  ['UN', 'UnionPay']
]

/** Some of the credit cards by their codes, in the order of the list; others first. */
export function chooseCards (codes: string, others: Entries = []): SourceModel {
  const chosen = new Set(codes.split(' '))
  return createNameList([...others, ...cards.filter(([code]) => chosen.has(code))])
}

/** The choices of the sections Sales, Checkout and Payment Methods; order statuses are those of an installation. */
export const salesModels: Record<string, SourceModel> = {
  [orderStatus]: createListAfter(unset, createList(everyStatus)),
  [`${orderStatus}\\NewStatus`]: createListAfter(unset, createList(newStatuses)),
  [`${orderStatus}\\Processing`]: createListAfter(unset, createList(processingStatuses)),
  [`${orderStatus}\\Newprocessing`]: createListAfter(unset, createList([...newStatuses, ...processingStatuses])),
  'Magento\\Payment\\Model\\Config\\Source\\Allspecificcountries': createList([['0', 'All Allowed Countries'], ['1', 'Specific Countries']]),
  'Magento\\Payment\\Model\\Config\\Source\\Cctype': createNameList(cards),
  'Magento\\Payment\\Model\\Config\\Source\\Allmethods': createList([
    ['free', 'No Payment Information Required'],
    ['checkmo', 'Check / Money order'],
    ['banktransfer', 'Bank Transfer Payment'],
    ['cashondelivery', 'Cash On Delivery'],
    ['purchaseorder', 'Purchase Order']
  ]),
  'Magento\\Payment\\Model\\Source\\Cctype': createNameList(cards),
  'Magento\\Payment\\Model\\Source\\Invoice': createList([['authorize_capture', 'Yes'], ['', 'No']]),
  'Magento\\Checkout\\Model\\Config\\Source\\Cart\\Summary': createList([['0', 'Display number of items in cart'], ['1', 'Display item quantities']]),
  'Magento\\Checkout\\Model\\Adminhtml\\BillingAddressDisplayOptions': createList([['0', 'Payment Method'], ['1', 'Payment Page']]),
  'Magento\\SalesRule\\Model\\System\\Config\\Source\\Coupon\\Format': createList([['alphanum', 'Alphanumeric'], ['alpha', 'Alphabetical'], ['num', 'Numeric']])
}
