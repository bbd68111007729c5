import t from 'tap'
import { toAnswer, toQuestion } from '../../../src/modules/services-connector/gateway-exchange.ts'

t.test('client credentials are made of the key, and it stands in the body alone', async t => {
  const { path, headers, form } = toQuestion('cak_live_abc_secret', { kind: 'oauth' })
  t.equal(path, '/ims/token/v3')
  t.same(headers, {})
  t.same(Object.fromEntries(form!), { grant_type: 'client_credentials', client_id: 'cak_live_abc', client_secret: 'cak_live_abc_secret' })
  t.match(Object.fromEntries(toQuestion('of-another-make', { kind: 'oauth' }).form!), { client_id: 'of-another-make' })
})

t.test('a bearer token says valid, two errors say that the key is bad, everything else says nothing', async t => {
  const token = { access_token: 'x', token_type: 'Bearer' }
  const cases: Array<[status: number, body: Record<string, unknown> | undefined, expected: object]> = [
    [200, { ...token, expires_at: '2027-01-01T00:00:00.000Z', description: 'Shop' }, { outcome: 'valid', expiresAt: new Date('2027-01-01T00:00:00Z'), description: 'Shop' }],
    [200, { access_token: 'x', token_type: 'mac' }, { outcome: 'unreachable', reason: /no bearer token/ }],
    [200, { access_token: '', token_type: 'bearer' }, { outcome: 'unreachable' }],
    [200, { valid: true }, { outcome: 'unreachable' }],
    [200, undefined, { outcome: 'unreachable' }],
    [201, token, { outcome: 'unreachable' }],
    [302, undefined, { outcome: 'unreachable', reason: 'HTTP 302' }],
    [400, { error: 'invalid_client' }, { outcome: 'unknown', reason: 'HTTP 400 (invalid_client)', httpStatus: 400 }],
    [401, { error: 'invalid_client', reason: 'expired', expires_at: '2026-01-01T00:00:00.000Z' }, { outcome: 'expired', expiresAt: new Date('2026-01-01T00:00:00Z') }],
    [401, { error: 'invalid_client', reason: 'valid' }, { outcome: 'unknown' }],
    [401, undefined, { outcome: 'unreachable' }],
    [400, { error: 'unsupported_grant_type' }, { outcome: 'unreachable' }],
    [503, { error: 'invalid_client' }, { outcome: 'unreachable' }]
  ]
  for (const [status, body, expected] of cases) t.match(toAnswer(status, body, 'oauth'), expected, `${status} ${JSON.stringify(body)}`)
})
