import fc from 'fast-check'
import t from 'tap'
import { toOwnPath } from '../../../src/kernel/http/own-path.ts'

t.test('a path of this server is taken as it is', t => {
  for (const path of ['/account/', '/account/apiportal/index/index/?environment=sandbox', '/a#b', '/a%20b', '/a/b/?x=%2F%2Fevil.example', '/a?next=https://evil.example', '/x:y@z']) t.equal(toOwnPath(path), path)
  t.end()
})

t.test('dots are resolved before anybody decides by the path', t => {
  t.equal(toOwnPath('/account/../admin/'), '/admin/')
  t.equal(toOwnPath('/account/%2e%2e/admin/'), '/admin/')
  t.end()
})

t.test('everything that leads away, or might in some browser, is refused', t => {
  for (const target of [
    undefined, null, 1, ['/a'], {}, '', 'a', './a', '/', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/a\\..\\b', 'https://evil.example/', 'https:evil.example', 'http:/evil.example',
    'javascript:alert(1)', 'data:text/html,x', ' /a', '/ /evil.example', '/\t/evil.example', '/\n/evil.example', '/a\r\nSet-Cookie: x', '/a\u0000', '/a\u007f', `/${'x'.repeat(2000)}`,
    '/account/..//evil.example', '/a/..//evil.example/', '/.//evil.example', '/%2e//evil.example'
  ]) t.equal(toOwnPath(target), undefined, JSON.stringify(target)?.slice(0, 60))
  t.end()
})

t.test('whatever is accepted stays on the server it is resolved against', t => {
  const pieces = fc.array(fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '%5c', 'evil.example', ':', '@', '?', '#', 'a', ' ', '\t', '\u0000', 'http:'), { maxLength: 12 }).map(list => list.join(''))
  fc.assert(fc.property(fc.oneof(pieces, fc.string()), target => {
    const path = toOwnPath(target)
    if (path === undefined) return
    t.equal(new URL(path, 'https://shop.example/deep/page').host, 'shop.example', target)
    t.match(path, /^\/(?:[^/\\]|$)/, target)
  }), { numRuns: 2000 })
  t.end()
})
