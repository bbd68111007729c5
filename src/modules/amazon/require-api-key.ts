import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminHandler } from '../../admin/area.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import { configResource as configResourceOfEmulation } from '../emulation/acl.ts'
import type { KeyValidation } from '../services-connector/key-validation.ts'
import { opensChannel, type Verdict } from '../services-connector/verdict.ts'
import type { ChannelLog } from './channel-log.ts'
import { channelMenuItem } from './channel-page.ts'
import { toPromptReason } from './prompt.ts'

export interface RequireApiKeyOptions {
  readonly keyValidation: KeyValidation
  readonly scopeConfig: ScopeConfig
  readonly channelLog: ChannelLog
  readonly findTimeZone: FindTimeZone
  /** Notes where people look for errors that the channel stayed shut. */
  readonly recordFailure: (verdict: Verdict) => Promise<void>
}

const configResource = 'Magento_ServicesConnector::config_integration'
const learnMoreUrl = 'https://experienceleague.adobe.com/en/docs/commerce-channels/amazon/onboarding/amazon-verify-api-key'

/**
 * The check before everything in the channel (guide page: the key is validated every time the channel is entered): one
 * validation an access. About the key: the welcome prompt; the validator unreachable: its own page; a script: 409 and why.
 */
export function createRequireApiKey (options: RequireApiKeyOptions): AdminHandler {
  return async (admin, request, reply) => {
    const by = { userId: admin.user.userId, username: admin.user.username, requestId: request.id }
    const verdict = await options.keyValidation.check('access', by)
    await options.channelLog.debug('key_validation', { verdict: verdict.name, environment: verdict.environment, fingerprint: verdict.fingerprint ?? '', latencyMs: verdict.latencyMs })
    if (opensChannel(verdict)) return undefined
    await options.recordFailure(verdict)
    if (isAjax(request)) return await answerScript(admin, reply, verdict, await options.findTimeZone())
    if (verdict.name === 'unreachable') return await showUnreachable(options, admin, request, reply, verdict)
    return await showPrompt(options, admin, request, reply, verdict)
  }
}

async function answerScript (admin: AdminContext, reply: FastifyReply, verdict: Verdict, timeZone: string): Promise<FastifyReply> {
  const message = verdict.name === 'unreachable'
    ? admin.translate('The API key could not be checked: the key service does not answer. Try again in a moment.')
    : toPromptReason(verdict, admin, timeZone).text
  return await reply.code(409).send({ error: true, code: 'API_KEY_REQUIRED', reason: verdict.name, message })
}

async function showPrompt (options: RequireApiKeyOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, verdict: Verdict): Promise<FastifyReply> {
  const { environment } = verdict
  const timeZone = await options.findTimeZone()
  return await admin.page(reply, {
    template: 'amazon/welcome.njk',
    title: admin.translate('Welcome to Amazon Sales Channel'),
    bodyClass: 'channel-amazon-welcome',
    menuItem: channelMenuItem,
    hidesSystemMessages: true,
    status: request.method === 'POST' ? 409 : 200,
    model: {
      reason: toPromptReason(verdict, admin, timeZone),
      isFirstTime: verdict.name === 'missing',
      checkedAt: verdict.checkedAt,
      timeZone,
      environment,
      portalUrl: toWebAddress(await options.scopeConfig.getValue('services_connector/api_portal_url')),
      mayConfigure: admin.user.isAllowed(configResource),
      configUrl: `${admin.url('admin/system_config/edit/section/services_connector')}#services_connector_services_connector_integration_${environment}_api_key`,
      learnMoreUrl
    }
  })
}

async function showUnreachable ({ findTimeZone }: RequireApiKeyOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, verdict: Verdict): Promise<FastifyReply> {
  return await admin.page(reply, {
    template: 'amazon/unreachable.njk',
    title: admin.translate('The API key could not be checked'),
    bodyClass: 'channel-amazon-unreachable',
    menuItem: channelMenuItem,
    hidesSystemMessages: true,
    status: 503,
    model: { retryUrl: request.method === 'GET' ? request.url : admin.url('channel/amazon'), authority: verdict.authority, checkedAt: verdict.checkedAt, timeZone: await findTimeZone(), reason: verdict.reason, requestId: request.id, differencesUrl: admin.user.isAllowed(configResourceOfEmulation) ? admin.url('emulation/differences') : null }
  })
}

/** The portal's address comes from the configuration: only web addresses and our own paths may become a link. */
export function toWebAddress (address: string | null): string {
  return address !== null && /^(?:https?:\/\/|\/(?!\/))/.test(address) ? address : '/account/apiportal/index/index/'
}
