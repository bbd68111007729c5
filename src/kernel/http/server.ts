import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Env } from '../env.ts'
import { createLoggerOptions } from '../logger.ts'
import { createError } from '../errors.ts'
import { toLanguageTag, type Phrases } from '../phrases.ts'
import { registerViews, type FindClockNote, type RenderPage, type View } from '../view/view.ts'
import { registerAssets } from './assets.ts'
import { addFormParsers } from './form-body.ts'
import { negotiateLocale } from './language.ts'
import { isAjax } from './request-origin.ts'
import { registerSecurityHeaders } from './security-headers.ts'
import { toShownError, type ShownError } from './shown-error.ts'

/** A web server with forms, cookies, headers, assets and pages ready, and no routes of its own but the assets'. */
export interface HttpServer extends View {
  readonly app: FastifyInstance
}

export interface HttpServerOptions {
  readonly env: Env
  readonly phrases: Phrases
  /** Signs the cookies that carry messages. */
  readonly cookieSecret: Buffer
  /** Where the log goes; standard output by default. */
  readonly logStream?: Writable
  /** What every page says of the clock; nothing where there is none that can be set. */
  readonly findClockNote?: FindClockNote
}

/** Milliseconds; Fastify's own defaults are "for ever". */
export const timeouts = { connectionTimeout: 65_000, keepAliveTimeout: 5_000, requestTimeout: 30_000, handlerTimeout: 25_000 }

/** Builds the server; the rooms above add their routes. */
export async function createHttpServer ({ env, phrases, cookieSecret, logStream, findClockNote = () => undefined }: HttpServerOptions): Promise<HttpServer> {
  const app = fastify({
    logger: { ...createLoggerOptions(env.logLevel), ...(logStream === undefined ? {} : { stream: logStream }) },
    ...timeouts,
    // How often Node looks for clients that are past their time; its own default is half a minute.
    http: { connectionsCheckingInterval: 5_000 },
    trustProxy: env.trustProxy ?? false,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    // An address that cannot be decoded is one without a page, with our headers: the server's own answer to it has none.
    rewriteUrl: request => toReadableUrl(request.url ?? '/'),
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 4096 }
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  registerSecurityHeaders(app, isSecure(env))
  await app.register(cookie, { secret: cookieSecret.toString('hex') })
  refuseOtherMethods(app)
  addFormParsers(app)
  const view = await registerViews(app, phrases, await registerAssets(app), findClockNote)
  const showError = createErrorPage(phrases, view.renderPage)
  app.setErrorHandler(async (error, request, reply) => await showError(request, reply, toShownError(error, request)))
  app.setNotFoundHandler(async (request, reply) => await showError(request, reply, notFound))
  return { app, ...view }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const MethodUnknown = createError('METHOD_NOT_ALLOWED', 'This address is not asked in this way. Allowed are %1.', 405)

/** Refuses methods that no address takes; `allowed` are those of a part of the product that takes fewer. */
export function refuseOtherMethods (app: FastifyInstance, allowed: readonly string[] = methods): void {
  app.addHook('onRequest', async (request, reply) => {
    if (allowed.includes(request.method)) return
    reply.header('allow', allowed.join(', '))
    throw MethodUnknown(allowed.join(', '))
  })
}

function toReadableUrl (url: string): string {
  try {
    decodeURI(url)
    return url
  } catch {
    return url.replaceAll('%', '%25')
  }
}

/** Whether people reach this instance over https. */
export function isSecure (env: Env): boolean {
  return env.baseUrl?.startsWith('https://') ?? false
}

const notFound: ShownError = { status: 404, code: 'NOT_FOUND', phrase: 'There is no page at this address.', args: [] }

/** The error page outside the Admin and the account site: plain, and without anything that could fail again. */
function createErrorPage (phrases: Phrases, renderPage: RenderPage) {
  return async (request: FastifyRequest, reply: FastifyReply, error: ShownError): Promise<FastifyReply> => {
    const locale = negotiateLocale(request)
    const __ = phrases.translator(locale)
    const text = __(error.phrase, ...error.args)
    reply.code(error.status)
    if (isAjax(request) || request.headers.accept?.includes('application/json') === true) {
      return await reply.send({ error: true, code: error.code, message: text })
    }
    try {
      const title = error.status === 404 ? __('404 Error') : __('Error %1', error.status)
      const page = { title, documentTitle: title, lang: toLanguageTag(locale), theme: 'auto', bodyClass: 'error-page', nonce: reply.cspNonce.script }
      return await renderPage(reply, locale, 'errors/error.njk', { page, text, home: '/' })
    } catch (failure) {
      // Whatever is wrong with pages, the visitor gets the sentence and not what failed.
      request.log.error(failure, 'the error page failed')
      return await reply.type('text/plain; charset=utf-8').send(text)
    }
  }
}
