import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { CronRunner } from '../../../kernel/cron/cron-group-table.ts'

/** Who is to run the background tasks, by *Background Tasks (CRON) Source*: the server (1), or only the command channel:amazon:run (2). */
export async function findCronSource (scopeConfig: ScopeConfig): Promise<CronRunner> {
  return await scopeConfig.getValue('saleschannels/general/cron_source') === '2' ? 'cli' : 'cron'
}
