import { toLanguageTag, type Locale } from '../kernel/phrases.ts'

/** A point in time as pages show it: in words, and for scripts and machines. */
export interface Moment {
  readonly at: Date
  /** As in `2026-03-02T09:00:00.000Z`. */
  readonly iso: string
  /** Seen from now: `3 days ago`, `in 2 hours`; rounded down to the largest unit. */
  readonly relative: string
}

const units: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3600], ['minute', 60]]
const formats = new Map<string, Intl.RelativeTimeFormat>()

/** Prepares a point in time for a page; an undefined one stays so. */
export function toMoment<At extends Date | undefined> (at: At, now: Date, locale: Locale): At extends Date ? Moment : undefined {
  return (at === undefined ? undefined : { at, iso: at.toISOString(), relative: toRelative(at, now, locale) }) as At extends Date ? Moment : undefined
}

function toRelative (at: Date, now: Date, locale: Locale): string {
  const seconds = Math.trunc((at.getTime() - now.getTime()) / 1000)
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', Infinity]
  return findFormat(locale, unit === 'second').format(unit === 'second' ? 0 : Math.trunc(seconds / size), unit)
}

/** `always` says "1 day ago" of 40 hours, where `auto` would say "yesterday"; only "now" is better than "in 0 seconds". */
function findFormat (locale: Locale, isNow: boolean): Intl.RelativeTimeFormat {
  const key = `${locale} ${isNow}`
  const known = formats.get(key) ?? new Intl.RelativeTimeFormat(toLanguageTag(locale), { numeric: isNow ? 'auto' : 'always' })
  formats.set(key, known)
  return known
}
