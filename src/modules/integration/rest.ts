import { z } from 'zod'
import { anyUser } from '../../admin/acl.ts'
import { createNotAuthorized } from '../../admin/rest/service-error.ts'
import { defineService, guestResource, type ServiceRoute } from '../../admin/rest/service-route.ts'
import { createAdminToken, createTwoFactorToken, revokeOwnTokens, type AdminTokenOptions } from './admin-tokens.ts'

const tag = 'Tokens'
const credentials = z.object({ username: z.string().min(1).max(255), password: z.string().min(1).max(4096) })

/** The services of Magento_Integration, and where there is a second factor that of Magento_TwoFactorAuth: tokens of admin users. Revoking is ours. */
export function listIntegrationServices (options: AdminTokenOptions): ServiceRoute[] {
  return [
    ...listTwoFactorServices(options),
    defineService({
      method: 'POST',
      path: '/V1/integration/admin/token',
      tag,
      summary: 'Create a token for an admin user',
      resource: guestResource,
      body: credentials,
      answer: z.string(),
      handle: async ({ body, origin }) => await createAdminToken(options, body, origin)
    }),
    defineService({
      method: 'DELETE',
      path: '/V1/backroom/tokens/me',
      tag,
      summary: 'Revoke all tokens of the admin user who calls',
      resource: anyUser,
      answer: z.literal(true),
      async handle ({ caller, origin }) {
        if (caller.type !== 'admin') throw createNotAuthorized('self')
        return await revokeOwnTokens(options, caller.id!, origin)
      }
    })
  ]
}

function listTwoFactorServices (options: AdminTokenOptions): ServiceRoute[] {
  const { secondFactor } = options
  if (secondFactor === undefined) return []
  return [defineService({
    method: 'POST',
    path: '/V1/tfa/provider/google/authenticate',
    tag,
    summary: 'Create a token for an admin user with a code of his authenticator app',
    resource: guestResource,
    body: credentials.extend({ otp: z.string().min(1).max(64) }),
    answer: z.string(),
    handle: async ({ body, origin }) => await createTwoFactorToken({ ...options, secondFactor }, body, origin)
  })]
}
