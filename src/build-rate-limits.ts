import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accountUrls } from './account/urls.ts'
import { pathOf } from './admin/area.ts'
import type { Clock } from './kernel/clock.ts'
import type { Database } from './kernel/database/database.ts'
import { formOf } from './kernel/http/form-body.ts'
import { createTakeUse, toNetwork, type Budget } from './kernel/http/rate-limit.ts'

/** All budgets. They stop a script and never a person; who guesses at one account is stopped earlier, by its lockout. */
export const budgets = {
  signIn: { name: 'sign_in', most: 100, seconds: 60 },
  reset: { name: 'reset', most: 60, seconds: 60 },
  secondFactor: { name: 'second_factor', most: 100, seconds: 60 },
  restToken: { name: 'rest_token', most: 100, seconds: 60 },
  keyCreate: { name: 'key_create', most: 100, seconds: 60 },
  keyTest: { name: 'key_test', most: 120, seconds: 60 },
  search: { name: 'search', most: 300, seconds: 60 },
  export: { name: 'export', most: 60, seconds: 60 }
} as const satisfies Record<string, Budget>

interface RateLimitOptions {
  readonly database: Database
  readonly clock: Clock
}

/** Of users who are signed in, by the paths of routes: each has a budget of his own, whoever else is behind his address. */
const ofUsers = new Map<string | undefined, Budget>([
  ['admin/index/globalSearch', budgets.search],
  ['admin/system_config/exportFile', budgets.export],
  ['services_connector/api_key/test', budgets.keyTest]
])

/** Limits what is posted from one address; reading has no such budget, so nobody behind the same address loses a page. */
export function registerAddressLimits (app: FastifyInstance, { adminUrl, ...options }: RateLimitOptions & { readonly adminUrl: string }): void {
  const takeUse = createTakeUse(options)
  const posted = listPosted(adminUrl)
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST') return
    const path = toPlainPath(request.url)
    // The Admin takes its login form at every address.
    const budget = posted.find(([beginning]) => path.startsWith(beginning))?.[1] ?? (formOf(request).tree('login') === undefined ? undefined : budgets.signIn)
    if (budget !== undefined) await takeUse(budget, toNetwork(request.ip), reply)
  })
}

/** Limits what one user of the Admin does; asked once the guard knows him. */
export function createLimitUser (options: RateLimitOptions) {
  const takeUse = createTakeUse(options)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const budget = request.admin === null ? undefined : ofUsers.get(pathOf(request))
    if (budget !== undefined) await takeUse(budget, `user ${request.admin!.user.userId}`, reply)
  }
}

function listPosted (adminUrl: string): Array<readonly [string, Budget]> {
  return [
    [`${adminUrl}admin/auth/forgotpassword/`, budgets.reset],
    [`${adminUrl}admin/auth/resetpasswordpost/`, budgets.reset],
    [`${adminUrl}tfa/google/authpost/`, budgets.secondFactor],
    [`${adminUrl}tfa/google/configurepost/`, budgets.secondFactor],
    ['/rest/V1/integration/admin/token/', budgets.restToken],
    ['/rest/V1/tfa/provider/google/authenticate/', budgets.restToken],
    [accountUrls.apiPortal, budgets.keyCreate],
    [accountUrls.rollKey, budgets.keyCreate],
    [accountUrls.checkText, budgets.keyTest]
  ]
}

/** The path as the router reads it: decoded, slashes single and at the end, of services without the store. */
function toPlainPath (url: string): string {
  const path = url.split('?', 1)[0]!
  return `${decode(path)}/`.replace(/\/{2,}/g, '/').replace(/^\/rest\/[^/]+\/V1\//, '/rest/V1/')
}

function decode (path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
