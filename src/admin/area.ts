import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createError } from '../kernel/errors.ts'
import type { FormBody } from '../kernel/http/form-body.ts'
import type { Acl } from './acl.ts'
import type { AdminContext } from './admin-context.ts'
import type { Draft } from './drafts.ts'
import type { PathParameters } from './path-parameters.ts'
import { toPathParameters } from './path-parameters.ts'

/** Answers a request of a user who holds the route's ACL resource. */
export type AdminHandler = (admin: AdminContext, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** What of a form is kept when it cannot be taken: the page it is shown on again (a path below the admin front name), and the values without secrets. */
export type ToDraft = (form: FormBody, parameters: PathParameters) => { page: string, values: Draft['values'] } | undefined

export interface RouteOptions {
  readonly toDraft?: ToDraft
}

/** A page of many that share a route. */
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
  /** Pages that no other route answers, behind one route: a hundred of them would be a quarter of the start. */
  pages: (pages: readonly AdminPage[]) => void
  /** Routes that one more check stands before, on every method; the check answers itself where it does not let pass. */
  behind: (check: AdminHandler, register: (area: AdminArea) => void) => void
  /** Routes that depend on which others there are: registered after all of them. */
  last: (register: (area: AdminArea) => void) => void
  /** Whether a page is registered at a path. */
  has: (path: string) => boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    resource?: string
    /** In place of `resource`: by path, the pages that share the route. */
    pages?: ReadonlyMap<string, AdminPage>
    toDraft?: ToDraft
  }
  interface FastifyRequest {
    admin: AdminContext | null
  }
}

const RouteUnguarded = createError('ROUTE_WITHOUT_RESOURCE', 'The Admin route "%1" names no ACL resource.', 500)
const RouteResourceUnknown = createError('ROUTE_RESOURCE_UNKNOWN', 'The Admin route "%1" names the ACL resource "%2", which does not exist.', 500)
const PageUnknown = createError('PAGE_UNKNOWN', 'There is no page at this address.', 404)

/** Refuses to boot a route of the Admin that nobody guards. */
export function requireResource (app: FastifyInstance, acl: Acl): void {
  app.addHook('onRoute', route => {
    const { resource, pages } = route.config ?? {}
    const guarded = pages === undefined ? [{ path: route.url, resource }] : [...pages.values()]
    for (const { path, resource } of guarded) {
      if (resource === undefined) throw RouteUnguarded(path)
      if (!acl.has(resource)) throw RouteResourceUnknown(path, resource)
    }
  })
}

/** The ACL resource that a request's route asks for; undefined where there is no page. */
export function resourceOf (request: FastifyRequest): string | undefined {
  return request.routeOptions.config.resource ?? findPage(request)?.resource
}

/** By front name/controller/action; pairs may follow the action. */
function findPage (request: FastifyRequest): AdminPage | undefined {
  const parts = ((request.params as Record<string, string>)['*'] ?? '').split('/').filter(part => part !== '')
  const arePairs = toPathParameters(parts.slice(3).join('/')) !== undefined
  return arePairs ? request.routeOptions.config.pages?.get(toPage(parts.slice(0, 3).join('/'))) : undefined
}

/** The area over a Fastify scope whose prefix is the admin front name. */
export function createArea (app: FastifyInstance, registered = new Set<string>()): AdminArea {
  const add = (method: 'GET' | 'POST', path: string, resource: string, handler: AdminHandler, options: RouteOptions = {}): void => {
    if (method === 'GET') registered.add(toPage(path))
    for (const url of toUrls(path)) {
      app.route({ method, url, config: { resource, ...options }, handler: toFastifyHandler(handler) })
    }
  }
  return {
    get: (path, resource, handler) => { add('GET', path, resource, handler) },
    post: (path, resource, handler, options) => { add('POST', path, resource, handler, options) },
    rest (path, resource, handler) {
      app.route({ method: ['GET', 'POST'], url: `/${path}/*`, config: { resource }, handler: async (request, reply) => await handler(request.admin!, request, reply) })
    },
    pages (pages) {
      const byPath = new Map(pages.map(page => [toPage(page.path), page]))
      for (const path of byPath.keys()) registered.add(path)
      app.get('/*', { config: { pages: byPath } }, async (request, reply) => {
        const page = findPage(request)
        return page === undefined ? reply.callNotFound() : await page.handler(request.admin!, request, reply)
      })
    },
    behind (check, register) {
      app.register(async scope => {
        scope.addHook('preHandler', async (request, reply) => {
          // Whoever answers returns the reply: then the route itself does not run.
          return await check(request.admin!, request, reply)
        })
        register(createArea(scope, registered))
      })
    },
    last (register) {
      // Scopes are loaded in turn, so this one finds what the ones before have registered.
      app.register(async scope => { register(createArea(scope, registered)) })
    },
    has: path => registered.has(toPage(path))
  }
}

/** The pairs in a request's URL; refuses what is no list of pairs. */
export function parametersOf (request: FastifyRequest): PathParameters {
  const parameters = toPathParameters((request.params as Record<string, string>)['*'] ?? '')
  if (parameters === undefined) throw PageUnknown()
  return parameters
}

function toFastifyHandler (handler: AdminHandler) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const parameters = parametersOf(request)
    return await handler({ ...request.admin!, parameters }, request, reply)
  }
}

function toPage (path: string): string {
  return path.replace(/\/$/, '').replace(/\/index$/, '')
}

/** The original's URLs: a missing action is `index`; pairs follow the action. */
function toUrls (path: string): string[] {
  const parts = path.split('/')
  if (parts.length >= 3) return parts.at(-1) === 'index' && parts.length === 3 ? [`/${parts.slice(0, 2).join('/')}`, `/${path}`, `/${path}/*`] : [`/${path}`, `/${path}/*`]
  return [`/${path}`, ...parts.length === 2 ? [`/${path}/index`, `/${path}/index/*`] : []]
}
