import type { Message } from '../../../kernel/http/messages.ts'
import { isUnavailable } from './merchant-service.ts'

/** Why something was not sent to the services behind the channel. */
export type Outage = 'read_only' | 'unavailable'

const phrases: Readonly<Record<Outage, string>> = {
  read_only: 'Read-Only Mode is on, so nothing is sent to Amazon. Nothing was changed: switch it off in Sales Channels > Global Settings first.',
  unavailable: 'The services behind the channel do not answer. Nothing was changed: try again in a moment.'
}

/** Sends something to the services behind the channel, unless Read-Only Mode is on; tells why it was not sent. Other failures are thrown on. */
export async function sendOut (isReadOnly: () => Promise<boolean>, send: () => Promise<void>): Promise<Outage | undefined> {
  if (await isReadOnly()) return 'read_only'
  try {
    await send()
    return undefined
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return 'unavailable'
  }
}

/** An outage in words. */
export function toOutageMessage (outage: Outage): Message {
  return { type: 'error', phrase: phrases[outage] }
}

/** The HTTP status of a page that says so: refused for now, or the other side's failure. */
export function toOutageStatus (outage: Outage): number {
  return outage === 'read_only' ? 409 : 503
}
