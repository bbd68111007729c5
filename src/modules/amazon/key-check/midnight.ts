/** The moment at which a day (`YYYY-MM-DD`) begins in a time zone, or the one so many days later; undefined for what is no day. */
export function toMidnight (text: string, timeZone: string, daysLater = 0): Date | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  if (year === undefined || new Date(Date.UTC(year, month! - 1, day)).getUTCDate() !== day || month! > 12) return undefined
  const wanted = Date.UTC(year, month! - 1, day + daysLater)
  // The zone's distance from UTC is that of the moment itself: asked twice, since the first guess may lie beyond a change of the clocks.
  const guess = wanted - findOffset(new Date(wanted), timeZone)
  return new Date(wanted - findOffset(new Date(guess), timeZone))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the zone's clocks are ahead of UTC at a moment, in ms. */
function findOffset (moment: Date, timeZone: string): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  formats.set(timeZone, format)
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
  return Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']) - moment.getTime()
}
