import fc from 'fast-check'
import t from 'tap'
import { AppError } from '../../../src/kernel/errors.ts'
import { readOauthHeader } from '../../../src/modules/integration/oauth-header.ts'
import { acceptsJson } from '../../../src/modules/webapi/rest/accept.ts'
import { createFindService } from '../../../src/modules/webapi/rest/find-service.ts'
import { readQuery } from '../../../src/modules/webapi/rest/query-values.ts'

const name = fc.array(fc.constantFrom('a', 'filters', '[', ']', '[0]', '[]', '__proto__', 'constructor', 'prototype', '%', '%ff', '=', '&', '+', 'é'), { maxLength: 30 }).map(parts => parts.join(''))

t.test('whatever stands in a query, it is read or refused, and touches no prototype', async t => {
  fc.assert(fc.property(fc.array(fc.tuple(name, name), { maxLength: 20 }), pairs => {
    try {
      const read = readQuery(`/x?${pairs.map(pair => pair.join('=')).join('&')}`)
      return Object.getPrototypeOf(read) === null
    } catch (error) {
      return error instanceof AppError && error.statusCode < 500
    }
  }), { numRuns: 2000 })
  t.equal(({} as Record<string, unknown>)['a'], undefined)
  t.same(readQuery('/x?a[b][0]=1&a[b][1]=2&c[]=3&d=4&e'), { a: { b: ['1', '2'] }, c: ['3'], d: '4', e: '' })
  t.same(readQuery('/x'), {})
})

t.test('a header is never a crash', async t => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), text => {
    readOauthHeader(text)
    readOauthHeader(`OAuth ${text}`)
    acceptsJson(text)
    return true
  }))
  t.same([...readOauthHeader('OAuth realm="x", oauth_nonce="a%20b", oauth_token=c, other="d", oauth_bad="%ff"')!], [['oauth_nonce', 'a b'], ['oauth_token', 'c'], ['oauth_bad', '%ff']])
  t.equal(readOauthHeader('Bearer x'), undefined)
  for (const [accept, expected] of [['', true], ['*/*', true], ['text/html, application/json;q=0.5', true], ['application/json;q=0', false], ['text/csv', false]] as const) t.equal(acceptsJson(accept), expected, accept)
})

t.test('whatever path is asked for, at most a service is found', async t => {
  const route = (path: string) => ({ method: 'GET', path, tag: '', summary: '', resource: 'anonymous', answer: undefined as never, handle: async () => undefined }) as const
  const find = createFindService([route('/V1/a/:id'), route('/V1/a/b'), route('/V1/c/:path+')])
  fc.assert(fc.property(fc.string({ maxLength: 200 }), path => {
    find('GET', path)
    return true
  }))
  t.equal(find('GET', '/V1/a/b')?.route.path, '/V1/a/b', 'a word comes before a parameter')
  t.same(find('GET', 'V1/a/__proto__')?.params, { id: '__proto__' })
  t.same(find('GET', '/V1/c/d/e/f/')?.params, { path: 'd/e/f' })
  t.equal(find('GET', '/V1/c'), undefined)
  t.equal(find('POST', '/V1/a/b'), undefined)
})
