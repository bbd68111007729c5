import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createError } from '../kernel/errors.ts'
import type { FormBody } from '../kernel/http/form-body.ts'
import type { Acl } from './acl.ts'
import type { AdminContext } from './admin-context.ts'
import type { Draft } from './drafts.ts'
import { toPathParameters, type PathParameters } from './path-parameters.ts'
import { createRouteTable, type FoundRoute, type RouteTable, type TableRoute } from './route-table.ts'

/** Answers a request of a user who holds the route's ACL resource. */
export type AdminHandler = (admin: AdminContext, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** What of a form is kept when it cannot be taken: the page it is shown on again (a path below the admin front name), and the values without secrets. */
export type ToDraft = (form: FormBody, parameters: PathParameters) => { page: string, values: Draft['values'] } | undefined

export interface RouteOptions {
  readonly toDraft?: ToDraft
}

/** A page as its module declares it. */
export interface AdminPage {
  /** Front name/controller/action. */
  readonly path: string
  readonly resource: string
  readonly handler: AdminHandler
}

/** Where modules register their pages. A route without an ACL resource does not boot. */
export interface AdminArea {
  /** `path` is front name/controller/action as in the original; URL pairs may follow it. */
  get: (path: string, resource: string, handler: AdminHandler) => void
  post: (path: string, resource: string, handler: AdminHandler, options?: RouteOptions) => void
  /** Everything below a path that no other route answers. */
  rest: (path: string, resource: string, handler: AdminHandler) => void
  /** Pages that no other route answers; where two have one address, the first stays. */
  pages: (pages: readonly AdminPage[]) => void
  /** Routes that one more check stands before, on every method; the check answers itself where it does not let pass. */
  behind: (check: AdminHandler, register: (area: AdminArea) => void) => void
  /** Routes that depend on which others there are: registered after all of them. */
  last: (register: (area: AdminArea) => void) => void
  /** Whether a page is registered at a path. */
  has: (path: string) => boolean
}

/** A page or a form's target, with all that stands before it. */
export interface AdminRoute extends TableRoute, RouteOptions {
  readonly handler: AdminHandler
  /** Asked in turn once the guard lets pass; the first that answers ends it. */
  readonly checks: readonly AdminHandler[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    adminRoutes?: RouteTable<AdminRoute>
  }
  interface FastifyRequest {
    admin: AdminContext | null
  }
}

const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/**
 * Opens the area in a Fastify scope whose prefix is the admin front name: all of its pages stand behind one Fastify route.
 * Front name, controller and action are looked up in a map: with three Fastify routes a page, they were half of the start.
 */
export function openArea (app: FastifyInstance, acl: Acl, register: (area: AdminArea) => void): void {
  const table = createRouteTable<AdminRoute>(acl)
  const last: Array<(area: AdminArea) => void> = []
  register(createArea(table, [], last))
  for (const registerLast of last) registerLast(createArea(table, [], []))
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const found = findRoute(request)
    return found === undefined ? reply.callNotFound() : await answer(found, request, reply)
  }
  for (const url of ['/', '/*']) app.route({ method: ['GET', 'POST'], url, config: { adminRoutes: table }, handler })
}

async function answer ({ route: { handler, checks }, rest }: FoundRoute<AdminRoute>, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  for (const check of checks) {
    await check(request.admin!, request, reply)
    if (reply.sent) return reply
  }
  return await handler({ ...request.admin!, parameters: parametersOf(rest) }, request, reply)
}

/** The ACL resource that a request's route asks for; undefined where there is no page. */
export function resourceOf (request: FastifyRequest): string | undefined {
  return findRoute(request)?.route.resource
}

/** The path of a request's route, front name/controller/action; undefined where there is no page. */
export function pathOf (request: FastifyRequest): string | undefined {
  return findRoute(request)?.route.path
}

/** What of a request's form is kept when it cannot be taken. */
export function draftOf (request: FastifyRequest, form: FormBody): ReturnType<ToDraft> {
  const found = findRoute(request)
  return found?.route.toDraft?.(form, parametersOf(found.rest))
}

/** The pairs at the end of a request's URL; refuses what is no list of pairs. */
function parametersOf (rest: string): PathParameters {
  const parameters = toPathParameters(rest)
  if (parameters === undefined) throw PageUnknown()
  return parameters
}

function findRoute (request: FastifyRequest): FoundRoute<AdminRoute> | undefined {
  return request.routeOptions.config.adminRoutes?.find(request.method, (request.params as Record<string, string>)['*'] ?? '')
}

function createArea (table: RouteTable<AdminRoute>, checks: readonly AdminHandler[], last: Array<(area: AdminArea) => void>): AdminArea {
  return {
    get: (path, resource, handler) => { table.add({ method: 'GET', path, resource, handler, checks }) },
    post: (path, resource, handler, options) => { table.add({ method: 'POST', path, resource, handler, checks, ...options }) },
    rest (path, resource, handler) {
      for (const method of ['GET', 'POST'] as const) table.add({ method, path: `${path}/*`, resource, handler, checks })
    },
    pages (pages) {
      for (const page of pages) table.add({ method: 'GET', checks, ...page }, true)
    },
    behind: (check, register) => { register(createArea(table, [...checks, check], last)) },
    last: register => { last.push(register) },
    has: table.has
  }
}
