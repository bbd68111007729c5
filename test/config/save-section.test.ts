import fc from 'fast-check'
import t from 'tap'
import { unchanged, type BackendContext } from '../../src/config/models.ts'
import { defaultScope } from '../../src/config/scope.ts'
import { allScopes, base, createExample, exampleModels, french, post, second, storeView } from './example.ts'

const name = 'general/info/name'

/** Text as a form can post it: no control characters, no direction controls, no half characters. */
const typed = fc.string({ unit: 'grapheme' }).filter(text => !/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(text))

t.test('what is saved is read again, character by character', async t => {
  const { save, scopeConfig } = await createExample(t)
  await fc.assert(fc.asyncProperty(typed, fc.constantFrom(...allScopes), async (text, scope) => {
    const result = await save('general', post('info', { phone: { value: text } }), scope)
    return result.ok && await scopeConfig.getValue('general/info/phone', scope) === (text === '' ? null : text)
  }), { numRuns: 150 })
  t.pass()
})

t.test('values are neither trimmed nor changed: spaces, markup and emoji survive', async t => {
  const { save, findValue } = await createExample(t)
  for (const value of ['  two spaces  ', '<b onclick="x">&amp;</b>', '👩‍🚀 4 bytes', '0', 'עברית', '{{7*7}}']) {
    await save('general', post('info', { phone: { value } }))
    t.equal(await findValue('general/info/phone'), value)
  }
})

t.test('an empty text is saved as null and overrides the module\'s value', async t => {
  const { save, findValue, scopeConfig } = await createExample(t)
  t.match(await save('general', post('info', { name: { value: '' } })), { ok: true, saved: [{ path: name, action: 'saved' }] })
  t.equal(await findValue(name), null)
  t.equal(await scopeConfig.getValue(name), null)
})

t.test('a value equal to the inherited one still gets its row; the same row again counts as unchanged', async t => {
  const { save, findValue, database, clock } = await createExample(t)
  t.match(await save('general', post('info', { name: { value: 'Module name' } }), base), { ok: true, saved: [{ path: name, elementId: 'general_info_name' }], unchanged: 0 })
  t.equal(await findValue(name, base), 'Module name')
  const before = await database('core_config_data')
  clock.forward(60)
  t.same(await save('general', post('info', { name: { value: 'Module name' } }), base), { ok: true, saved: [], unchanged: 1 })
  t.same(await database('core_config_data'), before)
})

t.test('inherit deletes the row and wins over a value posted with it', async t => {
  const { save, findValue, putRow, scopeConfig } = await createExample(t)
  await putRow(name, 'own', base)
  t.match(await save('general', post('info', { name: { value: 'typed', inherit: '1' } }), base), { ok: true, saved: [{ action: 'deleted', oldValue: 'own', newValue: null }] })
  t.equal(await findValue(name, base), undefined)
  t.equal(await scopeConfig.getValue(name, base), 'Module name')
  t.same(await save('general', post('info', { name: { inherit: '1' } }), base), { ok: true, saved: [], unchanged: 1 })
})

t.test('inherit=0 counts as not inheriting', async t => {
  const { save, findValue } = await createExample(t)
  await save('general', post('info', { name: { value: 'typed', inherit: '0' } }), base)
  t.equal(await findValue(name, base), 'typed')
  t.same(await save('general', post('info', { name: { inherit: '0' } }), base), { ok: true, saved: [], unchanged: 0 })
  t.equal(await findValue(name, base), 'typed')
})

t.test('rows of fields that were not posted, of other scopes and of other sections stay byte-identical', async t => {
  const { save, putRow, database, clock } = await createExample(t)
  for (const scope of allScopes) for (const path of [name, 'general/info/phone', 'services/connector/api_key', 'unknown/to/us']) await putRow(path, `${path} ${scope.code}`, scope)
  const others = async (): Promise<unknown> => await database('core_config_data').whereNot({ scope: 'websites', scope_id: 1, path: name }).orderBy('config_id')
  const before = await others()
  clock.forward(60)
  await save('general', post('info', { name: { value: 'new' } }), base)
  t.same(await others(), before)
})

t.test('a multiselect is stored joined with commas, as it was posted', async t => {
  const { save, findValue } = await createExample(t)
  const days = 'general/info/days'
  for (const [value, stored] of [[['3', '1'], '3,1'], [['', '4', '2'], '4,2'], ['2', '2'], [[''], null], ['', null]] as const) {
    t.match(await save('general', post('info', { days: { value: value as string | string[] } })), { ok: true })
    t.equal(await findValue(days), stored)
  }
})

