import t from 'tap'
import { createApiKeys } from '../../src/account/api-keys.ts'
import { createKey, findLookupId } from '../../src/account/key-format.ts'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { createTestAudit } from '../helpers/audit.ts'
import { issueKey, secret, setUp } from './key-bench.ts'

t.test('an issued key is valid, with its description', async t => {
  const bench = await setUp(t)
  const { key } = await issueKey(bench)
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'valid', description: 'Amazon Sales Channel', expiresAt: undefined })
})

t.test('a key lives strictly until its moment and has expired at it', async t => {
  const bench = await setUp(t)
  const { key } = await issueKey(bench, { expiresAt: new Date('2026-04-01T00:00:00Z') })
  bench.clock.set('2026-03-31T23:59:59.999Z')
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'valid', expiresAt: new Date('2026-04-01T00:00:00Z') })
  bench.clock.set('2026-04-01T00:00:00.000Z')
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'expired', expiresAt: new Date('2026-04-01T00:00:00Z') })
})

t.test('a key of the other environment is told so to who holds it', async t => {
  const bench = await setUp(t)
  const { key } = await issueKey(bench, { environment: 'sandbox' })
  t.match(await bench.apiKeys.verify(key, 'production'), { outcome: 'wrong_environment' })
})

t.test('who does not hold the whole key hears the same for every reason', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  const guess = createKey('production').key
  const withItsLookup = forge(key)
  t.equal(findLookupId(withItsLookup), findLookupId(key), 'the guess finds the row and has a right checksum')
  const answers = [await bench.apiKeys.verify(guess, 'production'), await bench.apiKeys.verify(withItsLookup, 'production')]
  await bench.apiKeys.revoke(bench.account, id)
  answers.push(await bench.apiKeys.verify(withItsLookup, 'production'), await bench.apiKeys.verify('', 'production'), await bench.apiKeys.verify(`${key} `, 'production'))
  t.equal(new Set(answers.map(answer => JSON.stringify(answer))).size, 1)
  t.match(answers[0], { outcome: 'unknown' })
})

t.test('the use of a key is noted once a minute, and only when it was valid', async t => {
  const bench = await setUp(t)
  const { key } = await issueKey(bench)
  const lastUse = async (): Promise<Date | undefined> => (await bench.apiKeys.list(bench.account, 'production'))[0]!.lastUsedAt
  await bench.apiKeys.verify(key, 'sandbox')
  t.equal(await lastUse(), undefined)
  const first = bench.clock.now()
  await bench.apiKeys.verify(key, 'production')
  t.same(await lastUse(), first)
  bench.clock.forward(59)
  await bench.apiKeys.verify(key, 'production')
  t.same(await lastUse(), first)
  bench.clock.forward(1)
  await bench.apiKeys.verify(key, 'production')
  t.same(await lastUse(), bench.clock.now())
})

t.test('a key that another crypt key encrypted is not shown, but still recognised', async t => {
  const bench = await setUp(t)
  const { id, key } = await issueKey(bench)
  const moved = createApiKeys({ database: bench.database, clock: bench.clock, audit: createTestAudit(bench.clock), encryptor: createEncryptor('n'.repeat(32)), secret })
  t.equal(await moved.reveal(bench.account, id), undefined)
  t.match(await moved.verify(key, 'production'), { outcome: 'valid' })
})

/** A well-formed key with the look-up part of another. */
function forge (key: string): string {
  for (;;) {
    const { key: other } = createKey('production')
    const body = key.slice(0, 22) + other.slice(22, 54)
    const checksum = findChecksum(body)
    if (body + checksum !== key) return body + checksum
  }
}

function findChecksum (body: string): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  let crc = 0xffffffff
  for (const byte of Buffer.from(body)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  let rest = (crc ^ 0xffffffff) >>> 0
  let checksum = ''
  for (let place = 0; place < 6; place++, rest = Math.floor(rest / 62)) checksum = alphabet[rest % 62]! + checksum
  return checksum
}
