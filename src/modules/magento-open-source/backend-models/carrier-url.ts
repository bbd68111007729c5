import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'

/** An address of a carrier's own: requests carry the shop's account, so they may go to this domain only. Empty is allowed. */
export function createCarrierUrl (domain: string): BackendModel {
  return {
    beforeSave (value) {
      if (value === '') return null
      const host = findHost(value)
      if (host !== domain && host?.endsWith(`.${domain}`) !== true) throw createFieldError('The address must be one of %1.', domain)
      return value
    }
  }
}

/** The original also takes an address without a protocol. */
function findHost (text: string): string | undefined {
  const url = /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
