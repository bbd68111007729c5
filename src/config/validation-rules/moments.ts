import type { Rule } from './rule.ts'

const wrongDate = 'Please enter a valid date.'
const wrongTime = 'Please enter a valid time, from 00:00 to 23:59.'

/** Rules for days and times of the day, by the original's names. */
export const momentRules: Readonly<Record<string, Rule>> = {
  'validate-date': { phrase: wrongDate, passes: value => isIsoDate(value) || isMonthFirstDate(value) },
  'validate-date-au': { phrase: 'Please use this date format: dd/mm/yyyy. For example 17/03/2006.', passes: isDayFirstDate },
  dateITA: { phrase: wrongDate, passes: isDayFirstDate },
  'validate-time': { phrase: wrongTime, passes: isTime },
  time: { phrase: wrongTime, passes: isTime },
  time12h: { phrase: 'Please enter a valid time, for example 9:30 am.', passes: value => /^(?:0?[1-9]|1[0-2])(?::[0-5]\d){0,2} ?[ap]m$/i.test(value) }
}

function isTime (value: string): boolean {
  return /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(value)
}

function isIsoDate (value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? []
  return isDay(year, month, day)
}

function isMonthFirstDate (value: string): boolean {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? []
  return isDay(year, month, day)
}

function isDayFirstDate (value: string): boolean {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? []
  return isDay(year, month, day)
}

/** Whether the calendar has such a day. */
function isDay (year = '', month = '', day = ''): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return Number(year) >= 1000 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
