import t from 'tap'
import type { PostedTree } from '../../src/config/posted-section.ts'
import { createExample, post } from './example.ts'

t.test('names that reach for the prototype are names like any other: refused, and nothing is polluted', async t => {
  const { save, dump } = await createExample(t)
  const before = await dump()
  const posts = [
    '{"__proto__":{"fields":{"polluted":{"value":"yes"}}}}',
    '{"constructor":{"prototype":{"polluted":"yes"}}}',
    '{"info":{"__proto__":{"polluted":"yes"}}}',
    '{"info":{"fields":{"__proto__":{"value":"yes"}}}}',
    '{"info":{"fields":{"name":{"__proto__":{"value":"yes"}}}}}',
    '{"info":{"fields":{"toString":{"value":"x"}}}}'
  ]
  for (const text of posts) {
    const result = await save('general', JSON.parse(text) as PostedTree)
    t.equal(result.ok, false, text)
    t.match(result, { refusals: [{ elementId: '', phrase: 'This section has no field "%1".' }] })
  }
  t.equal(({} as { polluted?: string }).polluted, undefined)
  t.equal(await dump(), before)
})

t.test('inherited properties of a post do not count as posted', async t => {
  const { save } = await createExample(t)
  t.same(await save('general', Object.create({ info: { fields: { name: { value: 'x' } } } }) as PostedTree), { ok: true, saved: [], unchanged: 0 })
})

t.test('trees without prototypes, as the form gives them, are saved', async t => {
  const { save, findValue } = await createExample(t)
  const tree = (entries: PostedTree): PostedTree => Object.assign(Object.create(null) as PostedTree, entries)
  await save('general', tree({ info: tree({ fields: tree({ name: tree({ value: 'x' }) }) }) }))
  t.equal(await findValue('general/info/name'), 'x')
})

t.test('the wrong shape anywhere in the post is refused and named', async t => {
  const { save, dump } = await createExample(t)
  const before = await dump()
  const shapes: Array<[PostedTree, string]> = [
    [{ info: 'text' }, 'general/info'],
    [{ info: ['a'] }, 'general/info'],
    [{ info: { fields: 'text' } }, 'general/info'],
    [{ info: { fields: { name: 'text' } } }, 'general/info/name'],
    [{ info: { fields: { name: { value: 'x', delete: '1' } } } }, 'general/info/name/delete'],
    [{ info: { fields: { name: { inherit: ['1'] } } } }, 'general/info/name/inherit'],
    [{ info: { surprise: {} } }, 'general/info/surprise'],
    [{ info: { fields: { name: { value: { 0: 'x' } } } } }, 'general/info/name'],
    [{ info: { fields: { days: { value: { 0: '1' } } } } }, 'general/info/days']
  ]
  for (const [groups, path] of shapes) t.match(await save('general', groups), { ok: false, refusals: [{ path }] }, path)
  t.equal(await dump(), before)
})

t.test('20,000 unknown fields are refused in few words, and none is swallowed', async t => {
  const { save, dump } = await createExample(t)
  const before = await dump()
  const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, { value: 'x' }]))
  const result = await save('general', post('info', { name: { value: 'x' }, ...fields }))
  t.equal(result.ok, false)
  if (result.ok) return
  t.equal(result.refusals.length, 21)
  t.match(result.refusals.at(-1), { phrase: 'Besides, %1 more posted values have no field in this section.', args: ['19980'] })
  t.equal(await dump(), before)
})

t.test('an endless name is shortened in the message about it', async t => {
  const { save } = await createExample(t)
  const result = await save('general', { ['x'.repeat(100_000)]: {} })
  t.equal(result.ok ? '' : result.refusals[0]!.args[0], `general/${'x'.repeat(80)}…`)
})

t.test('a post a thousand levels deep is refused at its first strange level', async t => {
  const { save } = await createExample(t)
  let deep: PostedTree = {}
  for (let level = 0; level < 1000; level++) deep = { groups: deep }
  t.match(await save('general', { info: deep }), { ok: false, refusals: [{ path: 'general/info/groups' }] })
})

t.test('a field of another section is refused', async t => {
  const { save } = await createExample(t)
  t.match(await save('general', post('connector', { api_key: { value: 'x' } })), { ok: false, refusals: [{ path: 'general/connector' }] })
})
