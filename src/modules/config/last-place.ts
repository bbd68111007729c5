import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { ScopeAddress } from '../../config/scope.ts'

/** The section and scope that a user had before him last. */
export interface LastPlace {
  readonly section: string
  readonly scope: ScopeAddress
}

const cookieName = 'backroom-config-place'
const keptSeconds = 180 * 24 * 3600
const scopeTypes = ['default', 'websites', 'stores'] as const

/** The place that this user had before him in this browser; it is only a wish: whoever follows it checks what is there. */
export function findLastPlace (admin: AdminContext, request: FastifyRequest): LastPlace | undefined {
  const [userId, section, type, id] = (request.cookies[cookieName] ?? '').split('.')
  const known = scopeTypes.find(scopeType => scopeType === type)
  if (userId !== String(admin.user.userId) || known === undefined || !/^\w+$/.test(section ?? '') || !/^\d{1,9}$/.test(id ?? '')) return undefined
  return { section: section!, scope: { type: known, id: Number(id) } }
}

/** Remembers a place in the browser: a page that is only looked at writes nothing on the server. */
export function rememberPlace (admin: AdminContext, request: FastifyRequest, reply: FastifyReply, { section, scope }: LastPlace, secure: boolean): void {
  const value = `${admin.user.userId}.${section}.${scope.type}.${scope.id}`
  if (request.cookies[cookieName] === value) return
  reply.setCookie(cookieName, value, { path: admin.url(''), httpOnly: true, sameSite: 'lax', secure, maxAge: keptSeconds })
}
