import type { SourceModel } from '../../config/models.ts'
import { carrierModels } from './source-models/carriers.ts'
import { catalogModels } from './source-models/catalog.ts'
import { customerModels } from './source-models/customers.ts'
import { gatewayModels } from './source-models/gateways.ts'
import { paypalAccountModels } from './source-models/paypal-account.ts'
import { paypalModels } from './source-models/paypal.ts'
import { salesModels } from './source-models/sales.ts'
import { serviceModels } from './source-models/services.ts'
import { shippingModels } from './source-models/shipping.ts'
import { taxModels } from './source-models/tax.ts'
import { uspsModels } from './source-models/usps.ts'

/** The choices of the modules whose pages are not built, by the original's class names: their configuration can be loaded from their own files. */
export const sourceModels: Record<string, SourceModel> = {
  ...catalogModels,
  ...customerModels,
  ...salesModels,
  ...taxModels,
  ...shippingModels,
  ...carrierModels,
  ...uspsModels,
  ...paypalModels,
  ...paypalAccountModels,
  ...gatewayModels,
  ...serviceModels
}
