import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

/** Runs what is due, as the server does every minute; the sentences are the original's. Tasks that are set to the command line's own source are left alone. */
export async function cronRun (services: CommandServices): Promise<Outcome> {
  const failed: string[] = []
  const background = await services.background((error, jobCode) => { failed.push(`${jobCode}: ${error instanceof Error ? error.message : String(error)}`) })
  const run = await background.run('cron')
  if (run.state === 'locked') return refuse('Could not acquire lock for cron group: channel_amazon, skipping run')
  if (failed.length > 0) return refuse(failed.join('\n'))
  return succeed('Ran jobs by schedule.', run.state === 'other_source' ? 'The tasks of channel_amazon are set to Command Line (CLI) CRON: only channel:amazon:run runs them.' : undefined)
}
