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
      const pages = config?.pages === undefined ? [{ url, resource: config?.resource }] : [...config.pages.values()].map(({ path, resource }) => ({ url: url.replace('*', path), resource }))
      for (const one of [method].flat()) for (const page of pages) routes.push({ method: one, ...page })
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { built: await build(), routes }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}

/** An address that a route answers: its wildcard filled in. */
export function toAddress (url: string, rest = 'uuid/1'): string {
  return url.replace('*', rest)
}
