import t from 'tap'
import type { ServiceError } from '../../../src/admin/rest/service-error.ts'
import { createAuditLog } from '../../../src/kernel/audit/audit-log.ts'
import { createAdminToken, createTwoFactorToken } from '../../../src/modules/integration/admin-tokens.ts'
import { createTestApp } from '../../helpers/app.ts'

t.test('where a second factor is needed, the password alone gets no token, and says where to go', async t => {
  const { database, clock } = await createTestApp(t)
  const options = {
    database,
    clock,
    audit: createAuditLog({ clock, secret: Buffer.from('secret') }),
    scopeConfig: { getValue: async () => '4', getNumber: async (_path: string, fallback: number) => fallback },
    authenticate: async (username: string, password: string) => password === 'right' ? { userId: 1, username } : undefined,
    secondFactor: { isRequired: async (userId: number) => userId === 1, check: async (_owner: object, code: string) => code === '123456' ? 'right' : code === '000000' ? 'wait' : 'wrong' } as const
  }
  const origin = { realm: 'rest', userId: null, userName: '' } as const
  const refusalOf = async (password: string, otp?: string): Promise<ServiceError['fault']> => {
    try {
      return await (otp === undefined ? createAdminToken(options, { username: 'admin', password }, origin) : createTwoFactorToken(options, { username: 'admin', password, otp }, origin)) as never
    } catch (error) {
      return (error as ServiceError).fault
    }
  }
  t.same(await refusalOf('right'), { status: 401, error: 'Please use the 2fa provider-specific endpoints to obtain a token.', parameters: { active_providers: ['google'] } })
  t.match(await refusalOf('wrong'), { status: 401, error: /^The account sign-in was incorrect/ }, 'whoever has not the password does not learn it')
  for (const otp of ['654321', '000000']) t.same(await refusalOf('right', otp), { status: 401, error: 'Invalid code.' })
  t.match(await refusalOf('wrong', '123456'), { status: 401, error: /^The account sign-in was incorrect/ }, 'a code alone is worth nothing')
  t.same(await database('oauth_token'), [])
  t.match(await createTwoFactorToken(options, { username: 'admin', password: 'right', otp: '123456' }, origin), /^[0-9a-z]{32}$/)
  t.match(await database('backroom_audit_event').where({ outcome: 'success' }), [{ action: 'admin_token_issued', user_id: 1 }])
})
