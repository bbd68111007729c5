import type { FastifyInstance } from 'fastify'
import type { Database } from '../kernel/database/database.ts'
import { countRequests, findRequest, findRequestId, listRequests, type RecordedRequest, type RequestFilter } from './gateway-request-table.ts'
import { keyHeader } from './presented-key.ts'
import { redactedMark } from './redact.ts'

/** The calls that are kept, for those who look at them, and the way to make one of them again. */
export interface GatewayRequests {
  list: (filter: RequestFilter, page: { limit: number, offset: number }) => Promise<RecordedRequest[]>
  count: (filter: RequestFilter) => Promise<number>
  find: (id: number) => Promise<RecordedRequest | undefined>
  /** Why a call cannot be made again as it was; undefined where it can, given its key. */
  findObstacle: (id: number) => Promise<Obstacle | undefined>
  /** Makes a call again in this process with the key it carried (undefined where it carried none); the id is that of the new call. */
  replay: (id: number, key: string | undefined) => Promise<{ status: number, id: number | undefined }>
}

type Obstacle = 'not_kept' | 'body_not_kept' | 'path_not_kept' | 'signature_not_kept'

/** Headers that belong to one connection, or that the new call makes for itself. */
const ownHeaders = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect'])
const keyHeaders = [keyHeader, 'x-api-key']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** Builds the reader over the table; a call made again goes through the whole of the server, as one from outside does. */
export function createGatewayRequests (app: FastifyInstance, database: Database): GatewayRequests {
  return {
    list: async (filter, page) => await listRequests(database, filter, page),
    count: async filter => await countRequests(database, filter),
    find: async id => await findRequest(database, id),
    async findObstacle (id) {
      const request = await findRequest(database, id)
      return request === undefined ? 'not_kept' : toObstacle(request)
    },
    async replay (id, key) {
      const request = await findRequest(database, id)
      if (request === undefined) return { status: 404, id: undefined }
      const method = methods.find(known => known === request.method) ?? 'GET'
      const { statusCode, headers } = await app.inject({ method, url: request.path, headers: toHeaders(request, key), ...request.body === undefined ? {} : { payload: request.body } })
      return { status: statusCode, id: await findRequestId(database, String(headers['x-request-id'])) }
    }
  }
}

function toObstacle ({ path, headers, body, isBodyWhole }: RecordedRequest): Obstacle | undefined {
  if (path.includes(redactedMark)) return 'path_not_kept'
  // A cookie means nothing to the gateway.
  if (headers.some(([name, value]) => value === redactedMark && name !== 'cookie')) return 'signature_not_kept'
  return body !== undefined && !isBodyWhole ? 'body_not_kept' : undefined
}

function toHeaders ({ headers }: RecordedRequest, key: string | undefined): Record<string, string> {
  return Object.fromEntries(headers.flatMap(([name, value]): Array<[string, string]> => {
    if (keyHeaders.includes(name)) return key === undefined ? [] : [[name, key]]
    return ownHeaders.has(name) || value === redactedMark ? [] : [[name, value]]
  }))
}
