import type { AdjustableClock } from '../../kernel/adjustable-clock.ts'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'
import type { AuditLog } from '../../kernel/audit/audit-log.ts'
import type { Database } from '../../kernel/database/database.ts'
import { AppError } from '../../kernel/errors.ts'

/** What can be done to the clock: go to a moment, move by a time, stand still, go on from there, be the machine's again. */
const clockActions = ['set', 'shift', 'freeze', 'resume', 'restore'] as const

/** A change as it was typed: `time` belongs to set, `by` to shift. */
export interface ClockInput {
  readonly action: string
  readonly time?: string
  readonly by?: string
}

/** What is wrong with a change, as a phrase, and in which of its parts. */
export interface ClockFault {
  readonly field: keyof ClockInput
  readonly phrase: string
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000, y: 365 * 86_400_000 }
const timeFault: ClockFault = { field: 'time', phrase: 'Write the time as in 2027-03-31 14:30:00; it is UTC.' }
const byFault: ClockFault = { field: 'by', phrase: 'Write a number and a unit: s, m, h, d, w or y, as in 3d or -2h.' }
const actionFault: ClockFault = { field: 'action', phrase: 'Say what to do with the clock: set, shift, freeze, resume or restore.' }

export interface ClockChangeOptions {
  readonly clock: AdjustableClock
  readonly database: Database
  readonly audit: AuditLog
}

/** Changes the clock and notes who did; or says what is wrong. */
export async function changeClock ({ clock, database, audit }: ClockChangeOptions, input: ClockInput, origin: AuditOrigin): Promise<ClockFault | undefined> {
  try {
    const fault = await change(clock, input)
    if (fault === undefined) await audit.record(database, origin, { action: 'clock_changed', outcome: 'success', target: input.action, details: { mode: clock.setting().mode, now: clock.now().toISOString() } })
    return fault
  } catch (error) {
    if (error instanceof AppError && error.code === 'CLOCK_OUT_OF_RANGE') return { field: input.action === 'set' ? 'time' : 'by', phrase: error.phrase }
    throw error
  }
}

async function change (clock: AdjustableClock, { action, time = '', by = '' }: ClockInput): Promise<ClockFault | undefined> {
  if (action === 'set') {
    const moment = parseMoment(time)
    if (moment === undefined) return timeFault
    await clock.set(moment)
  } else if (action === 'shift') {
    const milliseconds = parseSpan(by)
    if (milliseconds === undefined) return byFault
    await clock.shift(milliseconds)
  } else {
    const known = clockActions.find(name => name === action)
    if (known === undefined || known === 'set' || known === 'shift') return actionFault
    await clock[known]()
  }
  return undefined
}

/** `2027-03-31`, `2027-03-31 14:30` or `2027-03-31T14:30:00Z`, always UTC; undefined for everything else, days that no month has among it. */
export function parseMoment (text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,3})?Z?)?$/.exec(text.trim())
  if (match === null) return undefined
  const moment = new Date(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}Z`)
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(match[1]!) ? undefined : moment
}

/** `3d`, `-2h`, `+90 m` in milliseconds; a year has 365 days. */
export function parseSpan (text: string): number | undefined {
  const match = /^([+-]?)(\d{1,9}) ?([smhdwy])$/i.exec(text.trim())
  if (match === null) return undefined
  return (match[1] === '-' ? -1 : 1) * Number(match[2]) * units[match[3]!.toLowerCase()]!
}
