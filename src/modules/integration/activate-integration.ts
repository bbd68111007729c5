import { inTransaction, type Database } from '../../kernel/database/database.ts'
import type { IntegrationAction } from './audit-actions.ts'
import { findConsumer } from './consumer-table.ts'
import { deleteIntegration, findIntegration, listResources, saveActive, type Integration } from './integration-table.ts'
import { createOauthWord } from './oauth-word.ts'
import type { IntegrationAuthor, IntegrationOptions } from './save-integration.ts'
import { deleteTokensOfConsumer, insertAccessToken } from './token-table.ts'

/** What an integration needs to call services; shown once, to whoever activated it. */
export interface IntegrationCredentials {
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly token: string
  readonly tokenSecret: string
}

export type ActivateResult =
  | { readonly state: 'activated', readonly integration: Integration, readonly isAgain: boolean, readonly credentials: IntegrationCredentials }
  /** It is active, and nobody asked for new tokens: a form was sent twice. */
  | { readonly state: 'active', readonly integration: Integration }
  /** It may do what its activator may not. */
  | { readonly state: 'refused', readonly integration: Integration }
  | { readonly state: 'missing' }

/** Activates an integration and issues its token; `reissues` does so for an active one, whose old token then is good for nothing. */
export async function activateIntegration (options: IntegrationOptions, { origin, isAllowed }: IntegrationAuthor, id: number, reissues: boolean): Promise<ActivateResult> {
  const { audit, clock } = options
  return await inTransaction(options.database, async (transaction): Promise<ActivateResult> => {
    const integration = await findIntegration(transaction, id)
    if (integration === undefined) return { state: 'missing' }
    if (integration.isActive && !reissues) return { state: 'active', integration }
    const act: IntegrationAction = integration.isActive ? 'integration_reauthorized' : 'integration_activated'
    if (!(await listResources(transaction, id)).every(isAllowed)) {
      await audit.record(transaction, origin, { action: act, outcome: 'refused', target: integration.name, details: { reason: 'rights_of_activator' } })
      return { state: 'refused', integration }
    }
    const credentials = await issueCredentials(transaction, options, integration)
    await saveActive(transaction, id, clock.now())
    await audit.record(transaction, origin, { action: act, outcome: 'success', target: integration.name, details: { integration_id: id } })
    return { state: 'activated', integration, isAgain: integration.isActive, credentials }
  })
}

async function issueCredentials (transaction: Database, { encryptor, clock }: IntegrationOptions, { consumerId }: Integration): Promise<IntegrationCredentials> {
  const consumer = (await findConsumer(transaction, encryptor, consumerId))!
  const [token, tokenSecret] = [createOauthWord(), createOauthWord()]
  await deleteTokensOfConsumer(transaction, consumerId)
  await insertAccessToken(transaction, { consumerId }, { token, secret: encryptor.encrypt(tokenSecret) }, clock.now())
  return { consumerKey: consumer.key, consumerSecret: consumer.secret ?? '', token, tokenSecret }
}

/** Deletes an integration with its tokens; returns what it was, undefined where there is none. */
export async function removeIntegration ({ database, audit }: IntegrationOptions, { origin }: IntegrationAuthor, id: number): Promise<Integration | undefined> {
  return await inTransaction(database, async transaction => {
    const integration = await findIntegration(transaction, id)
    if (integration === undefined) return undefined
    await deleteIntegration(transaction, integration)
    await audit.record(transaction, origin, { action: 'integration_deleted' satisfies IntegrationAction, outcome: 'success', target: integration.name, details: { integration_id: id } })
    return integration
  })
}
