import t from 'tap'
import { findChange, listChanges } from '../../src/config/history.ts'
import { defaultScope } from '../../src/config/scope.ts'
import { base, french, plainKey, post, second, secretPath } from './example.ts'
import { byAdmin, createTransfer, rehearsed } from './transfer.ts'

t.test('two scopes are compared by what takes effect there, with where it comes from', async t => {
  const { save, compareScopes, structure } = await createTransfer(t)
  await save('general', post('info', { phone: { value: '1' } }))
  await save('general', post('info', { phone: { value: '2' } }), second)
  await save('general', post('info', { name: { value: 'Module name' } }), second)
  const sections = [structure.findSection('general')!]
  const differences = await compareScopes(base, french, sections)
  t.strictSame(differences.map(({ field, left, right }) => [field.path, left.value, right.value]), [['general/info/phone', '1', '2']], 'the same value from elsewhere is no difference')
  t.match(differences, [{ left: { source: { source: 'row', scope: { type: 'default' } } }, right: { source: { source: 'row', scope: { type: 'websites', id: 2 } } } }])
  const all = await compareScopes(base, french, sections, 'all')
  t.equal(all.length, sections[0]!.fields.length)
  t.match(all.find(({ field }) => field.id === 'name'), { differs: false, left: { source: { source: 'module' } }, right: { source: { source: 'row' } } })
})

t.test('secrets are compared, and shown as fingerprints', async t => {
  const { save, compareScopes, structure } = await createTransfer(t)
  const sections = [structure.findSection('services')!]
  await save('services', post('connector', { api_key: { value: plainKey } }))
  t.strictSame(await compareScopes(defaultScope, base, sections), [])
  await save('services', post('connector', { api_key: { value: plainKey } }), base)
  t.strictSame(await compareScopes(defaultScope, base, sections), [], 'the same secret under another ciphertext')
  await save('services', post('connector', { api_key: { value: `${plainKey}-2` } }), base)
  const differences = await compareScopes(defaultScope, base, sections)
  t.match(differences, [{ left: { value: /^[0-9a-f]{12}$/ }, right: { value: /^[0-9a-f]{12}$/ } }])
  t.notMatch(JSON.stringify(differences.map(({ left, right }) => [left, right])), plainKey)
})

t.test('a change is reverted to the old value, to empty, or to no value of its own; and the revert is a change, too', async t => {
  const { save, revertChanges, findValue, database } = await createTransfer(t)
  const latest = async () => (await listChanges(database, { limit: 1 }))[0]!
  await save('general', post('info', { phone: { value: 'one' } }), base)
  const first = await latest()
  await save('general', post('info', { phone: { value: '' } }), base)
  const second = await latest()
  await save('general', post('info', { phone: { inherit: '1' } }), base)
  const third = await latest()

  t.match(await revertChanges([third], byAdmin), { isSaved: true, changes: [{ oldValue: null, newValue: '' }], refusals: [] })
  t.equal(await findValue('general/info/phone', base), null)
  t.match(await revertChanges([second], byAdmin), { isSaved: true })
  t.equal(await findValue('general/info/phone', base), 'one')
  t.match(await revertChanges([first], byAdmin), { isSaved: true, changes: [{ action: 'deleted' }] })
  t.equal(await findValue('general/info/phone', base), undefined)
  t.equal((await listChanges(database, { limit: 10 })).length, 6)
})

t.test('a save is reverted as a whole, or not at all', async t => {
  const { save, revertChanges, findValue, database, dump } = await createTransfer(t)
  await save('general', post('info', { phone: { value: 'one' }, name: { value: 'n' } }))
  const { changeSet } = (await listChanges(database, { limit: 1 }))[0]!
  const changes = await listChanges(database, { changeSet, limit: 100 })
  t.equal(changes.length, 2)
  const before = await dump()
  t.match(await revertChanges(changes, rehearsed), { isSaved: false, changes: [{ action: 'deleted' }, { action: 'deleted' }], refusals: [] })
  t.equal(await dump(), before, 'the preview changes nothing')
  await save('general', post('info', { phone: { value: 'two' } }))
  t.match(await revertChanges(changes, byAdmin), { isSaved: false, refusals: [{ change: { path: 'general/info/phone' }, phrase: /is "%1" now/, args: ['two'] }] })
  t.equal(await findValue('general/info/name'), 'n')
})

t.test('what cannot be reverted says why', async t => {
  const { save, revertChanges, database, clock } = await createTransfer(t)
  const revert = async (overrides: object = {}) => (await revertChanges([{ ...(await listChanges(database, { limit: 1 }))[0]!, ...overrides }], byAdmin)).refusals.map(({ phrase, args }) => [phrase, args])
  await save('general', post('info', { phone: { value: 'one' } }))
  t.match(await revert({ scope: { type: 'websites', id: 99 } }), [[/does not exist any more/]])
  t.match(await revert({ path: 'no/such/path' }), [[/path doesn't exist/, ['no/such/path']]])
  t.match(await revert({ newValue: null }), [[/is "%1" now/, ['one']]])
  t.match(await revert({ oldValue: 'x'.repeat(70_000) }), [[/too long/]], 'the checks of a save')
  await save('general', post('info', { phone: { value: '' } }))
  t.match(await revert({ newValue: 'one' }), [[/is empty now/]])
  clock.forward(1)
  t.match((await revertChanges([(await findChange(database, 1))!], { ...byAdmin, isAllowed: () => false })).refusals, [{ phrase: /no permission/ }], 'and nothing is said about the present value')
  t.match((await revertChanges([(await findChange(database, 2))!], { ...byAdmin, isAllowed: () => false })).refusals, [{ phrase: /no permission/ }])
})

t.test('a secret can be given back to nothing, but not to an old secret', async t => {
  const { save, revertChanges, findValue, database } = await createTransfer(t)
  await save('services', post('connector', { api_key: { value: plainKey } }))
  const first = (await listChanges(database, { limit: 1 }))[0]!
  await save('services', post('connector', { api_key: { value: `${plainKey}-2` } }))
  const second = (await listChanges(database, { limit: 1 }))[0]!
  t.match((await revertChanges([second], byAdmin)).refusals, [{ phrase: /kept nowhere/, args: [second.oldValue] }])
  await save('services', post('connector', { api_key: { value: plainKey } }))
  t.match(await revertChanges([first], byAdmin), { isSaved: true, refusals: [] })
  t.equal(await findValue(secretPath), undefined)
})

t.test('a change of one moment is found by its id, and pages go on where the last one ended', async t => {
  const { save, database } = await createTransfer(t)
  for (const value of ['1', '2', '3']) await save('general', post('info', { phone: { value } }), value === '2' ? base : defaultScope)
  t.match(await findChange(database, 2), { id: 2, newValue: '2', scope: { type: 'websites', id: 1 } })
  t.equal(await findChange(database, 99), undefined)
  t.strictSame((await listChanges(database, { limit: 2, before: 3 })).map(({ id }) => id), [2, 1])
  t.strictSame((await listChanges(database, { limit: 9, scope: base })).map(({ id }) => id), [2])
  t.strictSame((await listChanges(database, { limit: 9, path: 'no/such/path' })), [])
  t.strictSame((await listChanges(database, { limit: 9, paths: ['general/info/phone'] })).map(({ id }) => id), [3, 2, 1])
})
