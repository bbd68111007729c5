import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { toResourceNodes } from '../../../admin/resource-tree.ts'
import type { FormError } from '../../../kernel/http/form-model.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import { integrationFields, type TypedIntegration } from '../check-integration.ts'
import { findConsumer } from '../consumer-table.ts'
import { findIntegration, listResources, type Integration } from '../integration-table.ts'
import type { IntegrationOptions } from '../save-integration.ts'
import { integrationsPath, toIntegrationPath, toTyped } from './integration-form.ts'

export const integrationsMenuItem = 'Magento_Integration::system_integrations'
/** The original's sentence for an id that finds nothing. */
export const integrationMissing: Message = { type: 'error', phrase: 'This integration no longer exists.' }

/** One showing of the form; `typed` stands in the place of what is stored. */
export interface IntegrationPage {
  readonly id: number | undefined
  readonly typed?: TypedIntegration
  readonly errors?: readonly FormError[]
  readonly messages?: readonly Message[]
}

const empty: TypedIntegration = { name: '', email: '', endpoint: '', identityLinkUrl: '', hasAll: false, resources: [] }

/** Shows the form of an integration; leads back to the list where there is none. */
export async function showIntegration (options: IntegrationOptions, admin: AdminContext, reply: FastifyReply, { id, typed, errors = [], messages = [] }: IntegrationPage): Promise<FastifyReply> {
  const { database, acl } = options
  const { translate, url } = admin
  const stored = id === undefined ? undefined : await findIntegration(database, id)
  if (id !== undefined && stored === undefined) return admin.redirect(reply, integrationsPath, integrationMissing)
  const input = typed ?? (stored === undefined ? empty : toTyped(stored, await listResources(database, stored.id)))
  const shown = errors.map(({ field = '', phrase, args = [] }) => ({ field, text: translate(phrase, ...args) }))
  const isApiWrong = shown.some(({ field }) => field === integrationFields.access)
  return await admin.page(reply, {
    template: 'integration/integration.njk',
    title: stored === undefined ? translate('New Integration') : translate('Edit "%1" Integration', stored.name),
    bodyClass: stored === undefined ? 'adminhtml-integration-new' : 'adminhtml-integration-edit',
    layout: '2columns-left',
    menuItem: integrationsMenuItem,
    hasErrors: errors.length > 0,
    messages,
    model: {
      action: url(`${integrationsPath}/save`),
      backHref: url(integrationsPath),
      resetHref: url(`${toIntegrationPath(id)}/reset/1`),
      formKey: admin.formKey,
      id: stored?.id ?? '',
      canActivate: stored?.isActive !== true,
      input,
      ids: integrationFields,
      nodes: toResourceNodes(acl, new Set(input.resources), translate),
      details: stored === undefined ? [] : await toDetails(options, admin, stored),
      errors: Object.fromEntries(shown.map(({ field, text }) => [field, text])),
      errorList: shown.map(({ field, text }) => ({ text, href: `#${field}` })),
      tabs: [
        { id: 'integration_edit_tabs_info_section', text: translate('Integration Info'), current: !isApiWrong, error: shown.some(({ field }) => field !== integrationFields.access) },
        { id: 'integration_edit_tabs_api_section', text: translate('API'), current: isApiWrong, error: isApiWrong }
      ]
    }
  })
}

/** What may be said of the credentials: the consumer's key is no secret, everything else is shown once. */
async function toDetails ({ database, encryptor }: IntegrationOptions, { translate }: AdminContext, { consumerId, isActive }: Integration): Promise<object[]> {
  const consumer = await findConsumer(database, encryptor, consumerId)
  const once = translate(isActive ? 'Was shown once, after the activation' : 'Is shown once, after the activation')
  return [
    { id: 'consumer_key', label: translate('Consumer Key'), value: isActive ? consumer?.key ?? '' : once },
    { id: 'consumer_secret', label: translate('Consumer Secret'), value: once },
    { id: 'token', label: translate('Access Token'), value: once },
    { id: 'token_secret', label: translate('Access Token Secret'), value: once }
  ]
}
