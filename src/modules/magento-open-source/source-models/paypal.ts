import type { SourceModel } from '../../../config/models.ts'
import { createList, createNameList, type Entries } from '../../../config/option-list.ts'

const paypal = 'Magento\\Paypal\\Model\\System\\Config\\Source'

// Sale takes the money at once; the others reserve it.
const paymentActions: Entries = [['Authorization', 'Authorization'], ['Sale', 'Sale']]
const onlyHeader: Entries = [['0', 'Header (center)']]
const beside: Entries = [...onlyHeader, ['1', 'Sidebar (right)']]
const nearButton: Entries = [...onlyHeader, ['1', 'Near PayPal Credit checkout button']]

const toPair = (value: string): readonly [string, string] => [value, value]
/** Sizes of a banner, such as 234x60, by width and height. */
const toSizes = (sizes: string): SourceModel => createNameList(sizes.split(' ').map(size => [size, size.replace('x', ' x ')]))
const wide = toSizes('190x100 234x60 300x50 468x60 728x90 800x66')
const narrow = toSizes('120x90 190x100 234x60 120x240 120x600 234x400 250x250')

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
  [`${paypal}\\BmlSize::getBmlSizeHPH`]: wide,
  [`${paypal}\\BmlSize::getBmlSizeHPS`]: narrow,
  [`${paypal}\\BmlSize::getBmlSizeCCPC`]: wide,
  [`${paypal}\\BmlSize::getBmlSizeCCPS`]: narrow,
  [`${paypal}\\BmlSize::getBmlSizeCPPC`]: wide,
  [`${paypal}\\BmlSize::getBmlSizeCPPN`]: narrow,
  [`${paypal}\\BmlSize::getBmlSizeCheckoutC`]: toSizes('234x60 300x50 468x60 728x90 800x66'),
  [`${paypal}\\BmlSize::getBmlSizeCheckoutN`]: toSizes('234x60 300x50 468x60'),
  [`${paypal}\\ExpressButtons\\Label::getCheckoutLabel`]: createList([
    ['checkout', 'Checkout'],
    ['credit', 'Credit'],
    ['pay', 'Pay'],
    ['buynow', 'Buynow'],
    ['paypal', 'Paypal'],
    ['installment', 'Installment']
  ]),
  [`${paypal}\\ExpressButtons\\Layout::getCheckoutLayout`]: createList([['vertical', 'Vertical'], ['horizontal', 'Horizontal']]),
  [`${paypal}\\ExpressButtons\\Shape::getCheckoutShape`]: createList([['pill', 'Pill'], ['rect', 'Rect']]),
  [`${paypal}\\ExpressButtons\\Size::getCheckoutSize`]: createList([['medium', 'Medium'], ['large', 'Large'], ['responsive', 'Responsive']]),
  [`${paypal}\\ExpressButtons\\InstallmentPeriod::getCheckoutBrInstallmentPeriod`]: createNameList(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'].map(toPair)),
  [`${paypal}\\ExpressButtons\\InstallmentPeriod::getCheckoutMxInstallmentPeriod`]: createNameList(['3', '6', '9', '12'].map(toPair)),
  [`${paypal}\\PayLater\\LogoPosition::getLogoPositionsCPP`]: createList([['left', 'Left'], ['right', 'Right'], ['top', 'Top']]),
  [`${paypal}\\PayLater\\Ratio::getRatiosCPP`]: createNameList(['1x1', '1x4', '8x1', '20x1'].map(toPair)),
  [`${paypal}\\PayLater\\StyleLayout::getStyleLayoutsCPP`]: createList([['text', 'Text'], ['flex', 'Flex']]),
  [`${paypal}\\PayLater\\TextColor`]: createList([['black', 'Black'], ['white', 'White'], ['monochrome', 'Monochrome'], ['grayscale', 'Grayscale']]),
  [`${paypal}\\PayLater\\TextSize`]: createNameList(['10', '11', '12', '13', '14', '15', '16'].map(size => [size, `${size}px`])),
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
