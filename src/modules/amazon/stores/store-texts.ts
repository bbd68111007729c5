import type { AdminContext } from '../../../admin/admin-context.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import type { RefusalReason } from './merchant-service.ts'
import type { NextStep } from './next-step.ts'
import type { ChangeReason } from './status-history-table.ts'
import type { AmazonStoreStatus, Obstacle, StoreAuthentication } from './store-status.ts'

type Reader = Pick<AdminContext, 'locale' | 'translate'>

const statusNames: Readonly<Record<AmazonStoreStatus, string>> = { active: 'Active', inactive: 'Inactive', incomplete: 'Incomplete' }
const statusColours: Readonly<Record<AmazonStoreStatus, string>> = { active: 'blue', inactive: 'grey', incomplete: 'yellow' }
const authenticationNames: Readonly<Record<StoreAuthentication, string>> = {
  pending_authentication: 'Not connected',
  authenticated: 'Connected',
  refused: 'Connection refused',
  expired: 'Authorization expired',
  revoked: 'Authorization withdrawn'
}
const authenticationColours: Readonly<Record<StoreAuthentication, string>> = { pending_authentication: 'grey', authenticated: 'green', refused: 'red', expired: 'red', revoked: 'red' }

/** What happened, and what to do about it. */
const refusals: Readonly<Record<RefusalReason, { phrase: string, because: string }>> = {
  declined: { phrase: 'The consent was declined in Seller Central.', because: 'Connect the store again and agree to the access there; without it nothing can be listed.' },
  wrong_region: { phrase: 'The seller account belongs to another marketplace than this store.', because: 'Connect the store again with the seller account of this country, or delete the store and add it for the other country.' },
  not_primary_user: { phrase: 'Only the primary user of a seller account may give consent.', because: 'Connect the store again, signed in to Seller Central as the person who opened the seller account.' },
  seller_taken: { phrase: 'This seller account is connected to another Amazon store in this country already.', because: 'There is one store for each seller and country: use the other store, delete it first, or connect another seller account.' },
  link_expired: { phrase: 'The link to Seller Central was not used in time, or was used before.', because: 'Each link works once and for one hour. Connect the store again to get a new one.' }
}

const changeReasons: Readonly<Record<ChangeReason, string>> = {
  added: 'The store was added.',
  listing_rule_saved: 'The listing rule was saved for the first time.',
  activated: 'The store was activated in the Admin.',
  deactivated: 'The store was deactivated in the Admin.',
  authorized: 'The seller gave consent.',
  renewed: 'The seller renewed the consent.',
  retried: 'The seller tries again.',
  expired: 'A year has passed since the seller gave consent.',
  revoked: 'The seller withdrew the consent in Seller Central.',
  declined: refusals.declined.phrase,
  wrong_region: refusals.wrong_region.phrase,
  not_primary_user: refusals.not_primary_user.phrase,
  seller_taken: refusals.seller_taken.phrase,
  link_expired: refusals.link_expired.phrase
}

const nextSteps: Readonly<Record<NextStep['name'], string>> = {
  connect: 'Not connected to Amazon yet: connect the store.',
  retry: 'The connection to Amazon was refused: connect the store again.',
  renew_expired: 'The authorization has expired, so synchronization is paused: connect the store again.',
  renew_revoked: 'The seller withdrew the authorization, so synchronization is paused: connect the store again.',
  renew_soon: 'The authorization ends in %1 days: connect the store again to renew it.',
  listing_rule: 'Connected, but without a listing rule: save the listing rule to make the store active.',
  activate: 'The store is inactive: nothing is synchronized until it is activated.',
  none: 'Nothing is missing: the store is connected and active.'
}
const renewToday = 'The authorization ends within a day: connect the store again to renew it.'

const obstacles: Readonly<Record<Obstacle, string>> = {
  not_connected: 'The Amazon store "%1" is not connected to Amazon. Connect it first: nothing was changed.',
  no_listing_rule: 'The Amazon store "%1" is incomplete: its listing rule was never saved. Save it first: the store becomes active with it.'
}

/** A status in the reader's words, with the colour of its dot. */
export function toStatusText ({ translate }: Reader, status: AmazonStoreStatus): { text: string, colour: string } {
  return { text: translate(statusNames[status]), colour: statusColours[status] }
}

/** How the consent stands, in the reader's words, with the colour of its dot. */
export function toAuthenticationText ({ translate }: Reader, authentication: StoreAuthentication): { text: string, colour: string } {
  return { text: translate(authenticationNames[authentication]), colour: authenticationColours[authentication] }
}

/** What is missing next, as one sentence. */
export function toNextStepText ({ translate }: Reader, step: NextStep): string {
  if (step.name !== 'renew_soon') return translate(nextSteps[step.name])
  return step.daysLeft <= 1 ? translate(renewToday) : translate(nextSteps[step.name], step.daysLeft)
}

/** Why a consent was refused and what to do. */
export function toRefusalText ({ translate }: Reader, reason: RefusalReason): { text: string, advice: string } {
  return { text: translate(refusals[reason].phrase), advice: translate(refusals[reason].because) }
}

/** Why a status changed. */
export function toChangeText ({ translate }: Reader, reason: ChangeReason): string {
  return translate(changeReasons[reason])
}

/** What stands in the way of a change, as a phrase with the store's name for %1. */
export function toObstaclePhrase (obstacle: Obstacle): string {
  return obstacles[obstacle]
}

/** A country in the reader's language. */
export function toCountryName ({ locale }: Reader, countryCode: string): string {
  return new Intl.DisplayNames(toLanguageTag(locale), { type: 'region' }).of(countryCode) ?? countryCode
}

/** A moment in the reader's language, in the store's time zone. */
export function toTimeText ({ locale }: Reader, moment: Date, timeZone: string): string {
  return findDateFormat(toLanguageTag(locale), timeZone).format(moment)
}
