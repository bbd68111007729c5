import type { SourceModel } from '../../../config/models.ts'
import { listTimezones } from '../timezone-list.ts'
import { rememberByLocale, sortByLabel } from './localized-options.ts'

const january = Date.UTC(2024, 0, 15)
const july = Date.UTC(2024, 6, 15)

/** Every time zone as `Central European Standard Time (Europe/Rome)`. */
export const timezones: SourceModel = {
  options: rememberByLocale(languageTag => sortByLabel(listTimezones().map(zone => {
    const names = new Intl.DateTimeFormat(languageTag, { timeZone: zone, timeZoneName: 'long' })
    const name = names.formatToParts(standardMoment(zone)).find(part => part.type === 'timeZoneName')!.value
    return { value: zone, label: `${name} (${zone})`, localized: true }
  }), languageTag))
}

const standardMoments = new Map<string, number>()

/** A moment at which the zone is not on summer time: of January and July the one with the smaller offset. */
function standardMoment (zone: string): number {
  let moment = standardMoments.get(zone)
  if (moment === undefined) {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
    moment = minutesOfMonth(clock, july) < minutesOfMonth(clock, january) ? july : january
    standardMoments.set(zone, moment)
  }
  return moment
}

/** What the zone's clock shows at midnight UTC of a 15th, as minutes since the month began. */
function minutesOfMonth (clock: Intl.DateTimeFormat, moment: number): number {
  const parts = Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
  return (parts['day']! * 24 + parts['hour']!) * 60 + parts['minute']!
}
