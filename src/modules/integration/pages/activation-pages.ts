import type { FastifyReply } from 'fastify'
import { allResources } from '../../../admin/acl.ts'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { withParents } from '../../../admin/resource-tree.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import { activateIntegration } from '../activate-integration.ts'
import { findIntegration, listResources, type Integration } from '../integration-table.ts'
import type { IntegrationOptions } from '../save-integration.ts'
import { integrationsPath, toIntegrationId } from './integration-form.ts'
import { integrationMissing, integrationsMenuItem } from './integration-page.ts'

/** Asks whether an integration may do what it was given; `reauthorize/1` asks for new tokens of an active one. */
export async function showApproval ({ database, acl }: IntegrationOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const integration = await findIntegration(database, toIntegrationId(admin.parameters.get('id')))
  if (integration === undefined) return admin.redirect(reply, integrationsPath, integrationMissing)
  const resources = await listResources(database, integration.id)
  const isAgain = admin.parameters.get('reauthorize') === '1' && integration.isActive
  return await admin.page(reply, {
    template: 'integration/approval.njk',
    title: isAgain ? translate('Reauthorize "%1"', integration.name) : translate('Activate "%1"', integration.name),
    bodyClass: 'adminhtml-integration-permissionsdialog',
    menuItem: integrationsMenuItem,
    model: {
      action: url(`${integrationsPath}/tokensDialog/id/${integration.id}${isAgain ? '/reauthorize/1' : ''}`),
      backHref: url(integrationsPath),
      formKey: admin.formKey,
      isAgain,
      hasAll: resources.includes(allResources),
      resources: withParents(acl, resources).map(id => translate(acl.find(id)?.title ?? id)),
      hasEndpoint: integration.endpoint !== ''
    }
  })
}

/** Activates, and shows the credentials this once: they are not kept in a form that could be shown again, so no redirect comes between. */
export async function activate (options: IntegrationOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const author = { origin: admin.origin, isAllowed: admin.user.isAllowed }
  const result = await activateIntegration(options, author, toIntegrationId(admin.parameters.get('id')), admin.parameters.get('reauthorize') === '1')
  if (result.state === 'missing') return admin.redirect(reply, integrationsPath, integrationMissing)
  if (result.state === 'refused') return admin.redirect(reply, integrationsPath, { type: 'error', phrase: 'The integration \'%1\' may do more than you. Somebody who may do all of it can activate it.', args: [result.integration.name] })
  if (result.state === 'active') return admin.redirect(reply, integrationsPath, { type: 'notice', phrase: 'The integration \'%1\' is active already. Its tokens were shown when it was activated; Reauthorize makes new ones.', args: [result.integration.name] })
  const { integration, isAgain, credentials } = result
  return await admin.page(reply, {
    template: 'integration/tokens.njk',
    title: admin.translate('Integration Tokens for Extensions'),
    bodyClass: 'adminhtml-integration-tokensdialog',
    menuItem: integrationsMenuItem,
    messages: [toDone(integration, isAgain)],
    model: {
      doneHref: admin.url(integrationsPath),
      fields: [
        { id: 'integration_token_consumer_key', label: admin.translate('Consumer Key'), value: credentials.consumerKey },
        { id: 'integration_token_consumer_secret', label: admin.translate('Consumer Secret'), value: credentials.consumerSecret },
        { id: 'integration_token_token', label: admin.translate('Access Token'), value: credentials.token },
        { id: 'integration_token_token_secret', label: admin.translate('Access Token Secret'), value: credentials.tokenSecret }
      ]
    }
  })
}

function toDone ({ name }: Integration, isAgain: boolean): Message {
  return { type: 'success', phrase: isAgain ? 'The integration \'%1\' has been re-authorized.' : 'The integration \'%1\' has been activated.', args: [name] }
}
