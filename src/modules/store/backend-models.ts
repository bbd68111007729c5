import type { BackendModel } from '../../config/models.ts'
import { baseUrl } from './backend-models/base-url.ts'
import { cookieDomain, cookieLifetime, cookiePath } from './backend-models/cookie.ts'
import { timezone } from './backend-models/timezone.ts'

/** What treats values of the sections General and Web on their way into the table, by the original's class names. */
export const backendModels: Record<string, BackendModel> = {
  'Magento\\Config\\Model\\Config\\Backend\\Baseurl': baseUrl,
  'Magento\\Config\\Model\\Config\\Backend\\Locale\\Timezone': timezone,
  'Magento\\Cookie\\Model\\Config\\Backend\\Lifetime': cookieLifetime,
  'Magento\\Cookie\\Model\\Config\\Backend\\Path': cookiePath,
  'Magento\\Cookie\\Model\\Config\\Backend\\Domain': cookieDomain
}
