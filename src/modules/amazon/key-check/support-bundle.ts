import type { ScopeConfig } from '../../../config/scope-config.ts'
import type { Structure } from '../../../config/structure.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { Database } from '../../../kernel/database/database.ts'
import type { Fingerprint } from '../../../kernel/secrets.ts'
import { listRecentVerdicts, type RecordedVerdict } from '../../services-connector/key-validation-table.ts'
import type { BundledValue, BundledVerdict, SupportBundle } from './bundle-schema.ts'

export interface BundleOptions {
  readonly database: Database
  readonly scopeConfig: ScopeConfig
  readonly structure: Pick<Structure, 'defaults' | 'findField' | 'sections'>
  readonly clock: Clock
  readonly fingerprint: Fingerprint
  readonly product: { readonly version: string, readonly mode: 'developer' | 'production', readonly modules: readonly string[] }
}

/** Verdicts in one bundle. */
const mostVerdicts = 200

/** Values without a field of their own that decide about the channel; the original has them in its config.xml only. */
const fieldless = [
  'channel/amazon/endpoint/base_directory',
  'channel/amazon/endpoint/use_services_connector',
  'channel/amazon/endpoint/use_services_connector_sandbox_api_key',
  'services_connector/api_portal_url',
  'services_connector/production_gateway_url',
  'services_connector/sandbox_gateway_url'
] as const
const sections = ['services_connector', 'saleschannels'] as const

/** Whether a path without a field is one that bundles carry. */
export function isBundledPath (path: string): boolean {
  return (fieldless as readonly string[]).includes(path)
}

/** Gathers a bundle. Secrets are left out where they are declared, names of people become `user 1`, and addresses lose what may hold a password. */
export async function toBundle ({ database, scopeConfig, structure, clock, fingerprint, product }: BundleOptions): Promise<SupportBundle> {
  const fields = structure.sections.filter(({ id }) => (sections as readonly string[]).includes(id)).flatMap(section => section.fields)
  const paths = [...fields.map(({ path, secret }) => ({ path, isSecret: secret })), ...fieldless.map(path => ({ path, isSecret: false }))]
  const values = await Promise.all(paths.map(async ({ path, isSecret }) => await toBundledValue(scopeConfig, fingerprint, path, isSecret)))
  const toPseudonym = createPseudonyms()
  return {
    format: 'backroom-support-1',
    createdAt: clock.now().toISOString(),
    product: { version: product.version, mode: product.mode, node: process.version, modules: [...product.modules] },
    configuration: values.filter(value => value !== undefined),
    verdicts: (await listRecentVerdicts(database, mostVerdicts)).map(verdict => toBundledVerdict(verdict, toPseudonym))
  }
}

async function toBundledValue (scopeConfig: ScopeConfig, fingerprint: Fingerprint, path: string, isSecret: boolean): Promise<BundledValue | undefined> {
  const winner = (await scopeConfig.explain(path)).find(({ wins }) => wins)
  if (winner === undefined) return undefined
  const secret = isSecret && winner.state === 'set' ? await scopeConfig.getSecret(path) : undefined
  return {
    path,
    source: winner.source,
    place: winner.variable ?? winner.file ?? (winner.source === 'row' ? winner.scope.type : null),
    state: winner.state,
    isSecret,
    value: isSecret || winner.value === null ? null : withoutCredentials(winner.value),
    fingerprint: secret?.state === 'set' ? fingerprint(secret.value.trim()) : null
  }
}

function toBundledVerdict (verdict: RecordedVerdict, toPseudonym: (username: string) => string): BundledVerdict {
  return {
    checkedAt: verdict.checkedAt.toISOString(),
    name: verdict.name,
    reason: verdict.reason,
    occasion: verdict.occasion,
    user: verdict.username === undefined ? null : toPseudonym(verdict.username),
    environment: verdict.environment,
    authority: withoutCredentials(verdict.authority),
    fingerprint: verdict.fingerprint ?? null,
    lastFour: verdict.lastFour ?? null,
    // Somebody's own words may hold anything.
    description: verdict.description === undefined ? null : '(left out)',
    keyExpiresAt: verdict.keyExpiresAt?.toISOString() ?? null,
    keyReplacedAt: verdict.keyReplacedAt?.toISOString() ?? null,
    keyEndsOnUse: verdict.keyEndsOnUse === true,
    configScope: verdict.configScope ?? null,
    configPath: verdict.configPath ?? null,
    configPlace: verdict.configPlace ?? null,
    latencyMs: verdict.latencyMs,
    requestId: verdict.requestId ?? null
  }
}

/** Background jobs keep their name: they are nobody. */
function createPseudonyms (): (username: string) => string {
  const known = new Map<string, string>([['cron', 'cron']])
  return username => {
    const pseudonym = known.get(username) ?? `user ${known.size}`
    known.set(username, pseudonym)
    return pseudonym
  }
}

/** Of a web address scheme, host and path; everything else as it is. */
export function withoutCredentials (text: string): string {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  if (!URL.canParse(text)) return '(an address that cannot be read)'
  const { protocol, host, pathname } = new URL(text)
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
}
