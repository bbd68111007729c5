import { succeed, type Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

/** Prints the path of the Admin, between blank lines. */
export async function infoAdminuri (services: CommandServices): Promise<Outcome> {
  return succeed(`\nAdmin URI: /${services.env().adminFrontName}\n`)
}
