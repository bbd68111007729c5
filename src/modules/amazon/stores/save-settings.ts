import type { AuditOrigin } from '../../../kernel/audit/audit-event.ts'
import { inTransaction } from '../../../kernel/database/database.ts'
import { updateAmazonStore, type AmazonStore } from './amazon-store-table.ts'
import { sendOut, type Outage } from './outgoing.ts'
import { checkEmail, checkName } from './store-input.ts'
import type { StoreServices } from './store-services.ts'

/** What of a store can be changed later; country and website cannot (original: delete it and add it anew). */
export interface StoreSettings {
  readonly email: string
  readonly name: string
}

export type SaveSettingsResult =
  | { readonly ok: true }
  | { readonly ok: false, readonly errors: Partial<StoreSettings>, readonly outage?: Outage }

/** Changes a store's e-mail address and name, first at the services behind the channel, then here. */
export async function saveSettings ({ database, clock, audit, merchants, isReadOnly }: StoreServices, store: AmazonStore, input: StoreSettings, origin: AuditOrigin): Promise<SaveSettingsResult> {
  const email = checkEmail(input.email)
  const name = checkName(input.name)
  if (email !== undefined || name !== undefined) return { ok: false, errors: { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) } }
  if (input.email === store.email && input.name === store.name) return { ok: true }
  const outage = await sendOut(isReadOnly, async () => {
    await merchants.updateMerchant(store.uuid, input)
    try {
      await inTransaction(database, async transaction => {
        await updateAmazonStore(transaction, store.merchantId, input, clock.now())
        await audit.record(transaction, origin, { action: 'amazon_store_saved', outcome: 'success', target: input.name, details: { email: [store.email, input.email], name: [store.name, input.name] } })
      })
    } catch (error) {
      await merchants.updateMerchant(store.uuid, { email: store.email, name: store.name }).catch(() => undefined)
      throw error
    }
  })
  return outage === undefined ? { ok: true } : { ok: false, errors: {}, outage }
}
