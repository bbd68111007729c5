import type { ConfigDefaults } from '../../config/declaration.ts'

/** The values of Magento_Integration in the original. */
export const defaults: ConfigDefaults = {
  default: {
    'oauth/access_token_lifetime/customer': '1',
    'oauth/access_token_lifetime/admin': '4',
    'oauth/cleanup/cleanup_probability': '100',
    'oauth/cleanup/expiration_period': '120',
    // The original says No since 2.4.4; here scripts that send the access token alone go on to work until somebody forbids it.
    'oauth/consumer/enable_integration_as_bearer': '1',
    'oauth/consumer/expiration_period': '300',
    'oauth/consumer/post_maxredirects': '0',
    'oauth/consumer/post_timeout': '5',
    'oauth/authentication_lock/max_failures_count': '6',
    'oauth/authentication_lock/timeout': '1800'
  }
}
