import type { ConfigDefaults } from '../../config/declaration.ts'

/** No key to begin with; the addresses, which have no field, lead to the portal and the gateway of this very process. */
export const defaults: ConfigDefaults = {
  default: {
    'services_connector/services_connector_integration/production_api_key': '',
    'services_connector/services_connector_integration/sandbox_api_key': '',
    'services_connector/api_portal_url': '/account/apiportal/index/index/',
    'services_connector/production_gateway_url': '/',
    'services_connector/sandbox_gateway_url': '/'
  }
}
