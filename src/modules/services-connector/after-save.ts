import type { AdminContext } from '../../admin/admin-context.ts'
import type { Message } from '../../kernel/http/messages.ts'
import type { Behaviour } from '../emulation/behaviour.ts'
import type { KeyValidation } from './key-validation.ts'
import type { VerdictName } from './verdict.ts'

const sentences: Readonly<Record<VerdictName, Omit<Message, 'link'>>> = {
  valid: { type: 'success', phrase: 'The API key was checked just now: it is valid.' },
  bypassed: { type: 'notice', phrase: 'The check of the API key is switched off.' },
  missing: { type: 'notice', phrase: 'No API key is stored: Amazon Sales Channel will ask for one.' },
  malformed: { type: 'warning', phrase: 'The API key was checked just now: it is not a whole key.' },
  unknown: { type: 'warning', phrase: 'The API key was checked just now: the key service does not know it.' },
  revoked: { type: 'warning', phrase: 'The API key was checked just now: it was deleted in the API Portal.' },
  expired: { type: 'warning', phrase: 'The API key was checked just now: it has expired.' },
  wrong_environment: { type: 'warning', phrase: 'The API key was checked just now: it belongs to the other environment.' },
  undecryptable: { type: 'warning', phrase: 'The stored API key cannot be read: it was encrypted with another crypt key.' },
  unreachable: { type: 'warning', phrase: 'The API key is saved, but could not be checked: the key service does not answer.' }
}

export interface SavedKeyOptions {
  readonly keyValidation: KeyValidation
  readonly behaviour: Behaviour
}

/**
 * After Save Config (decision: saving never depends on the check): what the key is worth now, and the way back into the channel.
 * As shipped, saving checks nothing.
 */
export async function checkSavedKey ({ keyValidation, behaviour }: SavedKeyOptions, admin: AdminContext, requestId: string): Promise<Message[]> {
  if (await behaviour.of('save') === 'shipped') return []
  const verdict = await keyValidation.check('save', { userId: admin.user.userId, username: admin.user.username, requestId })
  const mayEnter = admin.user.isAllowed('Magento_SalesChannels::channel_amazon')
  const link = { phrase: 'Go to Amazon Sales Channel', href: admin.url('channel/amazon') }
  return [{ ...sentences[verdict.name], ...mayEnter ? { link } : {} }]
}
