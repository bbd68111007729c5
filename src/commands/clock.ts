import { commandOrigin } from '../kernel/audit/audit-event.ts'
import { changeClock, type ClockInput } from '../modules/situations/clock-change.ts'
import { toTimestamp } from '../kernel/database/timestamp.ts'
import { refuse, succeed, type Outcome } from './command.ts'
import type { CommandInput } from './command-input.ts'
import type { CommandServices } from './services.ts'
import { print } from './table.ts'

/** Shows the time that everything asks, and how it stands to the machine's. */
export async function clockShow (services: CommandServices, input: CommandInput): Promise<Outcome> {
  const clock = await services.developerClock()
  const { mode } = clock.setting()
  return print(input, { now: clock.now().toISOString(), mode }, () => `${toTimestamp(clock.now())} UTC (${mode})`)
}

/** Sets the clock to a moment. */
export async function clockSet (services: CommandServices, input: CommandInput): Promise<Outcome> {
  return await change(services, { action: 'set', time: input.required('time') })
}

/** Moves the clock. */
export async function clockShift (services: CommandServices, input: CommandInput): Promise<Outcome> {
  return await change(services, { action: 'shift', by: input.required('by') })
}

/** Makes the clock stand still. */
export async function clockFreeze (services: CommandServices): Promise<Outcome> {
  return await change(services, { action: 'freeze' })
}

/** Makes the clock run on, or with `--real` tell the machine's time. */
export async function clockResume (services: CommandServices, input: CommandInput): Promise<Outcome> {
  return await change(services, { action: input.flag('real') ? 'restore' : 'resume' })
}

async function change (services: CommandServices, input: ClockInput): Promise<Outcome> {
  const clock = await services.developerClock()
  const fault = await changeClock({ clock, database: await services.database(), audit: await services.audit() }, input, commandOrigin)
  if (fault !== undefined) return refuse(fault.phrase)
  return succeed(`The clock is set: ${toTimestamp(clock.now())} UTC (${clock.setting().mode}).`)
}
