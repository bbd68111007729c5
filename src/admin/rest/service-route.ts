import type { z } from 'zod'
import type { AuditOrigin } from '../../kernel/audit/audit-event.ts'

/** Who calls a service: nobody in particular, an admin user by his token, or an integration. */
export interface ServiceCaller {
  readonly type: 'guest' | 'admin' | 'integration'
  /** Id of the user or the integration; null for a guest. */
  readonly id: number | null
  /** User name, or the integration's name. */
  readonly name: string
  readonly isAllowed: (resource: string) => boolean
}

/** A checked call of a service. */
export interface ServiceCall<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly caller: ServiceCaller
  readonly origin: AuditOrigin
  /** Scope key of the store view that the address names (`stores/fr`); `default` where it names none or all. */
  readonly scopeKey: string
}

/** A service as its module declares it: the counterpart of a route in webapi.xml. */
export interface ServiceRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** From `/V1` on; `:name` stands for a parameter, a last `:name+` for one that may hold slashes. */
  readonly path: string
  /** Heading in the description of the interface. */
  readonly tag: string
  /** English, without a full stop. */
  readonly summary: string
  /** The ACL resource; `guest` lets everybody in. */
  readonly resource: string
  /** Also for guests where `webapi/webapisecurity/allow_insecure` says so. */
  readonly isOpenable?: boolean
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  readonly handle: (call: ServiceCall) => Promise<unknown>
}

interface TypedServiceRoute<Params, Query, Body> extends Omit<ServiceRoute, 'handle'> {
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  readonly handle: (call: ServiceCall<Params, Query, Body>) => Promise<unknown>
}

/** Stands in the place of an ACL resource for services that everybody may call. */
export const guestResource = 'anonymous'

/** Declares a service; its handler gets what the schemas let pass. */
export function defineService<Params, Query, Body> (route: TypedServiceRoute<Params, Query, Body>): ServiceRoute {
  return route as unknown as ServiceRoute
}
