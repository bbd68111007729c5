const formats = new Map<string, Intl.DateTimeFormat>()

/** The format of dates (and times) in a language and time zone; making one costs more than using it a thousand times, so they are kept. */
export function findDateFormat (language: string, timeZone = 'UTC', withTime = true): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${withTime}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...(withTime ? { timeStyle: 'short' } : {}), timeZone })
  formats.set(key, format)
  return format
}
