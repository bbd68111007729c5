import t from 'tap'
import { listExpiryChoices, readExpiry } from '../../src/account/expiry.ts'

const now = new Date('2026-03-02T09:00:00Z')

t.test('never, four lengths and a day of one\'s own are on offer', async t => {
  t.same(listExpiryChoices(now).map(choice => [choice.value, choice.expiresAt?.toISOString()]), [
    ['never', undefined],
    ['30', '2026-04-01T09:00:00.000Z'],
    ['90', '2026-05-31T09:00:00.000Z'],
    ['180', '2026-08-29T09:00:00.000Z'],
    ['365', '2027-03-02T09:00:00.000Z'],
    ['date', undefined]
  ])
})

t.test('without a choice a key never expires', async t => {
  t.same(readExpiry('', '', now), { expiresAt: undefined })
  t.same(readExpiry('never', '', now), { expiresAt: undefined })
})

t.test('a day of one\'s own counts to its very end', async t => {
  t.same(readExpiry('date', '2026-03-02', now), { expiresAt: new Date('2026-03-02T23:59:59Z') })
  t.same(readExpiry('date', '2028-02-29', now), { expiresAt: new Date('2028-02-29T23:59:59Z') })
})

t.test('a day that has passed, that never comes, or that is no day is refused at its field', async t => {
  t.match(readExpiry('date', '2026-03-01', now), { field: 'expires-date', phrase: /has passed/ })
  for (const day of ['', '2026-02-30', '2026-13-01', '01/04/2026', 'tomorrow', '2026-3-2', '+02026-03-09']) t.match(readExpiry('date', day, now), { field: 'expires-date', phrase: /year, month and day/ }, day)
})

t.test('a day that is given but not chosen is not silently left out', async t => {
  t.match(readExpiry('never', '2026-04-01', now), { field: 'expires', phrase: /A day is given below/ })
})

t.test('a length that is not on offer is refused', async t => {
  for (const choice of ['31', '-30', '99999999', 'constructor']) t.match(readExpiry(choice, '', now), { field: 'expires' }, choice)
})
