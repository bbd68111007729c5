import t, { type Test } from 'tap'
import { buildAuthority } from '../../../src/build-authority.ts'
import type { ScopeConfig } from '../../../src/config/scope-config.ts'
import { createEncryptor } from '../../../src/kernel/encryptor.ts'
import { toEnv } from '../../../src/kernel/env.ts'
import { testCryptKey } from '../../helpers/app.ts'
import { createTestAudit } from '../../helpers/audit.ts'
import { createTestClock } from '../../helpers/clock.ts'
import { createTestDatabase } from '../../helpers/database.ts'

/** What an instance answers whose configuration names a gateway; nobody listens at any of them. */
async function ask (t: Test, gatewayUrl: string, variables: Record<string, string>): Promise<string> {
  const database = await createTestDatabase(t)
  const clock = createTestClock()
  const { authority, useConfiguration } = buildAuthority({ env: toEnv(variables, t.testdir()), database, clock, audit: createTestAudit(clock), encryptor: createEncryptor(testCryptKey), cryptKey: testCryptKey })
  useConfiguration({ scopeConfig: { getValue: async (path: string) => path === 'services_connector/production_gateway_url' ? gatewayUrl : null } as unknown as ScopeConfig })
  const { outcome, reason } = await authority.check('0123456789abcdef0123456789abcdef', 'production')
  t.equal(outcome, 'unreachable')
  return reason
}

t.test('in production mode no gateway on this machine or a link-local network is asked but our own; in developer mode any is', async t => {
  const production = { BACKROOM_MODE: 'production', BASE_URL: 'https://localhost:2', PORT: '3' }
  for (const url of ['http://127.0.0.1:1/', 'http://localhost:1', 'http://[::1]:1/', 'http://169.254.169.254/', 'http://0x7f000001:1/', 'https://localhost:3/', 'http://127.0.0.1:2/']) {
    t.match(await ask(t, url, production), /production mode does not ask/, url)
  }
  for (const url of ['https://localhost:2/', 'http://127.0.0.1:3/']) t.match(await ask(t, url, production), /^no connection/, `our own: ${url}`)
  t.match(await ask(t, 'http://127.0.0.1:1/', { BACKROOM_MODE: 'developer' }), /^no connection/)
  t.match(await ask(t, 'ftp://keys.example/', { BACKROOM_MODE: 'developer' }), /^nobody was asked: services_connector\/production_gateway_url is no http/)
})
