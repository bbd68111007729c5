import type { SourceModel } from '../../../config/models.ts'
import { createList, createNameList, type Entries } from '../../../config/option-list.ts'

const paypal = 'Magento\\Paypal\\Model\\System\\Config\\Source'

// Sale takes the money at once; the others reserve it.
const paymentActions: Entries = [['Authorization', 'Authorization'], ['Sale', 'Sale']]
const onlyHeader: Entries = [['0', 'Header (center)']]
const beside: Entries = [...onlyHeader, ['1', 'Sidebar (right)']]
const nearButton: Entries = [...onlyHeader, ['1', 'Near PayPal Credit checkout button']]

/** The choices of the PayPal methods; of a source model that has several lists, each by the name of its method. */
export const paypalModels: Record<string, SourceModel> = {
  [`${paypal}\\PaymentActions`]: createList(paymentActions),
  [`${paypal}\\PaymentActions\\Express`]: createList([...paymentActions, ['Order', 'Order']]),
  [`${paypal}\\RequireBillingAddress`]: createList([['1', 'Yes'], ['0', 'No'], ['2', 'For Virtual Quotes Only']]),
  [`${paypal}\\UrlMethod`]: createNameList([['GET', 'GET'], ['POST', 'POST']]),
  [`${paypal}\\Yesnoshortcut`]: createList([['1', 'Yes (PayPal recommends this option)'], ['0', 'No']]),
  [`${paypal}\\FetchingSchedule`]: createList([
    ['1', 'Daily'],
    ['3', 'Every 3 days'],
    ['7', 'Every 7 days'],
    ['10', 'Every 10 days'],
    ['14', 'Every 14 days'],
    ['30', 'Every 30 days'],
    ['40', 'Every 40 days']
  ]),
  [`${paypal}\\DisableFundingOptions`]: createNameList([
    ['CREDIT', 'PayPal Credit'],
    ['CARD', 'PayPal Guest Checkout Credit Card Icons'],
    ['ELV', 'Elektronisches Lastschriftverfahren - German ELV']
  ]),
  [`${paypal}\\BmlPosition::getBmlPositionsHP`]: createList(beside),
  [`${paypal}\\BmlPosition::getBmlPositionsCCP`]: createList(beside),
  [`${paypal}\\BmlPosition::getBmlPositionsCPP`]: createList(nearButton),
  [`${paypal}\\BmlPosition::getBmlPositionsCheckout`]: createList(nearButton),
  [`${paypal}\\ExpressButtons\\Color::getCheckoutColor`]: createList([['gold', 'Gold'], ['blue', 'Blue'], ['silver', 'Silver'], ['black', 'Black']]),
  [`${paypal}\\PayLater\\Position::getPositionsCPP`]: createList([['header', 'Header (center)'], ['near_pp_button', 'Near PayPal Credit checkout button']]),
  [`${paypal}\\PayLater\\Position::getPositionsCheckout`]: createList([['near_pp_button', 'Near PayPal Credit checkout button']]),
  [`${paypal}\\PayLater\\LogoType::getLogoTypesCPP`]: createList([['primary', 'Primary'], ['alternative', 'Alternative'], ['inline', 'Inline'], ['none', 'None']]),
  [`${paypal}\\PayLater\\Color::getColorsCPP`]: createList([
    ['blue', 'Blue'],
    ['black', 'Black'],
    ['white', 'White'],
    ['white-no-border', 'White No Border'],
    ['gray', 'Gray']
  ])
}
