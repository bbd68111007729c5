import type { SourceModel } from '../../../config/models.ts'
import { createList, createNameList } from '../../../config/option-list.ts'
import { countries } from '../../store/source-models/countries.ts'
import { chooseCards } from './sales.ts'

const environments = createNameList([['sandbox', 'Sandbox'], ['production', 'Production']])
const authorizenetActions = createList([['authorize', 'Authorize Only'], ['authorize_capture', 'Authorize and Capture']])
const authorizenetCards = chooseCards('AE VI MC DI JCB DN')

/** Where Braintree takes no cards from. */
const braintreeExcluded = new Set('MM IR SD BY CI CD CG IQ LR LB KP SL SY ZW AL BA MK ME RS'.split(' '))

/** The choices of the card gateways that come, or came, with Magento Open Source. */
export const gatewayModels: Record<string, SourceModel> = {
  'Magento\\Braintree\\Model\\Adminhtml\\Source\\Environment': environments,
  'Magento\\Braintree\\Model\\Adminhtml\\Source\\PaymentAction': createList([['authorize', 'Authorize'], ['authorize_capture', 'Authorize and Capture']]),
  'Magento\\Braintree\\Model\\Adminhtml\\Source\\CcType': chooseCards('AE VI MC DI JCB DN MI', [['CUP', 'China Union Pay']]),
  'Magento\\Braintree\\Model\\Adminhtml\\System\\Config\\Country': { options: context => countries.options(context).filter(({ value }) => !braintreeExcluded.has(value)) },
  'Magento\\CardinalCommerce\\Model\\Adminhtml\\Source\\Environment': environments,
  'Magento\\AuthorizenetAcceptjs\\Model\\Adminhtml\\Source\\Environment': environments,
  'Magento\\AuthorizenetAcceptjs\\Model\\Adminhtml\\Source\\PaymentAction': authorizenetActions,
  'Magento\\AuthorizenetAcceptjs\\Model\\Adminhtml\\Source\\Cctype': authorizenetCards,
  'Magento\\Authorizenet\\Model\\Source\\PaymentAction': authorizenetActions,
  'Magento\\Authorizenet\\Model\\Source\\Cctype': authorizenetCards
}
