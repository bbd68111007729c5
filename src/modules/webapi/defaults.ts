import type { ConfigDefaults } from '../../config/declaration.ts'

/** The values of Magento_Webapi and Magento_WebapiSecurity in the original; WSDL is not cached until somebody says so. */
export const defaults: ConfigDefaults = {
  default: {
    'webapi/soap/charset': '',
    'webapi/soap/wsdl_cache_enabled': '0',
    'webapi/webapisecurity/allow_insecure': '0'
  }
}
