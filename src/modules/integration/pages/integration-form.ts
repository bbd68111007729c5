import type { ToDraft } from '../../../admin/area.ts'
import { allResources } from '../../../admin/acl.ts'
import type { Draft } from '../../../admin/drafts.ts'
import { createFormBody, type FormBody } from '../../../kernel/http/form-body.ts'
import type { TypedIntegration } from '../check-integration.ts'
import type { Integration } from '../integration-table.ts'

/** Where the list stands, below the admin front name. */
export const integrationsPath = 'admin/integration'

/** Path of the form of an integration, or of a new one. */
export function toIntegrationPath (id: number | undefined): string {
  return id === undefined ? `${integrationsPath}/new` : `${integrationsPath}/edit/id/${id}`
}

/** An id as it stands in addresses and forms; what is none finds nothing. */
export function toIntegrationId (text: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0
}

/** Reads an integration from its form. Scripts may number the resources. */
export function toTypedIntegration (form: FormBody): TypedIntegration {
  const text = (name: string): string => (form.text(name) ?? '').trim()
  return {
    name: text('name'),
    email: text('email'),
    endpoint: text('endpoint'),
    identityLinkUrl: text('identity_link_url'),
    hasAll: form.text('all_resources') === '1',
    resources: [...new Set(form.entries.filter(([name]) => name.startsWith('resource[')).map(([, value]) => value))]
  }
}

/** What the form shows of a stored integration. */
export function toTyped ({ name, email, endpoint, identityLinkUrl }: Integration, resources: readonly string[]): TypedIntegration {
  return { name, email, endpoint, identityLinkUrl, hasAll: resources.includes(allResources), resources }
}

/** The integration that a form is about, by its own field or the address; undefined for a new one. */
export function findIntegrationId (form: FormBody, parameters: ReadonlyMap<string, string>): number | undefined {
  const posted = parameters.get('id') ?? form.text('id') ?? ''
  return posted === '' ? undefined : toIntegrationId(posted)
}

/** What is kept of a form that could not be taken; the password is not. */
export const toIntegrationDraft: ToDraft = (form, parameters) => {
  const { name, email, endpoint, identityLinkUrl, hasAll, resources } = toTypedIntegration(form)
  return {
    page: `${toIntegrationPath(findIntegrationId(form, parameters))}/`,
    values: { name, email, endpoint, identity_link_url: identityLinkUrl, all_resources: hasAll ? '1' : '0', 'resource[]': [...resources] }
  }
}

/** The form that a draft was made from. */
export function toDraftForm ({ values }: Draft): FormBody {
  return createFormBody(Object.entries(values).flatMap(([name, value]) => [value].flat().map(one => [name, one] as const)))
}
