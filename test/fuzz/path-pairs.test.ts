import fc from 'fast-check'
import t from 'tap'
import { toPathParameters } from '../../src/admin/path-parameters.ts'

const word = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'key', 'website', ''), fc.string({ maxLength: 12 }))

t.test('an address gives each pair once or is refused', async t => {
  fc.assert(fc.property(fc.array(word, { maxLength: 20 }), parts => {
    const given = parts.flatMap(part => part.split('/')).filter(part => part !== '')
    const names = given.filter((_, index) => index % 2 === 0)
    const pairs = toPathParameters(parts.join('/'))
    if (pairs === undefined) return given.length % 2 === 1 || new Set(names.filter(name => name !== 'key')).size < names.filter(name => name !== 'key').length
    return [...pairs].every(([name, value]) => name !== 'key' && given[given.findIndex((part, index) => index % 2 === 0 && part === name) + 1] === value)
  }), { numRuns: 500 })
  t.equal(({} as Record<string, unknown>)['website'], undefined)
})

t.test('an endless address is read in one go', async t => {
  t.equal(toPathParameters('a/1/'.repeat(50_000)), undefined)
  t.equal(toPathParameters(Array.from({ length: 20_000 }, (_, index) => `n${index}/v`).join('/'))?.size, 20_000)
})
