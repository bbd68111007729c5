import fc from 'fast-check'
import t from 'tap'
import { insertAccount } from '../../../src/account/account-table.ts'
import type { KeyEnvironment } from '../../../src/account/key-format.ts'
import { setUp, type Bench } from '../key-bench.ts'

/** What the model knows of a secret; times in seconds since the start, undefined: no end. */
interface Secret { readonly key: string, ends: number | undefined, replacedAt?: number, endsOnUse: boolean, isUsed: boolean }

/** What the model knows of a key: its present secret comes last. */
interface Identity { readonly id: number, readonly environment: KeyEnvironment, readonly secrets: Secret[], deletedAt?: number | undefined }

interface Model { now: number, readonly keys: Identity[] }

type Step =
  | { readonly act: 'add' | 'roll', readonly environment: KeyEnvironment, readonly life: number | undefined, readonly overlap: number, readonly endsOnUse: boolean }
  | { readonly act: 'show', readonly environment: KeyEnvironment, readonly age: number }
  | { readonly act: 'stop' | 'delete' | 'undo', readonly environment: KeyEnvironment }
  | { readonly act: 'wait', readonly seconds: number }

const start = Date.parse('2026-03-02T09:00:00Z')
const environment = fc.constantFrom<KeyEnvironment>('production', 'production', 'sandbox')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom('add', 'roll', 'roll'), environment, life: fc.constantFrom(undefined, 40, 3600, 100_000), overlap: fc.constantFrom(0, 3600, 86_400, 86_400), endsOnUse: fc.constantFrom(true, true, false) }),
  fc.record({ act: fc.constant('show'), environment, age: fc.constantFrom(0, 0, 1, 2) }),
  fc.record({ act: fc.constantFrom('stop', 'delete', 'undo'), environment }),
  fc.record({ act: fc.constant('wait'), seconds: fc.constantFrom(1, 1, 29, 30, 40, 3599, 3600, 86_400) })
)

/** A key that is rolled twice, each time until the next one is used; the middle one is used first. */
const roll: Step = { act: 'roll', environment: 'production', life: undefined, overlap: 86_400, endsOnUse: true }
const usual: Step[] = [{ ...roll, act: 'add' }, roll, roll, { act: 'show', environment: 'production', age: 1 }]

const toDate = (seconds: number): Date => new Date(start + seconds * 1000)
const hasEnded = (secret: Secret, now: number): boolean => secret.ends !== undefined && secret.ends <= now

const unused = { endsOnUse: false, isUsed: false }

