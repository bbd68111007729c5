import { succeed, type Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

/** Brings the database up to date; names the changes made. */
export async function setupUpgrade (services: CommandServices): Promise<Outcome> {
  const applied = await services.upgrade()
  return succeed(applied.length === 0 ? 'Nothing to upgrade.' : applied.join('\n'))
}
