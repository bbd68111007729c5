import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { anyUser } from '../../../admin/acl.ts'
import { createNotAuthorized, ServiceError } from '../../../admin/rest/service-error.ts'
import { guestResource, type ServiceCall, type ServiceCaller, type ServiceRoute } from '../../../admin/rest/service-route.ts'
import type { AuditLog } from '../../../kernel/audit/audit-log.ts'
import type { AuditOrigin } from '../../../kernel/audit/audit-event.ts'
import type { Database } from '../../../kernel/database/database.ts'
import type { WebapiAction } from '../audit-actions.ts'
import { acceptsJson } from './accept.ts'
import { checkInput } from './check-input.ts'
import { toErrorBody, toServiceFault } from './error-answer.ts'
import { createFindService, type FindService, type FoundService } from './find-service.ts'
import { toOpenApi } from './openapi.ts'
import { readQuery } from './query-values.ts'

export interface RestOptions {
  readonly database: Database
  readonly audit: AuditLog
  readonly routes: readonly ServiceRoute[]
  /** Finds out by the header `Authorization` who calls; a token that is none makes a guest. */
  readonly findCaller: (request: FastifyRequest) => Promise<ServiceCaller>
  /** Whether `webapi/webapisecurity/allow_insecure` lets guests in. */
  readonly isOpenToGuests: () => Promise<boolean>
  /** Whether a store view has this code. */
  readonly hasStore: (code: string) => Promise<boolean>
  readonly version: string
}

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const
/** A service takes little: what is longer is no call of ours. */
const mostBytes = 256 * 1024

/** Mounts the services below `/rest`: `/rest/V1/…`, `/rest/all/V1/…` and `/rest/<store code>/V1/…`, and their description at `/rest/all/schema`. */
export async function registerRest (app: FastifyInstance, options: RestOptions): Promise<void> {
  const find = createFindService(options.routes)
  const description = JSON.stringify(toOpenApi(options.routes, options.version))
  await app.register(async scope => {
    scope.removeAllContentTypeParsers()
    const parseJson = scope.getDefaultJsonParser('error', 'error')
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: mostBytes }, (request, body: string, done) => {
      // Clients name the type on every call, also where they send nothing.
      if (body === '') done(null, {})
      else parseJson(request, body, done)
    })
    scope.setErrorHandler(async (error, request, reply) => {
      const fault = toServiceFault(error, request)
      return await reply.code(fault.status).type('application/json; charset=utf-8').send(JSON.stringify(toErrorBody(fault)))
    })
    scope.setNotFoundHandler(async request => { throw createNoRoute(request.method) })
    for (const url of ['/schema', '/all/schema', '/default/schema']) scope.get(url, async (_request, reply) => await reply.type('application/json; charset=utf-8').send(description))
    scope.route({ method: [...methods], url: '/*', handler: async (request, reply) => await answer(options, find, request, reply) })
  }, { prefix: '/rest' })
}

function createNoRoute (method: string): ServiceError {
  return (methods as readonly string[]).includes(method)
    ? new ServiceError({ status: 404, error: 'Request does not match any route.' })
    : new ServiceError({ status: 405, error: 'Request method is invalid.' })
}

async function answer (options: RestOptions, find: FindService, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!acceptsJson(request.headers.accept)) throw new ServiceError({ status: 406, error: 'Server cannot match any of the given Accept HTTP header media type(s) from the request: "%1" with media types from the config of response renderer.', parameters: [request.headers.accept!.slice(0, 100)] })
  const { path, scopeKey } = await readPath(options, (request.params as Record<string, string>)['*'] ?? '')
  const found = find(request.method, path)
  if (found === undefined) throw createNoRoute(request.method)
  const caller = await options.findCaller(request)
  const origin: AuditOrigin = { realm: 'rest', userId: caller.type === 'admin' ? caller.id : null, userName: caller.name, address: request.ip, requestId: request.id }
  await authorize(options, found.route, caller, origin)
  const result = await found.route.handle(toCall(found, request, { caller, origin, scopeKey }))
  return await reply.type('application/json; charset=utf-8').send(JSON.stringify(result))
}

/** The path from `/V1` on, without the word for a store view; what names no view is a word of the path, and finds no service. */
async function readPath ({ hasStore }: RestOptions, rest: string): Promise<{ path: string, scopeKey: string }> {
  const [first = '', ...others] = rest.split('/')
  if (first === 'V1') return { path: rest, scopeKey: 'default' }
  if (first === 'all') return { path: others.join('/'), scopeKey: 'default' }
  const isStore = others[0] === 'V1' && /^[a-z][a-z0-9_]{0,31}$/.test(first) && await hasStore(first)
  return isStore ? { path: others.join('/'), scopeKey: `stores/${first}` } : { path: rest, scopeKey: 'default' }
}

async function authorize ({ database, audit, isOpenToGuests }: RestOptions, route: ServiceRoute, caller: ServiceCaller, origin: AuditOrigin): Promise<void> {
  const { method, path, resource, isOpenable = false } = route
  if (resource === guestResource) return
  if (caller.type !== 'guest' && (resource === anyUser || caller.isAllowed(resource))) return
  if (isOpenable && await isOpenToGuests()) return
  if (caller.type !== 'guest') await audit.record(database, origin, { action: 'service_called' satisfies WebapiAction, outcome: 'refused', target: `${method} ${path}`, details: { resource } })
  throw createNotAuthorized(resource)
}

function toCall ({ route, params }: FoundService, request: FastifyRequest, who: Pick<ServiceCall, 'caller' | 'origin' | 'scopeKey'>): ServiceCall {
  if (route.body !== undefined && request.body === undefined) throw new ServiceError({ status: 400, error: 'Content-Type header is empty.' })
  return { ...who, params: checkInput(route.params, params), query: checkInput(route.query, readQuery(request.url)), body: checkInput(route.body, request.body) }
}
