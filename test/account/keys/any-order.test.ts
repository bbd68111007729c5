import fc from 'fast-check'
import t from 'tap'
import { insertAccount } from '../../../src/account/account-table.ts'
import type { KeyEnvironment } from '../../../src/account/key-format.ts'
import { setUp, type Bench } from '../key-bench.ts'

/** What the model knows of a secret; times in seconds since the start, undefined: no end. */
interface Secret { readonly key: string, ends: number | undefined, replacedAt?: number }

/** What the model knows of a key: its present secret comes last. */
interface Identity { readonly id: number, readonly environment: KeyEnvironment, readonly secrets: Secret[], deletedAt?: number | undefined }

interface Model { now: number, readonly keys: Identity[] }

type Step =
  | { readonly act: 'add' | 'roll', readonly environment: KeyEnvironment, readonly life: number | undefined, readonly overlap: number }
  | { readonly act: 'stop' | 'delete' | 'undo', readonly environment: KeyEnvironment }
  | { readonly act: 'wait', readonly seconds: number }

const start = Date.parse('2026-03-02T09:00:00Z')
const environment = fc.constantFrom<KeyEnvironment>('production', 'production', 'sandbox')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom('add', 'roll'), environment, life: fc.constantFrom(undefined, 40, 3600, 100_000), overlap: fc.constantFrom(0, 3600, 86_400) }),
  fc.record({ act: fc.constantFrom('stop', 'delete', 'undo'), environment }),
  fc.record({ act: fc.constant('wait'), seconds: fc.constantFrom(1, 29, 30, 40, 3599, 3600, 86_400) })
)

const toDate = (seconds: number): Date => new Date(start + seconds * 1000)
const hasEnded = (secret: Secret, now: number): boolean => secret.ends !== undefined && secret.ends <= now

/** Does a step in the portal and in the model, and compares what both say of its success. */
async function run (bench: Bench, account: number, model: Model, step: Step): Promise<void> {
  const { apiKeys, clock } = bench
  if (step.act === 'wait') {
    model.now += step.seconds
    clock.set(toDate(model.now).toISOString())
    return
  }
  const living = model.keys.find(key => key.environment === step.environment && key.deletedAt === undefined)
  const expected = (wanted: unknown, found: unknown): void => { if (wanted !== found) throw new Error(`${step.act}: ${String(found)} instead of ${String(wanted)}`) }
  if (step.act === 'add') {
    const ends = step.life === undefined ? undefined : model.now + step.life
    const id = await apiKeys.issue(account, { environment: step.environment, description: 'x', expiresAt: ends === undefined ? undefined : toDate(ends) }).catch((error: { code: string }) => error.code)
    expected(living === undefined ? 'number' : 'API_KEY_EXISTS', typeof id === 'number' ? 'number' : id)
    if (typeof id === 'number') model.keys.push({ id, environment: step.environment, secrets: [{ key: (await apiKeys.reveal(account, id))!, ends }] })
  } else if (step.act === 'roll') {
    const ends = step.life === undefined ? undefined : model.now + step.life
    const isRolled = await apiKeys.roll(account, living?.id ?? 0, { overlap: step.overlap, expiresAt: ends === undefined ? undefined : toDate(ends) })
    expected(living !== undefined, isRolled)
    if (living === undefined) return
    const old = living.secrets.at(-1)!
    old.ends = Math.min(old.ends ?? Infinity, model.now + step.overlap)
    old.replacedAt = model.now
    living.secrets.push({ key: (await apiKeys.reveal(account, living.id))!, ends })
  } else if (step.act === 'stop') {
    const working = living?.secrets.filter(secret => secret.replacedAt !== undefined && !hasEnded(secret, model.now)) ?? []
    expected(working.length, await apiKeys.stopReplaced(account, living?.id ?? 0))
    for (const secret of working) secret.ends = model.now
  } else if (step.act === 'delete') {
    expected(living !== undefined, await apiKeys.revoke(account, living?.id ?? 0))
    if (living !== undefined) living.deletedAt = model.now
  } else {
    const last = model.keys.findLast(key => key.environment === step.environment && key.deletedAt !== undefined)
    const inTime = last?.deletedAt !== undefined && model.now < last.deletedAt + 30
    const wanted = !inTime ? 'too_late' : living === undefined ? 'restored' : 'place_taken'
    expected(wanted, await apiKeys.restore(account, last?.id ?? 0))
    if (wanted === 'restored') last!.deletedAt = undefined
  }
}

/** What the model says to who shows a secret. */
function judge (key: Identity, secret: Secret, environment: KeyEnvironment, now: number): object {
  const outcome = key.deletedAt !== undefined
    ? 'revoked'
    : key.environment !== environment ? 'wrong_environment' : hasEnded(secret, now) ? 'expired' : 'valid'
  return {
    outcome,
    expiresAt: secret.ends === undefined ? undefined : toDate(secret.ends),
    replacedAt: secret.replacedAt === undefined ? undefined : toDate(secret.replacedAt)
  }
}

t.test('in any order of adding, rolling, stopping, deleting, undoing and waiting, every key ever made is answered as the model says', async t => {
  const bench = await setUp(t)
  let people = 0
  let verdicts = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async steps => {
    people++
    bench.clock.set(toDate(0).toISOString())
    const account = await insertAccount(bench.database, { email: `p${people}@b.it`, publicId: `p${people}`, firstname: 'A', lastname: 'B', company: 'C', passwordHash: 'x', createdAt: toDate(0) })
    const model: Model = { now: 0, keys: [] }
    for (const step of steps) {
      await run(bench, account, model, step)
      for (const key of model.keys) {
        for (const secret of key.secrets) {
          for (const environment of ['production', 'sandbox'] as const) {
            const { outcome, expiresAt, replacedAt } = await bench.apiKeys.verify(secret.key, environment)
            const found = JSON.stringify({ outcome, expiresAt, replacedAt })
            const wanted = JSON.stringify(judge(key, secret, environment, model.now))
            if (found !== wanted) throw new Error(`${found} instead of ${wanted}`)
            verdicts++
          }
        }
      }
      for (const environment of ['production', 'sandbox'] as const) {
        const ids = (await bench.apiKeys.list(account, environment)).map(({ id }) => id)
        const living = model.keys.filter(key => key.environment === environment && key.deletedAt === undefined).map(({ id }) => id)
        if (ids.join() !== living.join() || ids.length > 1) throw new Error(`living: ${ids.join()} instead of ${living.join()}`)
      }
    }
  }), { numRuns: 40 })
  t.ok(verdicts > 300, 'the property was not empty')
})