t.test('a nested group\'s field and a field with a config path are saved where they belong', async t => {
  const { save, findValue } = await createExample(t)
  const groups = { info: { groups: { inner: { fields: { deep: { value: 'd' } } } }, fields: { elsewhere: { value: 'e' } } } }
  t.match(await save('general', groups, storeView), { ok: true, saved: [{ path: 'general/info/inner/deep' }, { path: 'other/place/value' }] })
  t.equal(await findValue('general/info/inner/deep', storeView), 'd')
  t.equal(await findValue('other/place/value', storeView), 'e')
  t.equal(await findValue('general/info/elsewhere', storeView), undefined)
})

t.test('every wrong field is named with its reason, in the order of the page, and nothing is saved', async t => {
  const { save, dump } = await createExample(t)
  const before = await dump()
  const result = await save('general', {
    info: {
      fields: {
        name: { value: 'right' },
        phone: { value: ['an', 'array'] },
        email: { value: 'somebody@example.org' },
        size: { value: 'gigantic' },
        days: { value: ['1', '9'] },
        lifetime: { value: '31' },
        shown: { value: 'x' },
        no_such: { value: 'x' }
      }
    },
    nowhere: { fields: {} }
  })
  t.same(result.ok ? [] : result.refusals.map(refusal => [refusal.elementId || refusal.path, refusal.phrase, ...refusal.args]), [
    ['general_info_phone', 'One text was expected here, but the form sent something else.'],
    ['general_info_email', 'The "%1" email address is incorrect. Verify the email address and try again.', 'somebody@example.org'],
    ['general_info_size', 'The option "%1" is not in the list.', 'gigantic'],
    ['general_info_days', 'The option "%1" is not in the list.', '9'],
    ['general_info_lifetime', 'The value is not within the specified range.'],
    ['general_info_shown', 'This field only shows a value; it cannot be saved.'],
    ['general/nowhere', 'This section has no field "%1".', 'general/nowhere'],
    ['general/info/no_such', 'This section has no field "%1".', 'general/info/no_such']
  ])
  t.equal(await dump(), before)
})

t.test('a refused post changes nothing at all, whatever else stands in it', async t => {
  const { save, dump, putRow } = await createExample(t)
  await putRow(name, 'before', base)
  const before = await dump()
  const wrong = fc.constantFrom<Record<string, { value: string }>>({ size: { value: 'x' } }, { lifetime: { value: '' } }, { email: { value: 'no' } }, { timezone: { value: 'UTC' } }, { nothing: { value: '' } })
  const right = fc.record({ name: fc.record({ value: typed }), phone: fc.record({ value: typed, inherit: fc.constantFrom('0', '1') }), notes: fc.record({ value: typed }) }, { requiredKeys: [] })
  await fc.assert(fc.asyncProperty(right, wrong, async (right, wrong) => {
    const result = await save('general', post('info', { ...right, ...wrong }), base)
    return !result.ok && result.refusals.length === 1 && await dump() === before
  }), { numRuns: 60 })
  t.pass()
})

t.test('a field is refused at a scope in which it is not shown, and its stray row can only be removed', async t => {
  const { save, putRow, findValue } = await createExample(t)
  t.match(await save('general', post('info', { timezone: { value: 'UTC' } }), base), { ok: false, refusals: [{ elementId: 'general_info_timezone', args: ['[GLOBAL]'] }] })
  t.match(await save('general', post('info', { timezone: { inherit: '1' } }), base), { ok: false })
  await putRow('general/info/timezone', 'UTC', base)
  t.match(await save('general', post('info', { timezone: { value: 'CET' } }), base), { ok: false })
  t.match(await save('general', post('info', { timezone: { inherit: '1' } }), base), { ok: true, saved: [{ action: 'deleted' }] })
  t.equal(await findValue('general/info/timezone', base), undefined)
})

t.test('a locked field is refused at its scope and below, and the variable is named', async t => {
  const env = { CONFIG__DEFAULT__GENERAL__INFO__PHONE: '1', CONFIG__WEBSITES__SECOND__GENERAL__INFO__NAME: '2', CONFIG__STORES__FR__GENERAL__INFO__NOTES: '3' }
  const { save, dump } = await createExample(t, { env })
  const before = await dump()
  for (const [field, scope] of [['phone', defaultScope], ['phone', french], ['name', second], ['name', french], ['notes', french]] as const) {
    for (const posted of [{ value: '1' }, { inherit: '1' }]) {
      t.match(await save('general', post('info', { [field]: posted }), scope), { ok: false, refusals: [{ elementId: `general_info_${field}`, phrase: /locked by the environment variable %1/, args: [/^CONFIG__/] }] })
    }
  }
  t.equal(await dump(), before)
  t.match(await save('general', post('info', { name: { value: 'free' }, notes: { value: 'free' } }), storeView), { ok: true })
})

