import type { RuleRefusal } from './consents.ts'

/** What the seller is told of a rule that speaks against his consent, and what to do about it. */
export const refusalPhrases: Readonly<Record<RuleRefusal, string>> = {
  wrong_region: 'This seller account belongs to another region than the country of the store. Sign out, and sign in with a seller account of that region.',
  not_primary_user: 'Only the primary user of a seller account can give consent. Sign out, and have the primary user sign in here.',
  seller_taken: 'Only one store for each seller account and country can be connected. Either this seller account has another store in that country, or this store belongs to another seller account.'
}
