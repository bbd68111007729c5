import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { createBehaviour } from '../../emulation/behaviour.ts'
import { deleteVerdictsBefore } from '../../services-connector/key-validation-table.ts'
import { deleteChannelErrorsBefore } from '../logs/error-log-table.ts'

const dayMs = 86_400_000
/** The original's own value (Once Weekly), where the stored one is no number of days. */
const defaultDays = 7
/** What the guide says (Once Monthly). */
const documentedDays = 30
const path = 'saleschannels/general/log_history'

/** Forgets entries of the channel's logs and the record of key checks that are older than *Clear Log History* says; returns how many of each. */
export async function clearLogs ({ database, clock, scopeConfig }: { readonly database: Database, readonly clock: Clock, readonly scopeConfig: ScopeConfig }): Promise<{ readonly errors: number, readonly verdicts: number }> {
  const days = await findDays(scopeConfig)
  const before = new Date(clock.now().getTime() - (days >= 1 ? days : defaultDays) * dayMs)
  return { errors: await deleteChannelErrorsBefore(database, before), verdicts: await deleteVerdictsBefore(database, before) }
}

/** The guide and the original differ in what holds until somebody chooses. */
async function findDays (scopeConfig: ScopeConfig): Promise<number> {
  const isChosen = (await scopeConfig.explain(path)).some(({ source, isPresent }) => isPresent && source !== 'module')
  if (!isChosen && await createBehaviour(scopeConfig).of('log_history') === 'documented') return documentedDays
  return await scopeConfig.getNumber(path, defaultDays)
}
