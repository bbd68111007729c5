import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { FindTimeZone } from '../../admin/time-zone.ts'
import { findLatestChangeId } from '../../config/changes-since.ts'
import type { Conflict } from '../../config/conflicts.ts'
import type { Scope } from '../../config/scope.ts'
import { listFields, type Field, type Section } from '../../config/structure.ts'
import { isMask } from '../../config/value-check.ts'
import type { Database } from '../../kernel/database/database.ts'
import { createFormBody, type FormBody } from '../../kernel/http/form-body.ts'
import { toLanguageTag } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { toChangedText } from './receipt.ts'
import { configMenuItem, toSectionPath } from './section-page.ts'

export interface ConflictPageOptions {
  readonly database: Database
  readonly findTimeZone: FindTimeZone
}

/** A form that could not be saved because others saved meanwhile. */
export interface ConflictPage {
  readonly section: Section
  readonly scope: Scope
  readonly form: FormBody
  readonly conflicts: readonly Conflict[]
}

/** Inputs of the page that are no values of the configuration. */
const ownInputs = /^(?:form_key|config_version|choice\[)/

/**
 * Shows both values of every field in conflict and asks which one is to stay; the rest of the form goes along as it was typed.
 * Secrets never come back to a page: those that were typed are asked for again.
 */
export async function showConflicts (options: ConflictPageOptions, admin: AdminContext, reply: FastifyReply, { section, scope, form, conflicts }: ConflictPage): Promise<FastifyReply> {
  const { translate, locale } = admin
  const version = await findLatestChangeId(options.database)
  const time = findDateFormat(toLanguageTag(locale), await options.findTimeZone())
  const secrets = listFields(section, scope.type).filter(field => field.secret)
  const secretNames = new Set(secrets.map(toValueName))
  const path = toSectionPath(section.id, scope)
  return await admin.page(reply, {
    template: 'config/conflict.njk',
    title: translate('Configuration'),
    bodyClass: 'adminhtml-system_config-edit',
    menuItem: configMenuItem,
    status: 409,
    model: {
      action: admin.url(path.replace('/edit/', '/save/')),
      backHref: admin.url(path),
      formKey: admin.formKey,
      version,
      sectionLabel: translate(section.label),
      scopeName: scope.type === 'default' ? translate(scope.name) : scope.name,
      conflicts: conflicts.map(conflict => toModel(conflict, admin, time)),
      retype: secrets.filter(field => isTyped(form, field) && !conflicts.some(conflict => conflict.field === field)).map(field => toRetyped(field, admin)),
      entries: form.entries.filter(([name]) => !ownInputs.test(name) && !secretNames.has(name)).map(([name, value]) => ({ name, value }))
    }
  })
}

/** The form without the fields for which the value of the others was chosen: they are left as they are. */
export function applyChoices (section: Section, form: FormBody): FormBody {
  const choices = form.tree('choice')
  if (choices === undefined) return form
  const left = section.fields.filter(field => choices[field.elementId] === 'theirs').map(field => `${field.inputName}[`)
  return createFormBody(form.entries.filter(([name]) => !left.some(start => name.startsWith(start))), form.files)
}

function toModel ({ field, theirs, yours }: Conflict, admin: AdminContext, time: Intl.DateTimeFormat): object {
  const { translate } = admin
  return {
    id: field.elementId,
    label: translate(field.label),
    path: field.path,
    choiceName: `choice[${field.elementId}]`,
    theirs: translate('Leave what %1 saved on %2: %3', theirs.userName, time.format(theirs.changedAt), toChangedText(field, theirs.newValue, translate)),
    yours: field.secret && yours !== null ? translate('Save yours; type it again below') : translate('Save yours: %1', toChangedText(field, yours, translate)),
    secret: field.secret && yours !== null ? toRetyped(field, admin) : null
  }
}

function toRetyped (field: Field, { translate }: AdminContext): object {
  return { id: field.elementId, name: toValueName(field), label: translate(field.label) }
}

function toValueName (field: Field): string {
  return `${field.inputName}[value]`
}

function isTyped (form: FormBody, field: Field): boolean {
  const value = form.entries.find(([name]) => name === toValueName(field))?.[1]
  return value !== undefined && value !== '' && !isMask(value)
}
