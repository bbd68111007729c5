import type { FastifyRequest } from 'fastify'
import { findScopeByKey } from '../../../config/scope-key.ts'
import type { Scope, ScopeDirectory } from '../../../config/scope.ts'

/** A scope as somebody typed it: its key, and the scope where there is one of this key. */
export interface ScopeInput {
  readonly key: string
  readonly scope?: Scope
}

/** Reads a value of the query part of an address. */
export function toQueryText (request: FastifyRequest, name: string): string | undefined {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' ? value.trim() : undefined
}

/** Finds the scope that was typed. */
export async function readScopeInput (key: string, scopes: ScopeDirectory): Promise<ScopeInput> {
  return { key: key.slice(0, 100), scope: await findScopeByKey(key, scopes) }
}
