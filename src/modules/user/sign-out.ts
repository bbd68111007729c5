import { anyUser } from '../../admin/acl.ts'
import type { AdminArea } from '../../admin/area.ts'
import type { Messages } from '../../kernel/http/messages.ts'
import { isFromAnotherSite } from '../../kernel/http/request-origin.ts'
import type { Sessions } from '../../kernel/http/session.ts'

/**
 * Signing out is a link in the original, and its users' scripts follow it; another site's link gets the question instead,
 * so that nobody can be signed out from outside.
 */
export function registerSignOut (area: AdminArea, sessions: Sessions, messages: Messages): void {
  area.get('admin/auth/logout', anyUser, async (admin, request, reply) => {
    if (isFromAnotherSite(request)) {
      return await admin.page(reply, { template: 'user/sign-out.njk', title: admin.translate('Sign Out'), bodyClass: 'adminhtml-auth-logout', model: { action: admin.url('admin/auth/logout'), formKey: admin.formKey } })
    }
    await sessions.end(request, reply)
    messages.add(reply, { type: 'success', phrase: 'You have logged out.' })
    return admin.redirect(reply, '')
  })
  area.post('admin/auth/logout', anyUser, async (admin, request, reply) => {
    await sessions.end(request, reply)
    messages.add(reply, { type: 'success', phrase: 'You have logged out.' })
    return admin.redirect(reply, '')
  })
}
