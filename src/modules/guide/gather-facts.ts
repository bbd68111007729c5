import type { FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { KeyEnvironment } from '../../admin/key-authority.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Database } from '../../kernel/database/database.ts'
import { fromTimestamp } from '../../kernel/database/timestamp.ts'
import type { Fingerprint } from '../../kernel/secrets.ts'
import { channelResource } from '../amazon/channel-page.ts'
import { findLastPlace } from '../config/last-place.ts'
import { keyPaths, sandboxPath } from '../services-connector/key-validation.ts'
import { findEntries, findLastAnswer } from './check-table.ts'
import type { GuideFacts, PortalFacts, StoredKey } from './facts.ts'
import type { GuideRun } from './run-table.ts'

export interface GatherFactsOptions {
  readonly database: Database
  readonly clock: Clock
  readonly scopeConfig: ScopeConfig
  readonly fingerprint: Fingerprint
  /** Undefined where another server issues and judges the keys. */
  readonly portal: PortalFacts | undefined
}

/** ACL resource of the section, and the section, that the keys are in. */
export const configuration = { resource: 'Magento_ServicesConnector::config_integration', section: 'services_connector' } as const

/** Reads the state that the steps are judged by: a handful of indexed queries, and nothing is asked of the key authority. */
export async function gatherFacts (options: GatherFactsOptions, admin: AdminContext, request: FastifyRequest, run: GuideRun): Promise<GuideFacts> {
  const { database, clock, scopeConfig, portal } = options
  const { user, session } = admin
  const environment = await scopeConfig.getFlag(sandboxPath) ? 'sandbox' : 'production'
  const stored = await findStoredKey(options, environment)
  const entries = await findEntries(database, user.userId, run.startVerdictId)
  return {
    now: clock.now(),
    environment,
    signedInAt: session.createdAt,
    mayEnter: user.isAllowed(channelResource),
    mayConfigure: user.isAllowed(configuration.resource),
    enteredAt: entries.first?.at,
    portal: await portal?.find(environment),
    sawConfiguration: findLastPlace(admin, request)?.section === configuration.section || request.url.includes(`/section/${configuration.section}/`),
    stored,
    lastAnswer: stored.fingerprint === undefined ? undefined : await findLastAnswer(database, stored.fingerprint),
    lastEntry: entries.last
  }
}

async function findStoredKey ({ scopeConfig, fingerprint, portal }: GatherFactsOptions, environment: KeyEnvironment): Promise<StoredKey> {
  const secret = await scopeConfig.getSecret(keyPaths[environment])
  const key = secret.state === 'set' ? secret.value.trim() : ''
  const none = { at: undefined, fingerprint: undefined, isOfPortal: undefined }
  if (secret.state === 'undecryptable') return { state: 'undecryptable', ...none }
  if (key === '' || secret.state === 'missing') return { state: 'missing', ...none }
  const at = secret.source.updatedAt
  return { state: 'set', at: at === undefined ? undefined : fromTimestamp(at), fingerprint: fingerprint(key), isOfPortal: await portal?.isLiving(key, environment) }
}
