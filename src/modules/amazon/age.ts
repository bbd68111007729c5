import { toLanguageTag } from '../../kernel/phrases.ts'

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]] as const

/** How long ago a moment was, in words such as "3 hours ago"; a moment that seems to lie ahead (clocks are set back) counts as now. */
export function toAge (moment: Date, now: Date, locale: string): string {
  const age = Math.max(0, now.getTime() - moment.getTime())
  const [unit, length] = units.find(([, length]) => age >= length) ?? ['minute', 60_000]
  return new Intl.RelativeTimeFormat(toLanguageTag(locale), { numeric: 'auto' }).format(-Math.floor(age / length), unit)
}
