import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ScopeConfig } from '../config/scope-config.ts'
import { isAjax } from '../kernel/http/request-origin.ts'
import type { AdminContext } from './admin-context.ts'

/**
 * The original's *Add Secret Key to URLs*: a hash in an address (`…/key/<64 digits>/`) that only the session has which the page
 * was made for. An address without one is let pass, so that links people share, and scripts, work in both settings.
 */
export interface SecretKeys {
  /** Answers where an address has a key that is not this session's. */
  check: (admin: AdminContext, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  /** The page with the key in its links to the Admin, where that is switched on. */
  addTo: (admin: AdminContext, page: Buffer) => Promise<Buffer>
}

export interface SecretKeyOptions {
  readonly scopeConfig: ScopeConfig
  readonly secret: Buffer
  readonly adminUrl: string
}

const invalid = 'You entered an invalid Secret Key. Please refresh the page.'

/** Builds the keys of the Admin. */
export function createSecretKeys ({ scopeConfig, secret, adminUrl }: SecretKeyOptions): SecretKeys {
  const isOn = async (): Promise<boolean> => await scopeConfig.getFlag('admin/security/use_form_key')
  const toKey = ({ formKey }: AdminContext, path: string): string => createHmac('sha256', secret).update(`secret key ${formKey} ${toRoute(path)}`).digest('hex')
  const link = new RegExp(`(<a\\b[^>]*? href="${adminUrl}|<form\\b[^>]*? action="${adminUrl}|<link\\b[^>]*? href="${adminUrl})([\\w/.-]+)`, 'g')
  return {
    async check (admin, request, reply) {
      const given = findKey(request.url)
      if (given === undefined || !await isOn()) return undefined
      const page = withoutSecretKey(request.url)
      if (isSame(given, toKey(admin, page.slice(adminUrl.length)))) return undefined
      if (isAjax(request)) return await reply.send({ error: true, message: admin.translate(invalid) })
      return admin.redirect(reply, '', { type: 'error', phrase: invalid, link: { phrase: 'Open the page without it.', href: page } })
    },
    async addTo (admin, page) {
      if (!await isOn()) return page
      return Buffer.from(page.toString().replace(link, (whole, before: string, path: string) => {
        return path.includes('/key/') ? whole : `${before}${path.replace(/\/?$/, '/')}key/${toKey(admin, path)}/`
      }))
    }
  }
}

/** An address without its secret key: what a link to it leads to in every session. */
export function withoutSecretKey (url: string): string {
  const [path, query] = splitQuery(url)
  return path.replace(/\/key\/[^/]*(?=\/|$)/g, '') + query
}

function findKey (url: string): string | undefined {
  return /\/key\/([^/]*)(?:\/|$)/.exec(splitQuery(url)[0])?.[1]
}

function splitQuery (url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)]
}

/** Front name, controller and action: a key is good for a page with whatever parameters. */
function toRoute (path: string): string {
  const [front = '', controller = 'index', action = 'index'] = path.split(/[?#]/, 1)[0]!.split('/').filter(part => part !== '')
  return `${front}/${controller}/${action}`
}

function isSame (one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
