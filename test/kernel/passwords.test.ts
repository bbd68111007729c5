import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createPasswords, longestPassword } from '../../src/kernel/passwords.ts'
import { packageRoot } from '../../src/kernel/paths.ts'

const { passwords: vectors } = JSON.parse(readFileSync(join(packageRoot, 'test', 'fixtures', 'crypto-vectors.json'), 'utf8')) as { passwords: Array<{ password: string, hash: string }> }
const passwords = createPasswords()

t.test('hashes that the original made are verified', async t => {
  t.ok(vectors.length >= 2)
  for (const { password, hash } of vectors) {
    t.ok(await passwords.verify(password, hash), password)
    t.notOk(await passwords.verify(`${password} `, hash))
  }
})

t.test('a hash of ours has the original\'s format, another salt each time, and is verified', async t => {
  const one = await passwords.hash('admin123')
  const other = await passwords.hash('admin123')
  t.match(one, /^[0-9a-f]{64}:[0-9a-zA-Z]{32}:3_32_2_67108864$/)
  t.not(one.split(':')[1], other.split(':')[1])
  t.ok(await passwords.verify('admin123', one))
  t.notOk(await passwords.verify('Admin123', one))
})

t.test('a password may have any characters, white space around it and 64 or more of them', async t => {
  for (const password of ['pässwörd 密码 🔑', ' spaces ', 'x'.repeat(64), 'x'.repeat(longestPassword)]) t.ok(await passwords.verify(password, await passwords.hash(password)), password.slice(0, 20))
})

t.test('what is stored in no known format is simply wrong', async t => {
  for (const stored of ['', 'x', 'a:b', 'a:b:c', 'a:b:1', `${'0'.repeat(64)}:salt:2`, '0:0:3_32_2', `${'0'.repeat(64)}:${'x'.repeat(32)}:3_16_2_67108864`, 'zz:xxxxxxxxxxxxxxxx:3_32_2_67108864']) t.equal(await passwords.verify('x', stored), false, stored)
})

const digest = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex')

t.test('older formats of the original are verified, also one over another', async t => {
  const [md5, sha256] = [digest('md5', 'saltadmin123'), digest('sha256', 'saltadmin123')]
  const argon2 = (await passwords.hash('admin123')).replace(/:3_[\d_]+$/, ':2')
  for (const stored of [`${md5}:salt:0`, `${sha256}:salt:1`, `${digest('sha256', `salt${md5}`)}:salt:0:1`, argon2]) {
    t.ok(await passwords.verify('admin123', stored), stored)
    t.notOk(await passwords.verify('admin124', stored), stored)
    t.ok(passwords.isOutdated(stored), stored)
  }
  t.notOk(await passwords.verify('admin123', `${md5}:salt:1`), 'a version says how, and nothing else does')
})

t.test('a hash of today is not outdated, one of another cost is', async t => {
  const cheap = createPasswords({ passes: 1, memory: 65_536 })
  t.notOk(passwords.isOutdated(await passwords.hash('admin123')))
  t.ok(passwords.isOutdated(await cheap.hash('admin123')))
  t.ok(await passwords.verify('admin123', await cheap.hash('admin123')))
})

t.test('a password too long to be worth hashing is wrong at once', async t => {
  t.equal(await passwords.verify('x'.repeat(longestPassword + 1), vectors[0]!.hash), false)
  t.equal(await passwords.verify('x'.repeat(1_000_000), vectors[0]!.hash), false)
})

t.test('for a user who does not exist the answer is no', async t => {
  t.equal(await passwords.verifyNothing('admin123'), false)
})

t.test('many checks at once all come to their end, a failing one too', async t => {
  const checks = [...vectors, ...vectors].map(async ({ password, hash }) => await passwords.verify(password, hash))
  const broken = passwords.verify('x', `${'0'.repeat(64)}:short:3_32_2_67108864`).catch(() => 'failed')
  t.strictSame(await Promise.all(checks), [true, true, true, true])
  await broken
  t.ok(await passwords.verify(vectors[0]!.password, vectors[0]!.hash), 'and the line is free again')
})
