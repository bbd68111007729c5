import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'

declare module 'fastify' {
  interface FastifyReply {
    /** By these this answer's own scripts and styles are told from those of others. */
    cspNonce: { readonly script: string, readonly style: string }
  }
}

/** What stands in the policy where the nonces of an answer go. */
const places = { script: 'NONCE-OF-SCRIPTS', style: 'NONCE-OF-STYLES' }

function toOptions (secure: boolean): HelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", `'nonce-${places.script}'`],
        styleSrc: ["'self'", `'nonce-${places.style}'`],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"]
      }
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' }
  }
}

/** Puts the security headers on every answer; the CSP knows no unsafe-inline, its nonces are new each time. */
export function registerSecurityHeaders (app: FastifyInstance, secure: boolean): void {
  const headers = listHeaders(toOptions(secure))
  // A getter would be shared by all answers: each has its own, set below before anybody can ask.
  app.decorateReply('cspNonce', null as never)
  app.addHook('onRequest', (_request, reply, done) => {
    const [script, style] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
    reply.cspNonce = { script, style }
    for (const [name, value] of headers) reply.raw.setHeader(name, value.replace(places.script, script).replace(places.style, style))
    done()
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    done()
  })
}

/** Helmet's headers are the same in every answer but for the nonces: it is asked once, not at each request. */
function listHeaders (options: HelmetOptions): ReadonlyArray<readonly [name: string, value: string]> {
  const headers = new Map<string, string>()
  const recorder = { setHeader: headers.set.bind(headers), removeHeader: headers.delete.bind(headers) }
  helmet(options)(undefined as unknown as IncomingMessage, recorder as unknown as ServerResponse, () => {})
  return [...headers]
}
