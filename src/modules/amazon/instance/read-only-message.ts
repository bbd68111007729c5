import type { SystemMessage } from '../../../admin/admin-context.ts'
import type { AdminUser } from '../../../admin/admin-user.ts'
import { channelResource } from '../channel-page.ts'
import type { ReadOnly, ReadOnlyReason } from './read-only.ts'

/** Why nothing is sent, in a sentence for those who work with the channel. */
const readOnlyPhrases: Readonly<Record<ReadOnlyReason, string>> = {
  manual: 'Amazon Sales Channel is in read-only mode: it is switched on in its settings. Changes are kept and not sent to Amazon.',
  new_instance: 'Amazon Sales Channel has switched to read-only mode by itself: the address of a store view has changed, as it does in a copy for tests. Changes are kept and not sent to Amazon. If this is the real installation, save its settings.'
}

/** ACL resource of the section with the switch. */
const settingsResource = 'Magento_SalesChannels::saleschannels'

/** The system message of Read-Only Mode, for those who may enter the channel; severity and identity are the original's. */
export async function listReadOnlyMessages (readOnly: ReadOnly, user: AdminUser, settingsUrl: string): Promise<SystemMessage[]> {
  if (!user.isAllowed(channelResource)) return []
  const reason = await readOnly.findKnownReason()
  if (reason === undefined) return []
  const link = user.isAllowed(settingsResource) ? { link: { phrase: 'Open the settings of the sales channels', href: settingsUrl } } : {}
  return [{ identity: 'asc-read-only-mode', severity: 'major', message: { type: 'warning', phrase: readOnlyPhrases[reason], ...link } }]
}
