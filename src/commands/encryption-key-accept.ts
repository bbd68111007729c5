import { acceptCryptKey } from '../start-up.ts'
import { succeed, type Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

/** Makes the present crypt key the database's own. */
export async function encryptionKeyAccept (services: CommandServices): Promise<Outcome> {
  const encryptor = await services.encryptor()
  await acceptCryptKey(await services.anyDatabase(), encryptor, services.clock)
  return succeed('The crypt key is accepted. Values that it cannot read are shown as unreadable; type them again.')
}
