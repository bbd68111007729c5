import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { createEncryptor } from '../../src/kernel/encryptor.ts'
import { packageRoot } from '../../src/kernel/paths.ts'

interface Vectors { cryptKey: string, pairs: Array<{ plain: string, ciphertext: string }> }
const vectors = JSON.parse(readFileSync(join(packageRoot, 'test/fixtures/crypto-vectors.json'), 'utf8')) as Vectors
const encryptor = createEncryptor(vectors.cryptKey)

t.test('values that the original encrypted are read', async t => {
  for (const { plain, ciphertext } of vectors.pairs) t.same(encryptor.decrypt(ciphertext), { ok: true, plain })
})

t.test('whatever is encrypted comes back, with a new nonce each time', async t => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), plain => {
    const stored = encryptor.encrypt(plain)
    const read = encryptor.decrypt(stored)
    return read.ok && read.plain === plain && stored !== encryptor.encrypt(plain) && stored.startsWith('0:3:')
  }))
  t.pass()
})

t.test('a value with any byte changed is recognised as tampered', async t => {
  const [head, body] = [encryptor.encrypt('key').slice(0, 4), Buffer.from(encryptor.encrypt('key').slice(4), 'base64')]
  for (let index = 0; index < body.length; index++) {
    const changed = Buffer.from(body)
    changed[index] = changed[index]! ^ 1
    t.same(encryptor.decrypt(head + changed.toString('base64')), { ok: false, reason: 'tampered' })
  }
})

t.test('a ring of keys reads old values and writes with the newest', async t => {
  const ring = createEncryptor(`${vectors.cryptKey}\n${'n'.repeat(32)}`)
  t.same(ring.decrypt(encryptor.encrypt('old')), { ok: true, plain: 'old' })
  t.match(ring.encrypt('new'), /^1:3:/)
  t.same(encryptor.decrypt(ring.encrypt('new')), { ok: false, reason: 'unknown_key' })
})

t.test('what is no ciphertext is malformed, not a crash', async t => {
  for (const stored of ['', 'plain', '0:3:', '0:2:abcd', '0:3:AAAA', 'x:3:AAAA']) t.same(encryptor.decrypt(stored), { ok: false, reason: 'malformed' })
})

t.test('a crypt key of the wrong length is refused with its length', async t => {
  t.throws(() => createEncryptor('short'), { code: 'CRYPT_KEY_INVALID', message: /this one has 5/ })
})
