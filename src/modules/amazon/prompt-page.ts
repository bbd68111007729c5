import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Database } from '../../kernel/database/database.ts'
import { toLanguageTag, type Translate } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { configResource as emulationResource } from '../emulation/acl.ts'
import { findLastGood, type RecordedVerdict } from '../services-connector/key-validation-table.ts'
import { toAge } from './age.ts'
import { channelMenuItem } from './channel-page.ts'
import { toDiagnostics } from './key-check/diagnostics.ts'
import { originLabels } from './key-check/meanings.ts'
import { connectorPath, connectorResource, findPortalAddress, toKeyFieldAddress } from './portal-address.ts'
import { toPromptReason } from './prompt.ts'
import { toWizardSteps } from './wizard-steps.ts'

export interface PromptOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly findTimeZone: FindTimeZone
}

/** An access that the check of the key did not let pass. */
export interface RefusedAccess {
  readonly verdict: RecordedVerdict
  /** Own address at which it can be tried again. */
  readonly wantedUrl: string
  /** Of the prompt: 409 where a form was posted. */
  readonly status: 200 | 409
}

const learnMoreUrl = 'https://experienceleague.adobe.com/en/docs/commerce-channels/amazon/onboarding/amazon-verify-api-key'

/** The welcome prompt: what is wrong with the key, why we think so, and the way on from there. */
export async function showPrompt (options: PromptOptions, admin: AdminContext, reply: FastifyReply, refused: RefusedAccess): Promise<FastifyReply> {
  const { verdict } = refused
  const timeZone = await options.findTimeZone()
  return await admin.page(reply, {
    template: 'amazon/welcome.njk',
    title: admin.translate('Welcome to Amazon Sales Channel'),
    bodyClass: 'channel-amazon-welcome',
    menuItem: channelMenuItem,
    hidesSystemMessages: true,
    status: refused.status,
    model: {
      ...toCommonModel(admin, refused, timeZone),
      reason: toPromptReason(verdict, admin, timeZone),
      isFirstTime: verdict.name === 'missing',
      environment: verdict.environment,
      portalUrl: await findPortalAddress(options.scopeConfig),
      mayConfigure: admin.user.isAllowed(connectorResource),
      configUrl: toKeyFieldAddress(admin.url(connectorPath), verdict.environment),
      learnMoreUrl
    }
  })
}

/** The page for when the key could not be checked: it blames nobody's key, and tells when it was last found valid. */
export async function showUnreachable (options: PromptOptions, admin: AdminContext, reply: FastifyReply, refused: RefusedAccess): Promise<FastifyReply> {
  const { verdict } = refused
  const timeZone = await options.findTimeZone()
  const good = await findLastGood(options.database, verdict.environment)
  const format = findDateFormat(toLanguageTag(admin.locale), timeZone)
  return await admin.page(reply, {
    template: 'amazon/unreachable.njk',
    title: admin.translate('The API key could not be checked'),
    bodyClass: 'channel-amazon-unreachable',
    menuItem: channelMenuItem,
    hidesSystemMessages: true,
    status: 503,
    model: {
      ...toCommonModel(admin, refused, timeZone),
      authority: verdict.authority,
      reason: verdict.reason,
      requestId: verdict.requestId,
      differencesUrl: admin.user.isAllowed(emulationResource) ? admin.url('emulation/differences') : null,
      lastGood: good === undefined
        ? null
        : {
            text: `${format.format(good.checkedAt)} (${toAge(good.checkedAt, verdict.checkedAt, admin.locale)})`,
            isSameKey: good.fingerprint === verdict.fingerprint
          }
    }
  })
}

/** What both pages have: progress, when it was checked and from where the key came, and the ways to know more. */
function toCommonModel ({ translate, url }: AdminContext, { verdict, wantedUrl }: RefusedAccess, timeZone: string): object {
  return {
    wizard: toWizardSteps(verdict.name, translate),
    checkedAt: verdict.checkedAt,
    timeZone,
    origin: verdict.name === 'missing' ? null : toOrigin(verdict, translate),
    wantedUrl,
    statusUrl: url('channel/amazon/key_status'),
    whyUrl: url(`channel/amazon/key_check/view/id/${verdict.id}`),
    diagnostics: toDiagnostics(verdict)
  }
}

/** From where the key came, in words; a row of Default Config is the usual place and needs no more. */
function toOrigin ({ configScope, configPlace }: RecordedVerdict, translate: Translate): string | null {
  if (configScope === undefined) return null
  const label = translate(originLabels[configScope])
  return configPlace === undefined || configScope === 'default' ? label : `${label} (${configPlace})`
}
