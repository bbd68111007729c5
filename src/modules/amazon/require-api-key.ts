import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminHandler } from '../../admin/area.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import type { Behaviour } from '../emulation/behaviour.ts'
import type { KeyValidation } from '../services-connector/key-validation.ts'
import type { RecordedVerdict } from '../services-connector/key-validation-table.ts'
import { opensChannel } from '../services-connector/verdict.ts'
import type { ChannelLog } from './channel-log.ts'
import { toPromptReason } from './prompt.ts'
import { showPrompt, showUnreachable, type PromptOptions } from './prompt-page.ts'

export interface RequireApiKeyOptions extends PromptOptions {
  readonly keyValidation: KeyValidation
  readonly channelLog: ChannelLog
  readonly behaviour: Behaviour
  /** Notes where people look for errors that the channel stayed shut. */
  readonly recordFailure: (verdict: RecordedVerdict) => Promise<void>
}

/**
 * The check before everything in the channel (guide page: the key is validated every time the channel is entered): one
 * validation an access. About the key: the welcome prompt; the validator unreachable: its own page; a script: 409 and why.
 */
export function createRequireApiKey (options: RequireApiKeyOptions): AdminHandler {
  return async (admin, request, reply) => {
    if (!isCheckedAsShipped(request) && await options.behaviour.of('pages') === 'shipped') return undefined
    const by = { userId: admin.user.userId, username: admin.user.username, requestId: request.id }
    const verdict = await options.keyValidation.check('access', by)
    await options.channelLog.debug('key_validation', { verdict: verdict.name, environment: verdict.environment, fingerprint: verdict.fingerprint ?? '', latencyMs: verdict.latencyMs })
    if (opensChannel(verdict)) return undefined
    await options.recordFailure(verdict)
    if (isAjax(request)) return await answerScript(admin, reply, verdict, await options.findTimeZone())
    const refused = { verdict, wantedUrl: toWantedUrl(admin, request), status: request.method === 'POST' ? 409 as const : 200 as const }
    return verdict.name === 'unreachable' ? await showUnreachable(options, admin, reply, refused) : await showPrompt(options, admin, reply, refused)
  }
}

/** The original asked on two pages only; with the emulation "as shipped" the others open without a check. */
function isCheckedAsShipped ({ params }: FastifyRequest): boolean {
  const action = (params as Record<string, string>)['*']!.split('/')[2] ?? ''
  return ['', 'index', 'logs'].includes(action)
}

/** Where to try again: what was to be read; after a form the channel's first page. */
function toWantedUrl (admin: AdminContext, request: FastifyRequest): string {
  return request.method === 'GET' ? request.url : admin.url('channel/amazon')
}

async function answerScript (admin: AdminContext, reply: FastifyReply, verdict: RecordedVerdict, timeZone: string): Promise<FastifyReply> {
  const message = verdict.name === 'unreachable'
    ? admin.translate('The API key could not be checked: the key service does not answer. Try again in a moment.')
    : toPromptReason(verdict, admin, timeZone).text
  return await reply.code(409).send({ error: true, code: 'API_KEY_REQUIRED', reason: verdict.name, message })
}
