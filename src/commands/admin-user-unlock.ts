import { commandOrigin } from '../kernel/audit/audit-event.ts'
import { unlockUser } from '../modules/user/unlock-user.ts'
import { succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'

/** Unlocks a user whose sign-ins failed too often. */
export async function adminUserUnlock (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const options = { database: await services.database(), clock: services.clock, audit: await services.audit() }
  return succeed(await unlockUser(options, commandOrigin, input.required('username')))
}
