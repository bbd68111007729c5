import { createError } from '../kernel/errors.ts'
import type { Acl } from './acl.ts'

/** What of a route it is found by, and who guards it. A path that ends in `/*` answers everything below that no other does. */
export interface TableRoute {
  readonly method: 'GET' | 'POST'
  /** Front name/controller/action, or deeper. */
  readonly path: string
  readonly resource: string
}

/** A route that an address leads to, and what follows its three parts. */
export interface FoundRoute<Route extends TableRoute> {
  readonly route: Route
  readonly rest: string
}

/** All routes of the Admin, by address. */
export interface RouteTable<Route extends TableRoute> {
  /** Refuses a route that nobody guards, and an address that is taken: an optional route gives way. */
  add: (route: Route, isOptional?: boolean) => void
  list: () => Route[]
  /** Whether a page is registered at a path. */
  has: (path: string) => boolean
  find: (method: string, url: string) => FoundRoute<Route> | undefined
}

const RouteUnguarded = createError('ROUTE_WITHOUT_RESOURCE', 'The Admin route "/%1" names no ACL resource.', 500)
const RouteResourceUnknown = createError('ROUTE_RESOURCE_UNKNOWN', 'The Admin route "/%1" names the ACL resource "%2", which does not exist.', 500)
const RouteTwice = createError('ROUTE_TWICE', 'The Admin route "%1 /%2" is registered twice.', 500)

/** Makes an empty table whose routes name resources of an ACL. */
export function createRouteTable<Route extends TableRoute> (acl: Acl): RouteTable<Route> {
  const byAddress = new Map<string, Route>()
  // How many parts addresses have, the longest first: pairs begin after the third but for pages that lie deeper.
  const lengths = [3]
  const below: Route[] = []
  return {
    list: () => [...byAddress.values(), ...below],
    has: path => byAddress.has(`GET ${toAddress(path)}`),
    add (route, isOptional = false) {
      if ((route.resource as string | undefined) === undefined) throw RouteUnguarded(route.path)
      if (!acl.has(route.resource)) throw RouteResourceUnknown(route.path, route.resource)
      const address = `${route.method} ${toAddress(route.path)}`
      if (route.path.endsWith('/*')) below.push(route)
      else if (!byAddress.has(address)) {
        byAddress.set(address, route)
        const length = route.path.split('/').length
        if (length > 3 && !lengths.includes(length)) lengths.push(length)
        lengths.sort((one, other) => other - one)
      } else if (!isOptional) throw RouteTwice(route.method, route.path)
    },
    find (method, url) {
      const parts = url.replace(/\/$/, '').split('/')
      const verb = method === 'HEAD' ? 'GET' : method
      for (const length of lengths) {
        const route = byAddress.get(`${verb} ${toAddress(parts.slice(0, length).join('/'))}`)
        if (route !== undefined) return { route, rest: parts.slice(length).join('/') }
      }
      const route = below.find(one => one.method === verb && url.startsWith(one.path.slice(0, -1)))
      return route === undefined ? undefined : { route, rest: '' }
    }
  }
}

/** The original's addresses have three parts, what is left out is `index`; a page below a page has more. */
function toAddress (path: string): string {
  const [front = '', controller = 'index', action = 'index', ...deeper] = path.replace(/\/$/, '').split('/')
  return [front, controller, action, ...deeper].join('/')
}
