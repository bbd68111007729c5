import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import type { Drafts } from '../../../admin/drafts.ts'
import type { Database } from '../../../kernel/database/database.ts'
import type { Message } from '../../../kernel/http/messages.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { findObstacle, type DeleteEntryOptions } from '../delete-entry.ts'
import { toVersion } from '../save-entry.ts'
import { emptyInput, type Sentence, type StoreErrors, type StoreInput } from '../store-kind.ts'
import { formFields, type FormField } from './form-fields.ts'
import { storesMenuItem, storesPath, toFormPath, type KindTexts } from './texts.ts'

export interface StorePagesOptions extends DeleteEntryOptions {
  readonly database: Database
  readonly clock: Clock
  readonly drafts: Drafts
}

/** One showing of a form; `typed` stands in the place of what is stored. */
export interface FormPage {
  readonly texts: KindTexts
  readonly id: number | undefined
  readonly typed?: StoreInput
  /** What is wrong, where the form is shown because it was refused. */
  readonly errors?: StoreErrors
  readonly messages?: readonly Message[]
}

/** Shows the form of a website, store or store view; leads back to All Stores where there is no such entry. */
export async function showForm (options: StorePagesOptions, admin: AdminContext, reply: FastifyReply, page: FormPage): Promise<FastifyReply> {
  const { database } = options
  const { translate } = admin
  const { texts, id, typed = emptyInput, errors = {} } = page
  const { kind } = texts
  const stored = id === undefined ? emptyInput : await kind.findInput(database, id)
  if (stored === undefined) return admin.redirect(reply, storesPath, { type: 'error', ...texts.missing })
  const input = { ...stored, ...typed }
  const fields = await formFields[kind.name]({ database, translate, id, input })
  const obstacle = id === undefined ? undefined : await findObstacle(options, database, kind, id)
  return await admin.page(reply, {
    template: 'store/form.njk',
    title: id === undefined ? translate(texts.newTitle.phrase) : stored['name']!,
    bodyClass: `adminhtml-system_store-${id === undefined ? 'new' : 'edit'}${texts.action.toLowerCase()}`,
    menuItem: storesMenuItem,
    hasErrors: page.errors !== undefined,
    messages: page.messages ?? [],
    model: {
      ...toButtons(admin, texts, id, obstacle === undefined),
      action: admin.url(`${storesPath}/save`),
      formKey: admin.formKey,
      legend: translate(texts.legend.phrase),
      obstacle: obstacle === undefined ? null : translate(obstacle.phrase, ...obstacle.args ?? []),
      fields: fields.map(field => toFieldModel(kind.name, field, input, stored, toErrorText(admin, field, errors[field.field]))),
      hidden: [
        { name: 'store_type', value: kind.name },
        { name: 'store_action', value: id === undefined ? 'add' : 'edit' },
        { name: `${kind.name}[${texts.idName}]`, value: id === undefined ? '' : String(id) },
        ...id === undefined ? [] : [{ name: 'record_version', value: toVersion(stored) }]
      ],
      errorList: fields.filter(({ field }) => errors[field] !== undefined)
        .map(field => ({ text: `${field.label || field.checkboxLabel!}: ${toErrorText(admin, field, errors[field.field])!}`, href: `#${kind.name}_${field.field}` }))
    }
  })
}

function toButtons ({ url, translate }: AdminContext, texts: KindTexts, id: number | undefined, canDelete: boolean): object {
  return {
    backHref: url(storesPath),
    resetHref: url(`${toFormPath(texts, id)}/reset/1`),
    deleteHref: id !== undefined && canDelete ? url(`${storesPath}/delete${texts.action}/item_id/${id}`) : null,
    deleteText: translate(texts.delete.phrase),
    saveText: translate(texts.save.phrase),
    // The original asks before it makes a store view, and its users' tests wait for the question.
    confirm: id === undefined && texts.kind.name === 'store'
      ? { title: translate('Warning message'), text: translate('Create this store view? It inherits its configuration from its website.') }
      : null
  }
}

function toFieldModel (kind: string, { field, moveQuestion, ...rest }: FormField, input: StoreInput, stored: StoreInput, error: string | null): object {
  return {
    ...rest,
    id: `${kind}_${field}`,
    name: `${kind}[${field}]`,
    value: rest.type === 'checkbox' ? '1' : input[field] ?? (field === 'is_active' ? '1' : ''),
    checked: rest.type === 'checkbox' && input[field] === '1',
    error,
    ...(moveQuestion === undefined ? {} : { attributes: { 'data-move-question': moveQuestion, 'data-stored': stored[field] } })
  }
}

/** What is said at a field; a stored value of a list is named by what the list calls it. */
function toErrorText ({ translate }: AdminContext, { type, options = [] }: FormField, error: Sentence | undefined): string | null {
  if (error === undefined) return null
  const labels = new Map(options.flatMap(option => option.options ?? [option]).map(({ value, label }) => [value, label]))
  const toShown = (value: string): string => type === 'checkbox' ? translate(value === '1' ? 'Yes' : 'No') : labels.get(value) ?? value
  return translate(error.phrase, ...(error.args ?? []).map(toShown))
}
