import { allResources, type Acl } from '../../admin/acl.ts'
import { validateValue } from '../../config/validators.ts'
import type { Database } from '../../kernel/database/database.ts'
import type { FormError } from '../../kernel/http/form-model.ts'
import { isIntegrationNameTaken, type IntegrationInput } from './integration-table.ts'

/** Ids of the controls that errors stand at. */
export const integrationFields = {
  name: 'integration_properties_name',
  email: 'integration_properties_email',
  endpoint: 'integration_properties_endpoint',
  identityLinkUrl: 'integration_properties_identity_link_url',
  password: 'integration_properties_current_password',
  access: 'all_resources'
} as const

/** What people fill in: the integration, and what it shall be allowed to do. */
export interface TypedIntegration extends IntegrationInput {
  readonly hasAll: boolean
  readonly resources: readonly string[]
}

/** What a change of an integration is checked against. */
export interface IntegrationCheck {
  readonly database: Database
  readonly acl: Acl
  readonly id: number | undefined
  /** What it may do already. */
  readonly granted: ReadonlySet<string>
  readonly isAllowed: (resource: string) => boolean
}

const longest = 255

/** What of an input stays out of the table, and why. */
export async function checkIntegration (check: IntegrationCheck, input: TypedIntegration): Promise<FormError[]> {
  const errors: Array<FormError | undefined> = [
    await checkName(check, input.name),
    input.email === '' ? undefined : toError(integrationFields.email, input.email, 'validate-email'),
    checkUrl(integrationFields.endpoint, input.endpoint),
    checkUrl(integrationFields.identityLinkUrl, input.identityLinkUrl),
    checkAccess(check, input)
  ]
  return errors.filter(error => error !== undefined)
}

/** The resources that are stored for an input, before those they stand under are added. */
export function listChosen ({ hasAll, resources }: TypedIntegration): readonly string[] {
  return hasAll ? [allResources] : resources
}

async function checkName ({ database, id }: IntegrationCheck, name: string): Promise<FormError | undefined> {
  const error = toError(integrationFields.name, name, 'required-entry')
  if (error !== undefined) return error
  return await isIntegrationNameTaken(database, name, id) ? { field: integrationFields.name, phrase: 'The integration with name "%1" exists.', args: [name] } : undefined
}

function checkUrl (field: string, url: string): FormError | undefined {
  if (url === '') return undefined
  const error = toError(field, url, 'validate-url')
  if (error !== undefined || /^https?:\/\//i.test(url)) return error
  return { field, phrase: 'The address must begin with https:// or http://.' }
}

function toError (field: string, value: string, rules: string): FormError | undefined {
  if (value.length > longest) return { field, phrase: 'This text is too long.' }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(value)) return { field, phrase: 'This holds characters that cannot be printed. Type it anew instead of pasting it.' }
  const wrong = validateValue(rules, value)
  return wrong === undefined ? undefined : { field, phrase: wrong.phrase, args: wrong.args }
}

/** Nobody lends rights that he has not: an integration's token is in the hands of whoever activates it. */
function checkAccess ({ acl, granted, isAllowed }: IntegrationCheck, input: TypedIntegration): FormError | undefined {
  const field = integrationFields.access
  const chosen = listChosen(input)
  const unknown = chosen.find(resource => !acl.has(resource))
  if (unknown !== undefined) return { field, phrase: 'There is no resource "%1". Reload the page and choose again.', args: [unknown] }
  const isLent = chosen.some(resource => !granted.has(allResources) && !granted.has(resource) && !isAllowed(resource))
  return isLent ? { field, phrase: 'You can only allow what you may do yourself.' } : undefined
}
