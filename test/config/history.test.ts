import t from 'tap'
import { listChanges } from '../../src/config/history.ts'
import { base, createExample, post } from './example.ts'

t.test('every change is recorded with who, when, where and both values, newest first', async t => {
  const { save, database, clock } = await createExample(t)
  await save('general', post('info', { phone: { value: 'one' } }), base)
  clock.forward(60)
  await save('general', post('info', { phone: { value: '' } }), base)
  await save('general', post('info', { phone: { inherit: '1' } }), base)
  const changes = await listChanges(database, { limit: 10 })
  t.match(changes, [
    { action: 'deleted', oldValue: '', newValue: null },
    { action: 'saved', oldValue: 'one', newValue: '' },
    { action: 'saved', oldValue: null, newValue: 'one', path: 'general/info/phone', scope: { type: 'websites', id: 1 }, actor: { userId: 1, userName: 'admin' }, isSecret: false }
  ])
  t.same(changes.map(change => change.changedAt.toISOString()), ['2026-03-02T09:01:00.000Z', '2026-03-02T09:01:00.000Z', '2026-03-02T09:00:00.000Z'])
})

t.test('what did not change leaves no trace', async t => {
  const { save, database } = await createExample(t)
  await save('general', post('info', { phone: { value: 'one' }, name: { inherit: '1' } }))
  await save('general', post('info', { phone: { value: 'one' } }))
  t.equal((await listChanges(database, { limit: 10 })).length, 1)
})

t.test('a section\'s history holds its own fields only, also those stored elsewhere', async t => {
  const { save, database, structure } = await createExample(t)
  await save('general', post('info', { phone: { value: 'one' }, elsewhere: { value: 'two' } }))
  await save('services', post('connector', { url: { value: 'https://x.test/' } }))
  const paths = async (section: string): Promise<string[]> => (await listChanges(database, { limit: 10, section: structure.findSection(section)! })).map(change => change.path)
  t.same(await paths('general'), ['other/place/value', 'general/info/phone'])
  t.same(await paths('services'), ['services/connector/url'])
  t.equal((await listChanges(database, { limit: 1 })).length, 1)
})
