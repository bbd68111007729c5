import { toOwnPath } from '../kernel/http/own-path.ts'

/** Where the account site begins. */
export const accountPrefix = '/account'

/** The pages of the account site; the first five as on the original site, the others by what they stand for. */
export const accountUrls = {
  login: '/account/customer/account/login/',
  create: '/account/customer/account/create/',
  logOut: '/account/customer/account/logout/',
  home: '/account/customer/account/',
  apiPortal: '/account/apiportal/index/index/',
  deleteKey: '/account/apiportal/index/delete/id/',
  restoreKey: '/account/apiportal/index/undo/id/',
  rollKey: '/account/apiportal/index/roll/id/',
  stopOldKey: '/account/apiportal/index/stop/id/',
  downloadKey: '/account/apiportal/index/download/id/',
  idleKeys: '/account/apiportal/index/idle/',
  checkText: '/account/apiportal/index/check/',
  closeAccount: '/account/customer/account/close/',
  billing: '/account/billing/history/',
  training: '/account/training/index/',
  securityScan: '/account/securityscan/index/',
  partnerPortal: '/account/partner/index/',
  marketplace: '/account/marketplace/index/',
  language: '/account/language/'
} as const

/** Where somebody goes after signing in: a page of this very site, or else My Account. */
export function toReturnTo (target: unknown): string {
  const path = toOwnPath(target)
  return path?.startsWith(`${accountPrefix}/`) === true ? path : accountUrls.home
}

/** A page that remembers where to go afterwards; without the parameter where that is My Account anyway. */
export function withReturnTo (url: string, returnTo: string): string {
  return returnTo === accountUrls.home ? url : `${url}?${new URLSearchParams({ return_to: returnTo }).toString()}`
}

/** The API Portal in an environment. */
export function toPortalUrl (environment: 'production' | 'sandbox'): string {
  return environment === 'production' ? accountUrls.apiPortal : `${accountUrls.apiPortal}?environment=${environment}`
}

/** A page about one key. */
export function toKeyUrl (url: string, keyId: number): string {
  return `${url}${keyId}/`
}
