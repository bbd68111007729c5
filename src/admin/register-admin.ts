import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fillPhrase } from '../kernel/errors.ts'
import { isAjax } from '../kernel/http/request-origin.ts'
import { refuseOtherMethods } from '../kernel/http/server.ts'
import { toShownError, type ShownError } from '../kernel/http/shown-error.ts'
import type { Acl } from './acl.ts'
import { openArea, type AdminArea } from './area.ts'
import { createGuard, UserLocked, type GuardOptions } from './guard.ts'

export interface AdminOptions extends GuardOptions {
  readonly acl: Acl
  /** Asked of everybody whom the guard lets pass; throws where he did too much of one thing. */
  readonly limitUser: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Registers the modules' routes. */
  readonly register: (area: AdminArea) => void
}

const lockedCode = UserLocked().code
const notFound: ShownError = { status: 404, code: 'PAGE_UNKNOWN', phrase: 'The page you are looking for does not exist. Check the address, or find the page in the menu or with the search.', args: [] }

/** Mounts the Admin under its front name: guard first, then the modules' routes, with the Admin's own error pages. */
export async function registerAdmin (app: FastifyInstance, options: AdminOptions): Promise<void> {
  app.decorateRequest('admin', null)
  await app.register(async scope => {
    refuseOtherMethods(scope, ['GET', 'HEAD', 'POST'])
    const guard = createGuard(options)
    scope.addHook('preHandler', guard)
    scope.addHook('preHandler', options.limitUser)
    scope.addHook('onSend', async (request, reply, payload) => {
      const isPage = request.admin !== null && Buffer.isBuffer(payload) && String(reply.getHeader('content-type')).startsWith('text/html')
      return isPage ? await options.secretKeys.addTo(request.admin!, payload) : payload
    })
    scope.setErrorHandler(async (error, request, reply) => {
      const shown = toShownError(error, request)
      const admin = request.admin
      if (admin !== null && shown.code === lockedCode) return await options.gate.lockOut(admin, request, reply)
      if (isAjax(request)) return await reply.code(shown.status).send({ error: true, message: admin?.translate(shown.phrase, ...shown.args) ?? fillPhrase(shown.phrase, shown.args) })
      // Before the guard knows who asks there is no frame to show: the plain page above this scope does it.
      if (admin === null) throw error
      return await admin.page(reply, {
        template: 'errors/admin-error.njk',
        title: shown.status === 404 ? admin.translate('404 Error') : admin.translate('Error'),
        bodyClass: 'adminhtml-noroute-index',
        status: shown.status,
        model: { text: admin.translate(shown.phrase, ...shown.args), requestId: request.id }
      })
    })
    scope.setNotFoundHandler({ preHandler: guard }, async (request, reply) => {
      const admin = request.admin!
      return await admin.page(reply, {
        template: 'errors/admin-error.njk',
        title: admin.translate('404 Error'),
        bodyClass: 'adminhtml-noroute-index',
        status: notFound.status,
        model: { text: admin.translate(notFound.phrase), requestId: request.id }
      })
    })
    openArea(scope, options.acl, options.register)
  }, { prefix: options.adminUrl.slice(0, -1) })
}
