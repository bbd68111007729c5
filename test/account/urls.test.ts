import fc from 'fast-check'
import t from 'tap'
import { toReturnTo, withReturnTo } from '../../src/account/urls.ts'

const home = '/account/customer/account/'

t.test('a page of the account site may be gone back to', async t => {
  for (const path of ['/account/apiportal/index/index/', '/account/apiportal/index/index/?environment=sandbox', '/account/customer/account/#settings']) t.equal(toReturnTo(path), path)
})

t.test('everything else leads to My Account', async t => {
  const corpus = [
    undefined, null, 7, ['/account/x', '/account/y'], '', ' ', 'account/x', 'https://evil.example', 'https:evil.example', 'HTTP://evil.example/account/', '//evil.example', '//evil.example/account/',
    '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/account/..//evil.example', '/account/.//../..//evil.example', '/account/%2e%2e//evil.example', '/account/../admin/', '/account/..\\admin',
    'javascript:alert(1)', 'data:text/html,x', '/account/\r\nSet-Cookie: x=1', '/account/x\u0000', '/account', '/accounts/', '/admin/', '/', '/account.evil.example/', `/account/${'x'.repeat(2000)}`
  ]
  for (const target of corpus) t.equal(toReturnTo(target), home, JSON.stringify(target))
})

t.test('whatever is asked for, the way leads below /account/', async t => {
  const piece = fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '//', '/account', '/account/', 'evil.example', ':', '@', '?', '#', '\t', 'http:', 'x')
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
    const url = new URL(toReturnTo(pieces.join('')), 'http://own.example')
    return url.host === 'own.example' && url.pathname.startsWith('/account/')
  }), { numRuns: 3000 })
  t.pass()
})

t.test('the way back survives as one parameter', async t => {
  t.equal(withReturnTo('/account/x/', '/account/y/?environment=sandbox&a=b'), '/account/x/?return_to=%2Faccount%2Fy%2F%3Fenvironment%3Dsandbox%26a%3Db')
  t.equal(withReturnTo('/account/x/', home), '/account/x/')
})
