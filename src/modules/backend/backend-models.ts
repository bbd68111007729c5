import { isIP } from 'node:net'
import { createFieldError } from '../../config/field-error.ts'
import type { BackendModel } from '../../config/models.ts'

const shortestSession = 60
const longestSession = 31536000

const sessionLifetime: BackendModel = {
  beforeSave (value) {
    const seconds = /^\d+$/.test(value) ? Number(value) : 0
    if (seconds < shortestSession) throw createFieldError('The Admin session lifetime is invalid. Set the lifetime to 60 seconds or longer and try again.')
    if (seconds > longestSession) throw createFieldError('The Admin session lifetime is invalid. Set the lifetime to 31536000 seconds (one year) or shorter and try again.')
    return value
  }
}

const useCustomUrl: BackendModel = {
  async beforeSave (value, context) {
    if (value !== '1') return value
    const url = await context.valueOf('admin/url/custom')
    if (url === null || url === '') throw createFieldError('Please specify the admin custom URL.')
    return value
  }
}

/** Adds the slash that a base URL ends with; a placeholder such as {{base_url}} stays as it is. */
const customUrl: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    return value.endsWith('}}') ? value : `${value.replace(/\/+$/, '')}/`
  }
}

/** The original drops what is no IP address and only says so; here nothing is saved. */
const allowedIps: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    const wrong = value.split(',').filter(address => isIP(address.trim()) === 0)
    if (wrong.length > 0) throw createFieldError('The following invalid values cannot be saved: %1', wrong.join(','))
    return value
  }
}

/** The original takes 1 for anything less, silently. */
const linkExpiration: BackendModel = {
  beforeSave (value) {
    if (!/^\d{1,9}$/.test(value) || Number(value) < 1) throw createFieldError('Please enter a whole number, 1 or greater.')
    return value
  }
}

/** Bytes, 0 for no limit. The original takes its default for anything else, silently. */
const sessionSize: BackendModel = {
  beforeSave (value) {
    if (!/^\d{1,15}$/.test(value)) throw createFieldError('Please enter a number of bytes, or 0 for no limit.')
    return value
  }
}

/** What only changes the original's cache, session or robots.txt, and keeps the value as it is. */
const asPosted: BackendModel = {}

/** What treats values of the sections Admin and Developer on their way into the table, by the original's class names. */
export const backendModels: Record<string, BackendModel> = {
  'Magento\\Backend\\Model\\Config\\SessionLifetime\\BackendModel': sessionLifetime,
  'Magento\\Config\\Model\\Config\\Backend\\Admin\\Usecustom': useCustomUrl,
  'Magento\\Config\\Model\\Config\\Backend\\Admin\\Custom': customUrl,
  'Magento\\Config\\Model\\Config\\Backend\\Admin\\Custompath': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Admin\\Password\\Link\\Expirationperiod': linkExpiration,
  'Magento\\Config\\Model\\Config\\Backend\\Admin\\Robots': asPosted,
  'Magento\\Config\\Model\\Config\\Backend\\Admin\\Usesecretkey': asPosted,
  'Magento\\Customer\\Model\\Config\\Backend\\Password\\Link\\Expirationperiod': linkExpiration,
  'Magento\\Security\\Model\\Config\\Backend\\Session\\SessionSize': sessionSize,
  'Magento\\Developer\\Model\\Config\\Backend\\AllowedIps': allowedIps
}
