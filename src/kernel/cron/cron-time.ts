/** When a task is due, in UTC: every so many minutes, at a minute of every hour, or at a minute of one hour a day. */
export type CronTime =
  | { readonly everyMinutes: number }
  | { readonly minute: number, readonly hour?: number }

const minuteMs = 60_000

/** Whether a task is due in the minute of this moment. */
function isDue (time: CronTime, at: Date): boolean {
  if ('everyMinutes' in time) return (at.getUTCHours() * 60 + at.getUTCMinutes()) % time.everyMinutes === 0
  return at.getUTCMinutes() === time.minute && (time.hour === undefined || at.getUTCHours() === time.hour)
}

/** The minutes from this moment's own one on in which a task is due. */
export function listDueMinutes (time: CronTime, from: Date, minutes: number): Date[] {
  const first = Math.floor(from.getTime() / minuteMs) * minuteMs
  return Array.from({ length: minutes }, (_, index) => new Date(first + index * minuteMs)).filter(at => isDue(time, at))
}

/** The moment so many minutes earlier. */
export function minutesBefore (at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * minuteMs)
}
