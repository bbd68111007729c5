import fc from 'fast-check'
import t from 'tap'
import { toLatencyChart, toOutcomeChart } from '../../../../src/modules/amazon/key-check/chart.ts'
import { findExpiryWarning } from '../../../../src/modules/amazon/key-check/expiry-warning.ts'
import { toCsvCell } from '../../../../src/kernel/csv-cell.ts'
import { findPercentile, toSeries } from '../../../../src/modules/amazon/key-check/figures.ts'
import { withoutCredentials } from '../../../../src/modules/amazon/key-check/support-bundle.ts'
import type { Measure } from '../../../../src/modules/amazon/key-check/verdict-search.ts'
import { verdictNames } from '../../../../src/modules/services-connector/verdict.ts'

const toTimestamp = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ')
const measures = fc.array(fc.record({ time: fc.integer({ min: 0, max: 400 * 86_400 }), name: fc.constantFrom(...verdictNames), latencyMs: fc.nat({ max: 3000 }) }), { minLength: 1, maxLength: 60 })
  .map(list => list.sort((one, other) => other.time - one.time).map(({ time, ...rest }): Measure => ({ ...rest, checkedAt: toTimestamp(Date.parse('2026-01-31T23:00:00Z') + time * 1000) })))

t.test('every check is counted once, in a row of hours, days or months without gaps, and the percentiles are those of all', t => {
  fc.assert(fc.property(measures, list => {
    const { figures } = toSeries(list)
    const sum = figures.reduce((total, { opened, refused, unchecked }) => total + opened + refused + unchecked, 0)
    const labels = figures.map(({ label }) => label)
    const max = Math.max(...figures.map(entry => entry.max ?? 0))
    return sum === list.length && new Set(labels).size === labels.length && [...labels].sort().join() === labels.join() && max === Math.max(...list.map(({ latencyMs }) => latencyMs))
  }), { numRuns: 200 })
  t.end()
})

t.test('percentiles are those of the nearest rank', t => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  t.same([0.5, 0.95, 1].map(share => findPercentile(hundred, share)), [50, 95, 100])
  t.equal(findPercentile([7], 0.95), 7)
  t.equal(findPercentile([], 0.5), undefined)
  t.end()
})

t.test('every drawing stays within its frame', t => {
  fc.assert(fc.property(measures, list => {
    const series = toSeries(list)
    const translate = (phrase: string): string => phrase
    const { bars } = toOutcomeChart(series, translate) as { bars: Array<{ x: number, y: number, width: number, height: number }> }
    const { lines } = toLatencyChart(series, translate) as { lines: Array<{ points: string }> }
    const points = lines.flatMap(line => line.points.split(' ').map(point => point.split(',').map(Number)))
    return bars.every(bar => bar.x >= 0 && bar.y >= 0 && bar.height > 0 && bar.x + bar.width <= 720.2 && bar.y + bar.height <= 190.2) && points.every(([x, y]) => x! >= 0 && x! <= 720 && y! >= 0 && y! <= 220)
  }), { numRuns: 100 })
  t.end()
})

t.test('no cell of a CSV begins as a formula does, and each reads back as it was written', t => {
  fc.assert(fc.property(fc.string(), text => {
    const cell = toCsvCell(text)
    const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    return !/^[=+\-@\t\r\n]/.test(read) && (read === text || read === `'${text}`) && (cell.startsWith('"') || !/[",\r\n]/.test(cell))
  }))
  t.equal(toCsvCell(-5), '-5', 'a number of ours is no formula')
  t.end()
})

const day = 86_400_000
const now = new Date('2026-03-02T09:00:00Z')
const inDays = (days: number): Date => new Date(now.getTime() + days * day)

t.test('warnings come 30, 7 and 1 days before the end, and for a key that was replaced at any time', t => {
  const severityAt = (days: number): string | undefined => findExpiryWarning({ name: 'valid', keyExpiresAt: inDays(days), keyReplacedAt: undefined }, now)?.severity
  t.same([30.01, 30, 7.01, 7, 1.01, 1, 0, -1].map(severityAt), [undefined, 'notice', 'notice', 'major', 'major', 'critical', 'critical', 'critical'])
  t.match(findExpiryWarning({ name: 'valid', keyExpiresAt: inDays(90), keyReplacedAt: inDays(-1) }, now), { severity: 'major', phrase: /was replaced/ })
  t.match(findExpiryWarning({ name: 'valid', keyExpiresAt: inDays(6.2), keyReplacedAt: undefined }, now), { moments: [7, inDays(6.2)] })
  t.equal(findExpiryWarning({ name: 'valid', keyExpiresAt: undefined, keyReplacedAt: undefined }, now), undefined)
  t.equal(findExpiryWarning({ name: 'expired', keyExpiresAt: inDays(-1), keyReplacedAt: undefined }, now), undefined, 'the prompt says it already')
  t.end()
})

t.test('addresses lose what may hold a password', t => {
  t.equal(withoutCredentials('https://user:Canary-1@keys.example:8443/gateway?token=Canary-2#Canary-3'), 'https://keys.example:8443/gateway')
  t.equal(withoutCredentials('/account/apiportal/'), '/account/apiportal/')
  t.equal(withoutCredentials('https://[Canary'), '(an address that cannot be read)')
  t.end()
})
