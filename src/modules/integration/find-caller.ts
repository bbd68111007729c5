import type { FastifyRequest } from 'fastify'
import { allResources } from '../../admin/acl.ts'
import { ServiceError } from '../../admin/rest/service-error.ts'
import type { ServiceCaller } from '../../admin/rest/service-route.ts'
import type { AdminUser } from '../../admin/admin-user.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { findAdminTokenLifetime } from './admin-tokens.ts'
import { findIntegrationOfConsumer, listResources } from './integration-table.ts'
import { readOauthHeader } from './oauth-header.ts'
import { findSigningConsumer, type SignedCallerOptions } from './signed-caller.ts'
import { findAccessToken } from './token-table.ts'

export interface FindCallerOptions extends SignedCallerOptions {
  readonly scopeConfig: ScopeConfig
  /** The user as he is now; undefined where he is gone or may not sign in. */
  readonly findUser: (userId: number) => Promise<AdminUser | undefined>
}

const guest: ServiceCaller = { type: 'guest', id: null, name: '', isAllowed: () => false }

/** Builds the look-up of who calls. As in the original, a bearer token that is good for nothing makes a guest, and a wrong signature is refused. */
export function createFindCaller (options: FindCallerOptions): (request: FastifyRequest) => Promise<ServiceCaller> {
  return async request => {
    const header = request.headers.authorization
    const signed = readOauthHeader(header)
    if (signed !== undefined) {
      const integration = await findIntegrationCaller(options, await findSigningConsumer(options, request, signed))
      if (integration === undefined) throw new ServiceError({ status: 401, error: 'Token is not associated with an active integration' })
      return integration
    }
    const token = /^Bearer\s+([a-z0-9]{1,128})\s*$/i.exec(header ?? '')?.[1]
    return token === undefined ? guest : await findBearer(options, token) ?? guest
  }
}

async function findBearer (options: FindCallerOptions, word: string): Promise<ServiceCaller | undefined> {
  const { database, clock, scopeConfig, findUser } = options
  const token = await findAccessToken(database, word)
  if (token === undefined || token.isRevoked) return undefined
  if (token.consumerId !== null) return await scopeConfig.getFlag('oauth/consumer/enable_integration_as_bearer') ? await findIntegrationCaller(options, token.consumerId) : undefined
  const hours = await findAdminTokenLifetime(scopeConfig)
  if (hours !== undefined && clock.now().getTime() >= token.createdAt.getTime() + hours * 3_600_000) return undefined
  const user = token.adminId === null ? undefined : await findUser(token.adminId)
  return user === undefined ? undefined : { type: 'admin', id: user.userId, name: user.username, isAllowed: user.isAllowed }
}

async function findIntegrationCaller ({ database }: FindCallerOptions, consumerId: number): Promise<ServiceCaller | undefined> {
  const integration = await findIntegrationOfConsumer(database, consumerId)
  if (integration === undefined || !integration.isActive) return undefined
  const granted = new Set(await listResources(database, integration.id))
  return { type: 'integration', id: integration.id, name: integration.name, isAllowed: resource => granted.has(allResources) || granted.has(resource) }
}
