import type { ScopeConfig } from '../../config/scope-config.ts'

/** Where the API Portal is, as the configuration says: only web addresses and our own paths may become a link. */
export async function findPortalAddress (scopeConfig: Pick<ScopeConfig, 'getValue'>): Promise<string> {
  const address = await scopeConfig.getValue('services_connector/api_portal_url')
  return address !== null && /^(?:https?:\/\/|\/(?!\/))/.test(address) ? address : '/account/apiportal/index/index/'
}

/** The page Magento Services, at the field of an environment's key; `configPath` is the URL of the section. */
export function toKeyFieldAddress (configPath: string, environment: string): string {
  return `${configPath}#services_connector_services_connector_integration_${environment}_api_key`
}

/** ACL resource of the page Magento Services. */
export const connectorResource = 'Magento_ServicesConnector::config_integration'

/** Path of the page Magento Services below the admin front name. */
export const connectorPath = 'admin/system_config/edit/section/services_connector'
