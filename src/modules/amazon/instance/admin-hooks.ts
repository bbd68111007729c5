import type { FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminHandler } from '../../../admin/area.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import type { InstanceState } from './instance-state.ts'
import type { ReadOnly } from './read-only.ts'

/** What runs after a section was saved, as the configuration page asks for it. */
export interface AfterSectionSave {
  readonly section: string
  readonly run: (admin: AdminContext, request: FastifyRequest) => Promise<Message[]>
}

/** Saving Sales Channels > Global Settings, whose fields stand in Default Config alone, says that this is the real instance (the original's rule, whatever was changed there). */
export function acceptInstanceAfterSave (instance: InstanceState): AfterSectionSave {
  return {
    section: 'saleschannels',
    async run ({ parameters }) {
      if (!parameters.has('website') && !parameters.has('store')) await instance.accept()
      return []
    }
  }
}

/** A changed base URL has its effect at once, not only at the next visit of the channel. */
export function lookAfterSave (instance: InstanceState): AfterSectionSave {
  return {
    section: 'web',
    async run () {
      await instance.isNewInstance()
      return []
    }
  }
}

/** After the check before the channel's pages: while nothing is sent to Amazon, each of them says so. */
export function createShowReadOnly (readOnly: ReadOnly): AdminHandler {
  return async (admin, request) => {
    if (await readOnly.findReason() !== undefined) request.admin = withBanner(admin)
  }
}

function withBanner (admin: AdminContext): AdminContext {
  const banner: Message = { type: 'warning', phrase: 'Read-only mode: changes are kept here and not sent to Amazon.' }
  return { ...admin, page: async (reply, options) => await admin.page(reply, { ...options, messages: [banner, ...options.messages ?? []] }) }
}
