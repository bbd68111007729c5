// Adds the reader's own time to moments that the page gives in UTC; nothing where both are the same.
import { __ } from './phrases.js'

const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
const isUtc = new Date().getTimezoneOffset() === 0

for (const time of document.querySelectorAll('time[data-local-time]')) {
  const date = new Date(time.dateTime)
  if (!isUtc && !Number.isNaN(date.getTime())) time.append(` ${__('(your time: %1)', format.format(date))}`)
}

// The entries of a list of moments can hold text only.
for (const select of document.querySelectorAll('select[data-moments]')) {
  for (const entry of select.dataset.moments.split(' ')) {
    const [value, iso] = entry.split('=')
    const option = [...select.options].find(option => option.value === value)
    if (!isUtc && option !== undefined) option.text += ` ${__('(your time: %1)', format.format(new Date(iso)))}`
  }
}
