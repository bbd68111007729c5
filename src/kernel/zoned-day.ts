/** The moment at which a day (`YYYY-MM-DD`) begins in a time zone; undefined where it is no day of the calendar. */
export function findDayStart (day: string, timeZone: string): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (match === null) return undefined
  const midnight = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined
  // The zone's offset is asked twice: at the first guess summer time may still be on the other side of its change.
  const guess = midnight - findOffset(midnight, timeZone)
  return new Date(midnight - findOffset(guess, timeZone))
}

/** A local date, or date and time, of a time zone as a moment; a day begins at midnight. Undefined for what cannot be read so. */
export function parseZonedMoment (text: string, timeZone: string): Date | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?$/.exec(text)
  if (parts === null) return undefined
  const local = Date.parse(`${parts[1]!}T${parts[2] ?? '00:00'}${parts[3] ?? ':00'}Z`)
  return Number.isNaN(local) ? undefined : new Date(local - findOffset(local - findOffset(local, timeZone), timeZone))
}

/** The day after (`YYYY-MM-DD`). */
export function toNextDay (day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** Milliseconds that clocks in the zone are ahead of UTC. */
function findOffset (moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(new Date(moment))
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find(part => part.type === type)!.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(moment / 1000) * 1000
}
