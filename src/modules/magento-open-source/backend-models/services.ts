import { isIP } from 'node:net'
import { createFieldError } from '../../../config/field-error.ts'
import type { BackendModel } from '../../../config/models.ts'
import { toCronExpression } from '../../config/backend-models/cron.ts'

const secondsOfOtp = 30

/** The time of the day at which reports are gathered. */
export const collectionTime: BackendModel = {
  beforeSave (value) {
    if (!/^\d{2},\d{2},\d{2}$/.test(value)) throw createFieldError('Please choose an hour, a minute and a second.')
    return value
  },
  alsoSave: value => ({ 'crontab/default/jobs/analytics_collect_data/schedule/cron_expr': toCronExpression(value, 'D') })
}

/** The industry, which reports are compared with. */
export const vertical: BackendModel = {
  beforeSave (value) {
    if (value === '') throw createFieldError('Please choose an industry.')
    return value
  }
}

/** How long a page is kept, in seconds. */
export const timeToLive: BackendModel = {
  beforeSave (value) {
    if (!/^\d{1,9}$/.test(value)) throw createFieldError('Please enter a whole number of seconds, 0 or greater.')
    return value
  }
}

/** Who may empty the cache: hosts, addresses and networks with commas between them; empty is allowed. */
export const accessList: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    const wrong = value.split(',').map(part => part.trim()).find(part => !isHost(part))
    if (wrong !== undefined) throw createFieldError('"%1" is neither an IP address nor a host name.', wrong)
    return value
  }
}

function isHost (text: string): boolean {
  const [host = '', bits, ...rest] = text.split('/')
  const isWhole = rest.length === 0 && (bits === undefined || (/^\d{1,2}$/.test(bits) && Number(bits) <= 32))
  return isWhole && (isIP(host) !== 0 || /^[\w-]+(?:\.[\w-]+)*$/.test(host))
}

/** A number that the advertising service gave. */
export const conversionId: BackendModel = {
  beforeSave (value) {
    if (!/^\d{1,20}$/.test(value)) throw createFieldError('The conversion id consists of digits only.')
    return value
  }
}

/** A colour as six hexadecimal digits, without a hash sign. */
export const color: BackendModel = {
  beforeSave (value) {
    if (!/^[0-9a-f]{6}$/i.test(value)) throw createFieldError('Please enter a color as six hexadecimal digits, for example ffffff.')
    return value
  }
}

/** An address of the security.txt file; the standard (RFC 9116) asks for https. Empty is allowed. */
export const secureUrl: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    if (!/^https:\/\/[^\s/]/i.test(value) || !URL.canParse(value)) throw createFieldError('Please enter an address that begins with https://.')
    return value
  }
}

/** By how many seconds a clock may be wrong when a one-time password is checked: less than one password lasts. */
export const otpLeeway: BackendModel = {
  beforeSave (value) {
    if (!/^\d{1,2}$/.test(value) || Number(value) < 1 || Number(value) >= secondsOfOtp) throw createFieldError('Please enter a whole number of seconds from 1 to 29.')
    return value
  }
}

/** Who may confirm a sign-in: at least one. */
export const forcedProviders: BackendModel = {
  beforeSave (value) {
    if (value === '') throw createFieldError('Please choose at least one provider.')
    return value
  }
}

/** The host that Duo Security gave; empty is allowed. */
export const duoHost: BackendModel = {
  beforeSave (value) {
    if (value === '') return null
    if (!/^[a-z0-9-]+\.duosecurity\.com$/i.test(value)) throw createFieldError('Please enter the host name that Duo Security gave, which ends with .duosecurity.com.')
    return value
  }
}
