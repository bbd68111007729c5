import type { ActionLabels } from './labels.ts'

/** The actions of the Admin's own pages and commands; modules with more of them bring their own. */
export const ownActions: ActionLabels = {
  request_refused: 'Request refused',
  config_saved: 'Configuration saved',
  config_exported: 'Configuration exported',
  config_locked: 'Configuration value locked',
  config_unlocked: 'Configuration value unlocked',
  secrets_shown: 'Secret values shown',
  website_saved: 'Website saved',
  website_deleted: 'Website deleted',
  group_saved: 'Store saved',
  group_deleted: 'Store deleted',
  store_saved: 'Store view saved',
  store_deleted: 'Store view deleted',
  amazon_store_changed: 'Amazon store changed',
  amazon_store_saved: 'Amazon store settings saved',
  amazon_store_deleted: 'Amazon store deleted',
  verdict_changed: 'API key verdict changed',
  key_checks_exported: 'Key checks exported',
  support_bundle_made: 'Support bundle made',
  situation_set: 'Situation set',
  situation_reset: 'Situations reset',
  clock_changed: 'Clock changed',
  audit_log_purged: 'Old log entries removed',
  audit_log_exported: 'Action log exported'
}
