import fc from 'fast-check'
import t from 'tap'
import { toFilter, toQuery, type VerdictFilter } from '../../../../src/modules/amazon/key-check/filter.ts'
import { eachVerdict, searchVerdicts } from '../../../../src/modules/amazon/key-check/verdict-search.ts'
import { saveVerdict } from '../../../../src/modules/services-connector/key-validation-table.ts'
import { occasions, verdictNames, type Occasion, type Verdict } from '../../../../src/modules/services-connector/verdict.ts'
import { createTestDatabase } from '../../../helpers/database.ts'

const begin = Date.parse('2026-03-02T00:00:00Z')
const users = ['admin', 'clerk', 'cron', '%', 'a\' or 1=1 --']
const moment = fc.integer({ min: 0, max: 40 }).map(hours => new Date(begin + hours * 3_600_000))

interface Recorded extends Pick<Verdict, 'name' | 'environment' | 'checkedAt'> {
  readonly occasion: Occasion
  readonly username: string
}

const recorded = fc.record({ name: fc.constantFrom(...verdictNames), environment: fc.constantFrom('production' as const, 'sandbox' as const), checkedAt: moment, occasion: fc.constantFrom(...occasions), username: fc.constantFrom(...users) })
const filters = fc.record({ verdict: fc.constantFrom(...verdictNames), occasion: fc.constantFrom(...occasions), environment: fc.constantFrom('production' as const, 'sandbox' as const), username: fc.constantFrom(...users), from: moment, until: moment }, { requiredKeys: [] })

function passes (verdict: Recorded, { verdict: name, occasion, environment, username, from, until }: VerdictFilter): boolean {
  return (name === undefined || verdict.name === name) && (occasion === undefined || verdict.occasion === occasion) &&
    (environment === undefined || verdict.environment === environment) && (username === undefined || verdict.username === username) &&
    (from === undefined || verdict.checkedAt >= from) && (until === undefined || verdict.checkedAt < until)
}

t.test('a search finds what a naive filter finds, newest first, whole or page by page', async t => {
  const database = await createTestDatabase(t)
  await fc.assert(fc.asyncProperty(fc.array(recorded, { maxLength: 25 }), filters, fc.integer({ min: 1, max: 7 }), async (rows, filter, limit) => {
    await database('backroom_key_validation').delete()
    const saved: Array<Recorded & { id: number }> = []
    for (const row of rows) {
      const verdict = { ...row, reason: 'x', authority: 'y', latencyMs: 1 } as unknown as Verdict
      saved.push({ ...row, id: await saveVerdict(database, verdict, row.occasion, { userId: 1, username: row.username, requestId: 'r' }) })
    }
    const expected = saved.filter(row => passes(row, filter)).sort((one, other) => other.checkedAt.getTime() - one.checkedAt.getTime() || other.id - one.id).map(({ id }) => id)
    const walked: number[] = []
    for await (const { id } of eachVerdict(database, filter, 1000)) walked.push(id)
    const paged: number[] = []
    for (let page = await searchVerdicts(database, filter, { limit }); page.length > 0; page = await searchVerdicts(database, filter, { limit, after: paged.at(-1) })) paged.push(...page.map(({ id }) => id))
    return JSON.stringify(walked) === JSON.stringify(expected) && JSON.stringify(paged) === JSON.stringify(expected)
  }), { numRuns: 40 })
})

t.test('an export is cut at its limit, over several batches', async t => {
  const database = await createTestDatabase(t)
  const row = { checked_at: '2026-03-02 09:00:00', occasion: 'access', verdict: 'valid', reason: 'x', environment: 'production', authority: 'y', latency_ms: 1 }
  await database.batchInsert('backroom_key_validation', Array.from({ length: 1101 }, () => row), 50)
  const ids: number[] = []
  for await (const { id } of eachVerdict(database, {}, 1100)) ids.push(id)
  t.same(ids, Array.from({ length: 1100 }, (_, index) => 1101 - index))
})

t.test('days of the address are days in the time zone, both inclusive, over a change of the clocks too', t => {
  const { filter, errors } = toFilter({ from: '2026-03-08', to: '2026-03-08', verdict: 'valid', user: ' clerk ' }, 'America/Los_Angeles')
  t.same(errors, [])
  t.same(filter, { verdict: 'valid', username: 'clerk', from: new Date('2026-03-08T08:00:00Z'), until: new Date('2026-03-09T07:00:00Z') })
  t.same(toFilter({ to: '2026-02-28' }, 'UTC').filter, { until: new Date('2026-03-01T00:00:00Z') })
  t.end()
})

t.test('what cannot be understood is named and narrows nothing, and what was typed stays', t => {
  const { filter, errors, input } = toFilter({ from: '2026-02-30', to: 'soon', verdict: 'nice', occasion: ['access', 'save'], environment: '__proto__' }, 'UTC')
  t.same(filter, {})
  t.same(errors.map(({ field }) => field), ['verdict', 'environment', 'from', 'to'])
  t.equal(input.to, 'soon')
  t.same(toFilter({ from: '2026-03-02', to: '2026-03-01' }, 'UTC').errors.map(({ field }) => field), ['to'])
  t.same(toFilter(null, 'UTC').filter, {})
  t.equal(toQuery(toFilter({ user: 'a&b', from: '2026-03-02' }, 'UTC').input, { after: '7' }), '?user=a%26b&from=2026-03-02&after=7')
  t.end()
})
