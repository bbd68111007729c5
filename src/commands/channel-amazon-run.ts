import type { CronResult } from '../kernel/cron/run-cron-group.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandServices } from './services.ts'

/** Runs what is due of the channel's background tasks, whatever their source is set to; not while cron or another call is at it. */
export async function channelAmazonRun (services: CommandServices): Promise<Outcome> {
  const background = await services.background(() => {})
  const run = await background.run('cli')
  if (run.state !== 'done') return refuse('The background tasks of Amazon Sales Channel are running already: cron or another call of this command is at it. Nothing was run.')
  return toOutcome(run.results)
}

/** A line a task; a task that failed makes the call fail. */
function toOutcome (results: readonly CronResult[]): Outcome {
  if (results.length === 0) return succeed('Nothing was due.')
  const text = results.map(({ jobCode, status, messages }) => `${jobCode}: ${status}${messages === '' ? '' : ` (${messages})`}`).join('\n')
  return results.some(({ status }) => status === 'error') ? refuse(text) : succeed(text)
}
