import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import { readRows } from './database/read-rows.ts'
import { fromTimestamp, toTimestamp } from './database/timestamp.ts'
import { createError } from './errors.ts'

/** How the clock stands to the machine's: the same, so many milliseconds ahead, or still at a moment. */
export type ClockSetting =
  | { readonly mode: 'running' }
  | { readonly mode: 'shifted', readonly offset: number }
  | { readonly mode: 'frozen', readonly at: Date }

/** A clock that can be set, for developer mode only; its setting lies in the database, so that several processes agree. */
export interface AdjustableClock extends Clock {
  readonly setting: () => ClockSetting
  /** Reads the setting anew; call it where a request, a command or a job begins. Never throws: without a database the known setting stays. */
  readonly refresh: () => Promise<void>
  /** Goes on from this moment; a clock that stands still stands still there. */
  readonly set: (time: Date) => Promise<void>
  /** Moves by milliseconds, backwards where they are negative. */
  readonly shift: (milliseconds: number) => Promise<void>
  /** Stands still at the present moment. */
  readonly freeze: () => Promise<void>
  /** Goes on from where it stands still. */
  readonly resume: () => Promise<void>
  /** Is the machine's clock again. */
  readonly restore: () => Promise<void>
}

/** What pages say while the clock is not the machine's. */
export interface ClockNote {
  readonly mode: 'shifted' | 'frozen'
  readonly time: Date
}

interface Row { mode: string, offset_ms: number | string, frozen_at: string | null }

const table = 'backroom_clock'
const earliest = Date.parse('2000-01-01T00:00:00Z')
const latest = Date.parse('2099-12-31T23:59:59Z')

const ClockOutOfRange = createError('CLOCK_OUT_OF_RANGE', 'The clock goes from the year 2000 to the year 2099. Choose a time between them.', 400)

/** Builds the clock over another one, which tests bring and is the machine's otherwise. It tells that one's time until `refresh` has read the setting. */
export function createAdjustableClock (database: Database, base: Clock): AdjustableClock {
  let setting: ClockSetting = { mode: 'running' }
  const now = (): Date => setting.mode === 'frozen' ? new Date(setting.at) : new Date(base.now().getTime() + (setting.mode === 'shifted' ? setting.offset : 0))
  const save = async (next: ClockSetting): Promise<void> => {
    await saveSetting(database, next)
    setting = next
  }
  const goTo = async (time: number, isStill: boolean): Promise<void> => {
    if (!(time >= earliest && time <= latest)) throw ClockOutOfRange()
    if (isStill) return await save({ mode: 'frozen', at: toWholeSecond(time) })
    const offset = Math.round(time - base.now().getTime())
    await save(offset === 0 ? { mode: 'running' } : { mode: 'shifted', offset })
  }
  return {
    now,
    setting: () => setting,
    async refresh () {
      try {
        setting = await findSetting(database)
      } catch {
        // What the database fails with is said by whoever needs it next.
      }
    },
    set: async time => { await goTo(time.getTime(), setting.mode === 'frozen') },
    shift: async milliseconds => { await goTo(now().getTime() + milliseconds, setting.mode === 'frozen') },
    freeze: async () => { await goTo(now().getTime(), true) },
    resume: async () => { if (setting.mode === 'frozen') await goTo(setting.at.getTime(), false) },
    restore: async () => { await save({ mode: 'running' }) }
  }
}

/** What pages say of the clock; undefined while it is the machine's. */
export function toClockNote (clock: AdjustableClock | undefined): ClockNote | undefined {
  const mode = clock?.setting().mode ?? 'running'
  return clock === undefined || mode === 'running' ? undefined : { mode, time: clock.now() }
}

async function findSetting (database: Database): Promise<ClockSetting> {
  const row = (await readRows<Row>(database, `select mode, offset_ms, frozen_at from ${table} where id = ?`, [1]))[0]
  if (row?.mode === 'frozen' && row.frozen_at !== null) return { mode: 'frozen', at: fromTimestamp(row.frozen_at) }
  return row?.mode === 'shifted' ? { mode: 'shifted', offset: Number(row.offset_ms) } : { mode: 'running' }
}

async function saveSetting (database: Database, setting: ClockSetting): Promise<void> {
  if (setting.mode === 'running') return await database(table).where({ id: 1 }).delete().then(() => {})
  await database(table).insert({
    id: 1,
    mode: setting.mode,
    offset_ms: setting.mode === 'shifted' ? setting.offset : 0,
    frozen_at: setting.mode === 'frozen' ? toTimestamp(setting.at) : null
  }).onConflict('id').merge()
}

/** The table keeps seconds: what this process tells must be what the others read. */
function toWholeSecond (time: number): Date {
  return new Date(Math.floor(time / 1000) * 1000)
}
