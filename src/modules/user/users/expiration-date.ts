import { findMoment } from '../../../kernel/zoned-day.ts'

/** What a typed expiration date means: a moment, null for none, or what is wrong as a phrase. */
export type TypedExpiration = { readonly expiresAt: Date | null } | { readonly fault: string }

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Reads a date, with or without a time, on the clocks of a time zone; a date alone is its first moment. Past dates are refused as in the original. */
export function readExpiration (typed: string, timeZone: string, now: Date): TypedExpiration {
  if (typed === '') return { expiresAt: null }
  const expiresAt = findMoment(toClockTime(typed) ?? '', timeZone)
  if (expiresAt === undefined) return { fault: 'Write the date as 2026-03-31, or with a time as 2026-03-31 18:00.' }
  return expiresAt <= now ? { fault: '"Expiration date" must be later than the current date.' } : { expiresAt }
}

/** A moment as the form shows it: `YYYY-MM-DD HH:MM:SS` on the clocks of a time zone; empty for none. */
export function showExpiration (expiresAt: Date | undefined, timeZone: string): string {
  // Swedish clocks are written as the database writes its own.
  return expiresAt === undefined ? '' : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(expiresAt)
}

/** `YYYY-MM-DD HH:MM:SS` from that, from parts of it, or from how the original's calendar writes dates: `Mar 31, 2026 6:00:00 PM`. */
function toClockTime (typed: string): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?$/.exec(typed)
  if (iso !== null) return `${iso[1]!} ${iso[2] ?? '00:00'}${iso[3] ?? ':00'}`
  const english = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),?\s(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AP])M$/.exec(typed)
  if (english === null) return undefined
  const [, month, day, year, hour, minute, second = '00', half] = english
  const hours = Number(hour) % 12 + (half === 'P' ? 12 : 0)
  return `${year!}-${String(months.indexOf(month!) + 1).padStart(2, '0')}-${day!.padStart(2, '0')} ${String(hours).padStart(2, '0')}:${minute!}:${second}`
}
