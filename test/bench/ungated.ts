import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import type { AdminRoute } from '../../src/admin/area.ts'
import type { RouteTable } from '../../src/admin/route-table.ts'

/** Where the channel's home stands a second time, below the Admin. */
const ungatedPath = 'bench/ungated'

/**
 * Has the next instance of this process answer its channel's home a second time, by the very same handler without the check of the key before it.
 * For measurements only: the product itself has no way past the check, so the table of its routes is caught as Fastify hears of it.
 */
export function prepareUngatedPage (): { readonly open: () => void } {
  let routes: RouteTable<AdminRoute> | undefined
  subscribe('fastify.initialization', message => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ config }) => { routes = config?.adminRoutes ?? routes })
  })
  return {
    open () {
      const found = routes?.find('GET', 'channel/amazon/')
      if (found === undefined) throw new Error('the channel has no home')
      // The check of the key is the first; what shows Read-Only Mode comes after it.
      routes!.add({ ...found.route, path: ungatedPath, checks: found.route.checks.slice(1) })
    }
  }
}
