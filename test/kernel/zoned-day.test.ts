import t from 'tap'
import { findDayStart, toNextDay } from '../../src/kernel/zoned-day.ts'

t.test('a day begins when it begins there, also around the change of summer time', async t => {
  t.equal(findDayStart('2026-03-29', 'Europe/Rome')?.toISOString(), '2026-03-28T23:00:00.000Z')
  t.equal(findDayStart('2026-03-30', 'Europe/Rome')?.toISOString(), '2026-03-29T22:00:00.000Z')
  t.equal(findDayStart('2026-11-01', 'America/New_York')?.toISOString(), '2026-11-01T04:00:00.000Z')
  t.equal(findDayStart('2026-11-02', 'America/New_York')?.toISOString(), '2026-11-02T05:00:00.000Z')
  t.equal(toNextDay('2026-12-31'), '2027-01-01')
})

t.test('what is no day is none', async t => {
  for (const text of ['', 'yesterday', '2026-02-30', '2026-13-01', '31.3.2026', '2026-3-1']) t.equal(findDayStart(text, 'UTC'), undefined, text)
})
