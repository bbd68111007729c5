import { unlockUser } from '../modules/user/unlock-user.ts'
import { succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'

/** Unlocks a user whose sign-ins failed too often. */
export async function adminUserUnlock (services: CommandServices, input: CommandInput): Promise<Outcome> {
  return succeed(await unlockUser(await services.database(), input.required('username'), services.clock.now()))
}
