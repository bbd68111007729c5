import { isIP } from 'node:net'
import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'

/** Seconds, digits only; empty is allowed. */
export const cookieLifetime: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    if (!/^\d+$/.test(value)) throw createFieldError('Invalid cookie lifetime: must be numeric')
    return value
  }
}

/** A path that begins with a slash and holds no character that would end it in a cookie; empty is allowed. */
export const cookiePath: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    if (!/^\/[^\s;,?#\p{Cc}]*$/u.test(value)) throw createFieldError('Invalid cookie path')
    return value
  }
}

const hostName = /^\.?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u

/** A host name, with or without a leading dot, or an IP address; empty is allowed. */
export const cookieDomain: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    if (/[;,]/.test(value)) throw createFieldError('Invalid domain name: invalid character in domain name')
    if (!hostName.test(value) && isIP(value) === 0) throw createFieldError('Invalid domain name: %1', value)
    return value
  }
}
