import type { ConfigDefaults } from '../../config/declaration.ts'

/** The Amazon Sales Channel's own values; the guide names 30 days of logs, the original keeps 7 and so do we. */
export const defaults: ConfigDefaults = {
  default: {
    'saleschannels/general/log_history': '7',
    'saleschannels/general/cron_source': '1',
    'saleschannels/general/debug_logging': '0',
    'saleschannels/general/read_only': '0',
    'saleschannels/general/show_chart': '1',
    'channel/amazon/endpoint/base_directory': 'channels/amazon/',
    'channel/amazon/endpoint/use_services_connector': '1',
    'channel/amazon/endpoint/use_services_connector_sandbox_api_key': '0',
    'carriers/amazonshipping/active': '1',
    'carriers/amazonshipping/title': 'Amazon Channel Shipping',
    'payment/amazonpayment/active': '1',
    'payment/amazonpayment/title': 'Amazon Channel Payment',
    'payment/amazonpayment/order_status': 'pending',
    'payment/amazonpayment/group': 'offline'
  }
}
