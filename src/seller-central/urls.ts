import { toOwnPath } from '../kernel/http/own-path.ts'

/** Where the emulated Seller Central begins. */
export const sellerPrefix = '/seller-central'

/** The pages of the emulated Seller Central. */
export const sellerUrls = {
  signIn: '/seller-central/sign-in/',
  code: '/seller-central/sign-in/code/',
  newCode: '/seller-central/sign-in/new-code/',
  register: '/seller-central/register/',
  signOut: '/seller-central/sign-out/',
  apps: '/seller-central/apps/',
  renew: '/seller-central/apps/renew/',
  revoke: '/seller-central/apps/revoke/',
  users: '/seller-central/users/',
  openLink: '/seller-central/authorize/',
  consent: '/seller-central/consent/',
  done: '/seller-central/consent/done/',
  language: '/seller-central/language/'
} as const

/** Where somebody goes after signing in: a page of this very site, or else Manage Your Apps. */
export function toReturnTo (target: unknown): string {
  const path = toOwnPath(target)
  return path?.startsWith(`${sellerPrefix}/`) === true ? path : sellerUrls.apps
}

/** A page that remembers where to go afterwards; without the parameter where that is Manage Your Apps anyway. */
export function withReturnTo (url: string, returnTo: string): string {
  return returnTo === sellerUrls.apps ? url : `${url}?${new URLSearchParams({ return_to: returnTo }).toString()}`
}
