import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { createError } from '../../../kernel/errors.ts'
import { toLanguageTag } from '../../../kernel/phrases.ts'
import { findDateFormat } from '../../../kernel/view/date-format.ts'
import { findVerdict, type RecordedVerdict } from '../../services-connector/key-validation-table.ts'
import { verdictLabels } from '../../services-connector/verdict.ts'
import { toChannelPage } from '../channel-page.ts'
import { connectorPath, connectorResource, findPortalAddress, toKeyFieldAddress } from '../portal-address.ts'
import { toDiagnostics } from './diagnostics.ts'
import { findExpiryWarning } from './expiry-warning.ts'
import { keyCheckPath, toId, type KeyCheckOptions } from './list-page.ts'
import { endsSoon, meanings, occasionLabels, originLabels, type Meaning, type NextPlace } from './meanings.ts'

const VerdictUnknown = createError('KEY_VERDICT_UNKNOWN', 'There is no such key check in the record.', 404)

/** Shows one verdict with all of its evidence, what it means and what to do next. */
export async function showVerdict (options: KeyCheckOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const verdict = await findVerdict(options.database, toId(admin.parameters.get('id')) ?? 0)
  if (verdict === undefined) throw VerdictUnknown()
  const { translate, url } = admin
  const time = findDateFormat(toLanguageTag(admin.locale), await options.findTimeZone())
  const { phrase, next } = findMeaning(options, verdict)
  return await admin.page(reply, toChannelPage(admin, 'key_check', {
    template: 'amazon/key-check-view.njk',
    title: translate('Key check %1', String(verdict.id)),
    model: {
      label: translate(verdictLabels[verdict.name]),
      verdict: verdict.name,
      meaning: translate(phrase),
      next: translate(next.phrase),
      nextLink: await toNextLink(options, admin, verdict, next.place),
      evidence: toEvidence(verdict, admin, moment => time.format(moment)),
      diagnostics: toDiagnostics(verdict),
      listHref: url(keyCheckPath),
      sameKeyText: verdict.fingerprint === undefined ? null : translate('The fingerprint is the same for the same key, and tells nothing else of it.')
    }
  }))
}

/** A key that is valid and ends soon is no reason to do nothing. */
function findMeaning ({ clock }: KeyCheckOptions, verdict: RecordedVerdict): Meaning {
  return findExpiryWarning(verdict, clock.now()) === undefined ? meanings[verdict.name] : endsSoon
}

async function toNextLink ({ scopeConfig }: KeyCheckOptions, { translate, url, user }: AdminContext, { environment }: RecordedVerdict, place: NextPlace): Promise<object | null> {
  if (place === 'portal') return { text: translate('Open the API Portal'), href: await findPortalAddress(scopeConfig), newTab: true }
  if (place === 'channel') return { text: translate('Check again'), href: url('channel/amazon') }
  if (place === 'none' || !user.isAllowed(connectorResource)) return null
  return { text: translate('Open Magento Services'), href: toKeyFieldAddress(url(connectorPath), environment) }
}

/** Everything that was recorded, as terms and texts; what the record does not tell is said to be so. */
function toEvidence (verdict: RecordedVerdict, { translate }: AdminContext, format: (moment: Date) => string): object[] {
  const { configScope, configPlace } = verdict
  const origin = configScope === undefined ? undefined : `${translate(originLabels[configScope])}${configPlace === undefined ? '' : ` (${configPlace})`}`
  const facts: Array<[string, string | undefined]> = [
    [translate('Checked at'), `${format(verdict.checkedAt)} (${verdict.checkedAt.toISOString()})`],
    [translate('Occasion'), translate(occasionLabels[verdict.occasion])],
    [translate('User'), verdict.username],
    [translate('Environment'), verdict.environment === 'sandbox' ? 'Sandbox' : 'Production'],
    [translate('The key came from'), origin],
    [translate('Config path'), verdict.configPath],
    [translate('Fingerprint'), verdict.fingerprint],
    [translate('Last four characters'), verdict.lastFour],
    [translate('Description in the API Portal'), verdict.description],
    [translate(verdict.keyEndsOnUse === true ? 'The key ends when the new one is used, at the latest' : 'The key expires'), verdict.keyExpiresAt === undefined ? undefined : format(verdict.keyExpiresAt)],
    [translate('The key was replaced'), verdict.keyReplacedAt === undefined ? undefined : format(verdict.keyReplacedAt)],
    [translate('Key service'), verdict.authority],
    [translate('What happened'), verdict.reason],
    [translate('Latency'), `${verdict.latencyMs} ms`],
    [translate('Request number'), verdict.requestId]
  ]
  return facts.map(([term, text]) => ({ term, text: text ?? translate('not known') }))
}