/** Does a step in the portal and in the model, and compares what both say of its success. */
async function run (bench: Bench, account: number, model: Model, step: Step): Promise<void> {
  const { apiKeys, clock } = bench
  if (step.act === 'wait') {
    model.now += step.seconds
    clock.set(toDate(model.now).toISOString())
    return
  }
  const living = model.keys.find(key => key.environment === step.environment && key.deletedAt === undefined)
  if (step.act === 'show') {
    const secret = living?.secrets.at(-1 - step.age)
    if (secret !== undefined) await show(bench, model, living!, secret, step.environment)
    return
  }
  const expected = (wanted: unknown, found: unknown): void => { if (wanted !== found) throw new Error(`${step.act}: ${String(found)} instead of ${String(wanted)}`) }
  if (step.act === 'add') {
    const ends = step.life === undefined ? undefined : model.now + step.life
    const id = await apiKeys.issue(account, { environment: step.environment, description: 'x', expiresAt: ends === undefined ? undefined : toDate(ends) }).catch((error: { code: string }) => error.code)
    expected(living === undefined ? 'number' : 'API_KEY_EXISTS', typeof id === 'number' ? 'number' : id)
    if (typeof id === 'number') model.keys.push({ id, environment: step.environment, secrets: [{ ...unused, key: (await apiKeys.reveal(account, id))!, ends }] })
  } else if (step.act === 'roll') {
    const ends = step.life === undefined ? undefined : model.now + step.life
    const isRolled = await apiKeys.roll(account, living?.id ?? 0, { overlap: step.overlap, endsOnUse: step.endsOnUse, expiresAt: ends === undefined ? undefined : toDate(ends) })
    expected(living !== undefined, isRolled)
    if (living === undefined) return
    const old = living.secrets.at(-1)!
    old.ends = Math.min(old.ends ?? Infinity, model.now + step.overlap)
    old.replacedAt = model.now
    old.endsOnUse = step.endsOnUse
    living.secrets.push({ ...unused, key: (await apiKeys.reveal(account, living.id))!, ends })
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

/** What the model says to who shows a secret; the first use of one ends those that were only to work until then. */
function judge (key: Identity, secret: Secret, environment: KeyEnvironment, now: number): object {
  const outcome = key.deletedAt !== undefined
    ? 'revoked'
    : key.environment !== environment ? 'wrong_environment' : hasEnded(secret, now) ? 'expired' : 'valid'
  if (outcome === 'valid') {
    const older = secret.isUsed ? [] : key.secrets.slice(0, key.secrets.indexOf(secret))
    for (const waiting of older) if (waiting.endsOnUse && !hasEnded(waiting, now)) waiting.ends = now
    secret.isUsed = true
  }
  return {
    outcome,
    expiresAt: secret.ends === undefined ? undefined : toDate(secret.ends),
    replacedAt: secret.replacedAt === undefined ? undefined : toDate(secret.replacedAt),
    endsOnUse: secret.replacedAt === undefined ? undefined : secret.endsOnUse
  }
}

/** Shows a secret to the portal and to the model; both must say the same. */
async function show (bench: Bench, model: Model, key: Identity, secret: Secret, environment: KeyEnvironment): Promise<void> {
  const { outcome, expiresAt, replacedAt, endsOnUse } = await bench.apiKeys.verify(secret.key, environment)
  const found = JSON.stringify({ outcome, expiresAt, replacedAt, endsOnUse })
  const wanted = JSON.stringify(judge(key, secret, environment, model.now))
  if (found !== wanted) throw new Error(`${found} instead of ${wanted}`)
}

/** What the portal lists, without anybody using a key by that. */
async function compareLists (bench: Bench, account: number, model: Model): Promise<void> {
  for (const environment of ['production', 'sandbox'] as const) {
    const living = await bench.apiKeys.list(account, environment)
    const known = model.keys.filter(key => key.environment === environment && key.deletedAt === undefined)
    const found = living.map(({ id, lastUsedAt }) => [id, lastUsedAt !== undefined])
    const wanted = known.map(({ id, secrets }) => [id, secrets.at(-1)!.isUsed])
    if (JSON.stringify(found) !== JSON.stringify(wanted) || found.length > 1) throw new Error(`living: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`)
    const old = living[0] === undefined ? [] : (await bench.apiKeys.listReplaced(living[0])).filter(({ stopsAt }) => stopsAt > toDate(model.now))
    const works = known.flatMap(({ secrets }) => secrets.slice(0, -1)).filter(secret => !hasEnded(secret, model.now))
    const [have, want] = [old.map(({ stopsAt, endsOnUse }) => `${stopsAt.toISOString()} ${endsOnUse}`).toSorted(), works.map(({ ends, endsOnUse }) => `${toDate(ends!).toISOString()} ${endsOnUse}`).toSorted()]
    // The page shows five; those that work longest come first.
    if (works.length <= 5 && have.join() !== want.join()) throw new Error(`old: ${have.join()} instead of ${want.join()}`)
  }
}

t.test('in any order of adding, rolling, using, stopping, deleting, undoing and waiting, every key ever made is answered as the model says', async t => {
  const bench = await setUp(t)
  let people = 0
  let takenOver = 0
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18, size: 'max' }), async steps => {
    people++
    bench.clock.set(toDate(0).toISOString())
    const account = await insertAccount(bench.database, { email: `p${people}@b.it`, publicId: `p${people}`, firstname: 'A', lastname: 'B', company: 'C', passwordHash: 'x', createdAt: toDate(0) })
    const model: Model = { now: 0, keys: [] }
    for (const step of steps) {
      await run(bench, account, model, step)
      await compareLists(bench, account, model)
    }
    for (const key of model.keys) {
      for (const secret of key.secrets) {
        for (const environment of ['production', 'sandbox'] as const) await show(bench, model, key, secret, environment)
      }
    }
    await compareLists(bench, account, model)
    const events = [...await bench.apiKeys.listEvents(account, 'production'), ...await bench.apiKeys.listEvents(account, 'sandbox')]
    takenOver += events.filter(({ kind }) => kind === 'taken_over').length
  }), { numRuns: 60, examples: [[usual]] })
  t.ok(takenOver > 0, 'the property was not empty')
})
