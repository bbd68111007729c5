import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** A route as it was registered. */
export interface RegisteredRoute {
  readonly method: string
  readonly url: string
  readonly resource: string | undefined
}

/** Runs something that builds an instance, and lists the routes it registers. */
export async function collectRoutes<T> (build: () => Promise<T>): Promise<{ built: T, routes: RegisteredRoute[] }> {
  const routes: RegisteredRoute[] = []
  const listen = (message: unknown): void => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url, config }) => {
      if (config?.adminRoutes === undefined) for (const one of [method].flat()) routes.push({ method: one, url, resource: undefined })
      else if (url.endsWith('/*')) for (const { method, path, resource } of config.adminRoutes.list()) routes.push({ method, url: url.replace('*', path), resource })
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    const built = await build()
    // The framework tells of a GET route once more as the HEAD route that comes with it.
    return { built, routes: [...new Map(routes.map(route => [`${route.method} ${route.url}`, route])).values()] }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}

/** An address that a route answers: its wildcard filled in. */
export function toAddress (url: string, rest = 'uuid/1'): string {
  return url.replace('*', rest)
}
