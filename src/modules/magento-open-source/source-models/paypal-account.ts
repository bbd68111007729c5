import type { SourceModel } from '../../../config/models.ts'
import { createList, createListAfter, createNameList } from '../../../config/option-list.ts'
import { countries } from '../../store/source-models/countries.ts'
import { chooseCards } from './sales.ts'

const config = 'Magento\\Paypal\\Model\\Config'
const source = 'Magento\\Paypal\\Model\\System\\Config\\Source'
const styles = `${source}\\ButtonStyles`

/** Where PayPal has accounts for merchants. */
const merchantCountries = new Set((
  'AE AR AT AU BE BG BR CA CN CH CL CR CY CZ DE DK DO EC EE ES FI FR GB GF GI GP GR HK HU ID IE IL IN IS IT JM JP KR LI LT LU LV ' +
  'MQ MT MX MY NL NO NZ PH PL PT RU RE RO SE SG SI SK SM TH TR TW US UY VE VN ZA').split(' '))
/** Where nobody can pay with it, of the countries that are here. */
const withoutBuyers = new Set(['BL', 'BQ', 'CW', 'ME', 'MF', 'RS', 'SS', 'SX'])

/** What a merchant chooses for his PayPal account: countries, sign-in, cards, logos and the buttons of the shop. */
export const paypalAccountModels: Record<string, SourceModel> = {
  [`${source}\\MerchantCountry`]: createListAfter([['', '--Please Select--']], { options: context => countries.options(context).filter(({ value }) => merchantCountries.has(value)) }),
  [`${source}\\BuyerCountry`]: { options: context => countries.options(context).filter(({ value }) => !withoutBuyers.has(value)) },
  [`${source}\\Logo`]: createList([
    ['', 'No Logo'],
    ['wePrefer_150x60', 'We prefer PayPal (150 X 60)'],
    ['wePrefer_150x40', 'We prefer PayPal (150 X 40)'],
    ['nowAccepting_150x60', 'Now accepting PayPal (150 X 60)'],
    ['nowAccepting_150x40', 'Now accepting PayPal (150 X 40)'],
    ['paymentsBy_150x60', 'Payments by PayPal (150 X 60)'],
    ['paymentsBy_150x40', 'Payments by PayPal (150 X 40)'],
    ['shopNowUsing_150x60', 'Shop now using (150 X 60)'],
    ['shopNowUsing_150x40', 'Shop now using (150 X 40)']
  ]),
  [`${styles}::getColor`]: createList([['gold', 'Gold'], ['blue', 'Blue'], ['silver', 'Silver'], ['black', 'Black']]),
  [`${styles}::getLayout`]: createList([['vertical', 'Vertical'], ['horizontal', 'Horizontal']]),
  [`${styles}::getShape`]: createList([['pill', 'Pill'], ['rect', 'Rectangle']]),
  [`${styles}::getSize`]: createList([['medium', 'Medium'], ['large', 'Large'], ['responsive', 'Responsive']]),
  [`${styles}::getLabel`]: createList([
    ['checkout', 'Checkout'],
    ['pay', 'Pay'],
    ['buynow', 'Buy Now'],
    ['paypal', 'Paypal'],
    ['installment', 'Installment'],
    ['credit', 'Credit']
  ]),
  [`${styles}::getBrInstallmentPeriod`]: createNameList(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].map(count => [count, count])),
  [`${styles}::getMxInstallmentPeriod`]: createNameList(['3', '6', '9', '12'].map(count => [count, count])),
  [`${config}::getExpressCheckoutSolutionTypes`]: createList([['Sole', 'Yes'], ['Mark', 'No']]),
  [`${config}::getExpressCheckoutButtonFlavors`]: createList([['dynamic', 'Dynamic'], ['static', 'Static']]),
  [`${config}::getExpressCheckoutBASignupOptions`]: createList([['auto', 'Auto'], ['ask', 'Ask Customer'], ['never', 'Never']]),
  [`${config}::getApiAuthenticationMethods`]: createList([['0', 'API Signature'], ['1', 'API Certificate']]),
  [`${config}::getPayflowproCcTypesAsOptionArray`]: chooseCards('AE VI MC DI JCB DN'),
  [`${config}::getWppCcTypesAsOptionArray`]: chooseCards('AE VI MC DI SM SO'),
  [`${config}::getWppPeCcTypesAsOptionArray`]: chooseCards('AE VI MC SM SO')
}
