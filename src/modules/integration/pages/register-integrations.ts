import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { AdminArea } from '../../../admin/area.ts'
import type { Drafts } from '../../../admin/drafts.ts'
import { formOf } from '../../../kernel/http/form-body.ts'
import type { FormError } from '../../../kernel/http/form-model.ts'
import { removeIntegration } from '../activate-integration.ts'
import type { IntegrationAction } from '../audit-actions.ts'
import { integrationFields } from '../check-integration.ts'
import { findIntegration } from '../integration-table.ts'
import { saveTypedIntegration, type IntegrationAuthor, type IntegrationOptions } from '../save-integration.ts'
import { activate, showApproval } from './activation-pages.ts'
import { findIntegrationId, integrationsPath, toDraftForm, toIntegrationDraft, toIntegrationId, toIntegrationPath, toTypedIntegration } from './integration-form.ts'
import { toIntegrationsGrid } from './integration-grid.ts'
import { integrationMissing, integrationsMenuItem, showIntegration } from './integration-page.ts'

export interface IntegrationPagesOptions extends IntegrationOptions {
  readonly drafts: Drafts
  /** Whether somebody typed his own password. */
  readonly isOwnPassword: (admin: AdminContext, typed: string) => Promise<boolean>
}

const resource = 'Magento_Integration::integrations'
const passwordWrong: FormError = { field: integrationFields.password, phrase: 'The password entered for the current user is invalid. Verify the password and try again.' }

/** Registers System > Extensions > Integrations under the original's URLs. */
export function registerIntegrations (area: AdminArea, options: IntegrationPagesOptions): void {
  for (const action of ['index', 'grid']) area.get(`${integrationsPath}/${action}`, resource, async (admin, request, reply) => await showList(options, admin, request, reply))
  area.get(`${integrationsPath}/new`, resource, async (admin, _request, reply) => await openForm(options, admin, reply, undefined))
  area.get(`${integrationsPath}/edit`, resource, async (admin, _request, reply) => await openForm(options, admin, reply, toIntegrationId(admin.parameters.get('id'))))
  area.post(`${integrationsPath}/save`, resource, async (admin, request, reply) => await save(options, admin, request, reply), { toDraft: toIntegrationDraft })
  area.get(`${integrationsPath}/permissionsDialog`, resource, async (admin, _request, reply) => await showApproval(options, admin, reply))
  area.post(`${integrationsPath}/tokensDialog`, resource, async (admin, _request, reply) => await activate(options, admin, reply))
  area.get(`${integrationsPath}/remove`, resource, async (admin, _request, reply) => await showRemoval(options, admin, reply))
  area.post(`${integrationsPath}/delete`, resource, async (admin, request, reply) => await remove(options, admin, request, reply))
}

async function showList ({ database }: IntegrationPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return await admin.page(reply, {
    template: 'integration/integrations.njk',
    title: admin.translate('Integrations'),
    bodyClass: 'adminhtml-integration-index',
    menuItem: integrationsMenuItem,
    model: { newHref: admin.url(toIntegrationPath(undefined)), grid: await toIntegrationsGrid(database, admin, request) }
  })
}

/** The form with what is stored, or with what this user had typed when the form could not be taken. */
async function openForm (options: IntegrationPagesOptions, admin: AdminContext, reply: FastifyReply, id: number | undefined): Promise<FastifyReply> {
  const draft = admin.parameters.has('reset') ? undefined : await options.drafts.find(admin.user.userId, admin.url(toIntegrationPath(id)))
  if (draft === undefined) return await showIntegration(options, admin, reply, { id })
  return await showIntegration(options, admin, reply, { id, typed: toTypedIntegration(toDraftForm(draft)), messages: [{ type: 'notice', phrase: 'Your input from before is back, but nothing of it is saved yet. Reset shows what is stored.' }] })
}

async function save (options: IntegrationPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const id = findIntegrationId(form, admin.parameters)
  const typed = toTypedIntegration(form)
  if (!await options.isOwnPassword(admin, form.text('current_password') ?? '')) {
    const act: IntegrationAction = id === undefined ? 'integration_created' : 'integration_saved'
    await options.audit.record(options.database, admin.origin, { action: act, outcome: 'refused', target: typed.name, details: { reason: 'own_password_wrong' } })
    return await showIntegration(options, admin, reply, { id, typed, errors: [passwordWrong] })
  }
  const result = await saveTypedIntegration(options, toAuthor(admin), id, typed)
  if (result.state === 'missing') return admin.redirect(reply, integrationsPath, integrationMissing)
  if (result.state === 'refused') return await showIntegration(options, admin, reply, { id, typed, errors: result.errors })
  await options.drafts.discard(admin.user.userId, admin.url(toIntegrationPath(id)))
  const next = form.text('activate') === undefined ? integrationsPath : `${integrationsPath}/permissionsDialog/id/${result.id}`
  return admin.redirect(reply, next, { type: 'success', phrase: 'The integration \'%1\' has been saved.', args: [typed.name] })
}

async function showRemoval ({ database }: IntegrationPagesOptions, admin: AdminContext, reply: FastifyReply): Promise<FastifyReply> {
  const { translate, url } = admin
  const integration = await findIntegration(database, toIntegrationId(admin.parameters.get('id')))
  if (integration === undefined) return admin.redirect(reply, integrationsPath, integrationMissing)
  return await admin.page(reply, {
    template: 'integration/removal.njk',
    title: translate('Delete "%1"', integration.name),
    bodyClass: 'adminhtml-integration-remove',
    menuItem: integrationsMenuItem,
    model: { action: url(`${integrationsPath}/delete/id/${integration.id}`), backHref: url(integrationsPath), formKey: admin.formKey, isActive: integration.isActive }
  })
}

async function remove (options: IntegrationPagesOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const removed = await removeIntegration(options, toAuthor(admin), findIntegrationId(formOf(request), admin.parameters) ?? 0)
  if (removed === undefined) return admin.redirect(reply, integrationsPath, integrationMissing)
  return admin.redirect(reply, integrationsPath, { type: 'success', phrase: 'The integration \'%1\' has been deleted.', args: [removed.name] })
}

function toAuthor ({ origin, user }: AdminContext): IntegrationAuthor {
  return { origin, isAllowed: user.isAllowed }
}
