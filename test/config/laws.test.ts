import fc from 'fast-check'
import t, { type Test } from 'tap'
import { toYaml } from '../../src/config/config-document.ts'
import { listChanges } from '../../src/config/history.ts'
import { parseDocument } from '../../src/config/parse-document.ts'
import { scopeChain, type Scope } from '../../src/config/scope.ts'
import { allScopes, exampleDefaults, post } from './example.ts'
import { byAdmin, createTransfer } from './transfer.ts'

/** Fields of any scope, with what may be typed into them; some of it is refused. */
const fields = { name: fc.string({ unit: 'grapheme' }), phone: fc.constantFrom('', '1', '2'), notes: fc.string({ unit: 'binary' }), size: fc.constantFrom('s', 'm', 'giant'), email: fc.constantFrom('a@x.test', 'a@example.org', 'no address') }
type FieldId = keyof typeof fields

interface Step { readonly scope: Scope, readonly fields: Partial<Record<FieldId, { value?: string, inherit?: string }>> }

const step: fc.Arbitrary<Step> = fc.record({
  scope: fc.constantFrom(...allScopes),
  fields: fc.record(Object.fromEntries(Object.entries(fields).map(([id, text]) => [id, fc.oneof(text.map(value => ({ value })), fc.constant({ inherit: '1' }))])), { requiredKeys: [] })
})
const steps = fc.array(step, { minLength: 1, maxLength: 6 })
const runs = 25

type Transfer = Awaited<ReturnType<typeof createTransfer>>

const toKey = (scope: Pick<Scope, 'type' | 'id'>, id: string): string => `${scope.type}/${scope.id} general/info/${id}`

/** What is stored, by scope and path. */
async function readRows ({ rows }: Transfer): Promise<Map<string, string | null>> {
  return new Map((await rows() as Array<{ scope: string, scope_id: number, path: string, value: string | null }>).map(row => [`${row.scope}/${row.scope_id} ${row.path}`, row.value]))
}

/** Runs the property over one database that is emptied between the runs: the laws must hold from any state that saves lead to. */
async function check (t: Test, law: (transfer: Transfer, steps: Step[]) => Promise<void>): Promise<void> {
  const transfer = await createTransfer(t)
  await fc.assert(fc.asyncProperty(steps, async taken => {
    await transfer.database('core_config_data').delete()
    await law(transfer, taken)
  }), { numRuns: runs })
  t.pass()
}

function mustBe (holds: boolean, law: string): void {
  if (!holds) throw new Error(`does not hold: ${law}`)
}

t.test('a save is whole or nothing, is read again, gives back what inherits, and leaves everything else byte for byte', async t => {
  await check(t, async (transfer, taken) => {
    for (const { scope, fields } of taken) {
      const before = await readRows(transfer)
      const recorded = (await listChanges(transfer.database, { limit: 1 }))[0]?.id
      const { ok } = await transfer.save('general', post('info', fields), scope)
      const after = await readRows(transfer)
      const own = new Set(Object.keys(fields).map(id => toKey(scope, id)))
      for (const [key, value] of [...before, ...after]) if (!ok || !own.has(key)) mustBe(before.get(key) === value && after.get(key) === value, `untouched: ${key}`)
      if (!ok) mustBe((await listChanges(transfer.database, { limit: 1 }))[0]?.id === recorded, 'a refused save leaves no history')
      for (const [id, { value, inherit }] of ok ? Object.entries(fields) : []) {
        const stored = after.get(toKey(scope, id))
        if (inherit !== undefined) mustBe(stored === undefined, `inherit deletes ${id}`)
        // Without an inherit box an empty control that nobody touched says nothing.
        else mustBe((stored ?? '') === value, `${id} is read again`)
      }
    }
  })
})

t.test('the nearest row wins', async t => {
  await check(t, async (transfer, taken) => {
    for (const { scope, fields } of taken) await transfer.save('general', post('info', fields), scope)
    const stored = await readRows(transfer)
    for (const scope of allScopes) {
      for (const id of Object.keys(fields)) {
        const nearest = scopeChain(scope).map(level => toKey(level, id)).find(key => stored.has(key))
        const wanted = nearest === undefined ? exampleDefaults.default![`general/info/${id}`] ?? null : stored.get(nearest)
        mustBe(await transfer.scopeConfig.getValue(`general/info/${id}`, scope) === wanted, `${id} at ${scope.code}`)
      }
    }
  })
})

t.test('what is exported and imported elsewhere is the same there; imported where it came from it changes nothing', async t => {
  const elsewhere = await createTransfer(t)
  await check(t, async (transfer, taken) => {
    for (const { scope, fields } of taken) await transfer.save('general', post('info', fields), scope)
    const text = toYaml(await transfer.exportValues({ isAllowed: () => true }))
    const before = await transfer.dump()
    const again = await transfer.importValues(parseDocument(text).document, byAdmin)
    mustBe(again.isSaved && again.changes.length === 0 && await transfer.dump() === before, 'onto itself')
    await elsewhere.database('core_config_data').delete()
    const there = await elsewhere.importValues(parseDocument(text).document, byAdmin)
    mustBe(there.isSaved && JSON.stringify(await elsewhere.rows()) === JSON.stringify(await transfer.rows()), 'elsewhere')
  })
})

t.test('a save that is reverted leaves what was there before it', async t => {
  await check(t, async (transfer, taken) => {
    for (const { scope, fields } of taken) {
      const before = await transfer.rows()
      const { ok } = await transfer.save('general', post('info', fields), scope)
      const latest = (await listChanges(transfer.database, { limit: 1 }))[0]
      if (!ok || JSON.stringify(before) === JSON.stringify(await transfer.rows())) continue
      const result = await transfer.revertChanges(await listChanges(transfer.database, { changeSet: latest!.changeSet, limit: 100 }), byAdmin)
      mustBe(result.isSaved && JSON.stringify(await transfer.rows()) === JSON.stringify(before), 'reverted')
    }
  })
})