t.test('70,000 characters are refused, and what fits to the last byte is saved', async t => {
  const { save, findValue } = await createExample(t)
  t.match(await save('general', post('info', { phone: { value: 'x'.repeat(70_000) } })), { ok: false, refusals: [{ args: ['70000', '65535'] }] })
  t.match(await save('general', post('info', { phone: { value: 'é'.repeat(32_768) } })), { ok: false })
  t.match(await save('general', post('info', { phone: { value: 'x'.repeat(65_535) } })), { ok: true })
  t.equal((await findValue('general/info/phone'))?.length, 65_535)
})

t.test('control and direction characters are refused by name; a textarea may have lines', async t => {
  const { save } = await createExample(t)
  for (const [value, code] of [['a\0b', 'U+0000'], ['a\u0007', 'U+0007'], ['line\nline', 'U+000A'], ['\u202Eevil', 'U+202E'], ['\u2067x', 'U+2067'], ['\uD83D', 'U+D83D']] as const) {
    t.match(await save('general', post('info', { phone: { value } })), { ok: false, refusals: [{ args: [code] }] }, code)
  }
  t.match(await save('general', post('info', { notes: { value: 'one\r\n\ttwo\n' } })), { ok: true })
  t.match(await save('general', post('info', { notes: { value: 'a\0' } })), { ok: false })
})

t.test('a backend model sees the values that other fields will have after the save', async t => {
  const seen: Array<string | null | undefined> = []
  const spy = {
    beforeSave: async (value: string, context: BackendContext) => {
      seen.push(context.storedValue, ...await Promise.all(['name', 'phone', 'notes', 'elsewhere'].map(async id => await context.valueOf(`general/info/${id}`))))
      return value.toUpperCase()
    }
  }
  const models = { ...exampleModels, backend: new Map([...exampleModels.backend, ['Example\\NoExampleDotOrg', spy] as const]) }
  const { save, putRow, findValue } = await createExample(t, { models })
  await putRow('general/info/phone', 'own', base)
  await putRow('general/info/phone', 'above')
  await putRow('general/info/notes', 'untouched', base)
  await save('general', post('info', { email: { value: 'a@b.co' }, name: { value: 'posted' }, phone: { inherit: '1' }, elsewhere: { value: '' } }), base)
  t.same(seen, [undefined, 'posted', 'above', 'untouched', null])
  t.equal(await findValue('general/info/email', base), 'A@B.CO')
})

t.test('a backend model may leave the row as it is, empty it, refuse what it made too long, and fail aloud', async t => {
  const outcomes: Record<string, () => string | typeof unchanged> = {
    'keep@x.test': () => unchanged,
    'empty@x.test': () => '',
    'long@x.test': () => 'x'.repeat(70_000),
    'broken@x.test': () => { throw new Error('the model is broken') }
  }
  const model = { beforeSave: (value: string) => outcomes[value]!() }
  const { save, putRow, findValue } = await createExample(t, { models: { ...exampleModels, backend: new Map([...exampleModels.backend, ['Example\\NoExampleDotOrg', model] as const]) } })
  const email = 'general/info/email'
  await putRow(email, 'before')
  t.same(await save('general', post('info', { email: { value: 'keep@x.test' } })), { ok: true, saved: [], unchanged: 1 })
  t.match(await save('general', post('info', { email: { value: 'long@x.test' } })), { ok: false, refusals: [{ path: email, args: ['70000', '65535'] }] })
  await t.rejects(save('general', post('info', { email: { value: 'broken@x.test' } })), { message: 'the model is broken' })
  t.equal(await findValue(email), 'before')
  await save('general', post('info', { email: { value: 'empty@x.test' } }))
  t.equal(await findValue(email), null)
})

t.test('a failure while writing leaves nothing half-saved', async t => {
  const { save, database, dump } = await createExample(t)
  await database.raw('CREATE TRIGGER broken BEFORE INSERT ON backroom_config_change BEGIN SELECT RAISE(ABORT, \'disk is full\'); END')
  const before = await dump()
  await t.rejects(save('general', post('info', { name: { value: 'x' }, phone: { value: 'y' } })), { message: /disk is full/ })
  t.equal(await dump(), before)
})
