import type { ConfigDefaults } from '../../config/declaration.ts'

/** Adobe Commerce keeps entries for 60 days and then in an archive; here they stay a year (decision: nobody should miss what is not archived). */
export const defaults: ConfigDefaults = { default: { 'system/rotation/lifetime': '365' } }
