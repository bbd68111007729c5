import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { findLatestChangeId } from '../../config/changes-since.ts'
import type { FieldState } from '../../config/field-state.ts'
import type { Scope } from '../../config/scope.ts'
import { isVisible, type Section } from '../../config/structure.ts'
import { createFormBody, formOf } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { findReach } from './field-overrides.ts'
import { leaveReceipt } from './receipt.ts'
import { canReset } from './render-section.ts'
import { toShownChange, type SaveFormOptions } from './save-form.ts'
import { configMenuItem, toSectionPath } from './section-page.ts'
import { toShownText } from './value-chain.ts'

const nothingToReset: Message = { type: 'notice', phrase: 'There is nothing to give back: these fields have no values of their own here.' }
const nothingChosen: Message = { type: 'error', phrase: 'Nothing was chosen, and nothing was changed. Tick at least one field.' }
const changedMeanwhile: Message = { type: 'warning', phrase: 'Nothing was changed: somebody else has saved some of these fields meanwhile. Look at the values again.' }

/** Which fields of a section are given back: all of them, those of a group, or one. */
interface Choice {
  readonly section: Section
  readonly scope: Scope
  readonly states: readonly FieldState[]
}

/** Shows what giving fields back to their inherited values would change. */
export async function showReset (options: SaveFormOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<FastifyReply> {
  const choice = await findChoice(options, admin, request, scope)
  return choice === undefined ? await admin.deny(reply) : await showChoice(options, admin, reply, choice)
}

/** Deletes the rows of the ticked fields as one save, with its history. */
export async function reset (options: SaveFormOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<FastifyReply> {
  const choice = await findChoice(options, admin, request, scope)
  if (choice === undefined) return await admin.deny(reply)
  const { section, states } = choice
  const form = formOf(request)
  const ticked = new Set(form.entries.filter(([name]) => name === 'fields[]').map(([, value]) => value))
  const inputs = states.filter(({ field }) => ticked.has(field.elementId)).map(({ field }) => [`${field.inputName}[inherit]`, '1'] as const)
  if (inputs.length === 0) return await showChoice(options, admin, reply, choice, nothingChosen)
  const after = await findLatestChangeId(options.database)
  const actor = admin.origin
  const result = await options.saveSection({ section, scope, groups: createFormBody(inputs).tree('groups') ?? {}, actor, shownChange: toShownChange(form.text('config_version')) })
  if (!result.ok) {
    const refusals = result.refusals.map(({ phrase, args }): Message => ({ type: 'error', phrase, args }))
    return await showChoice(options, admin, reply, choice, ...refusals, ...result.conflicts.length > 0 ? [changedMeanwhile] : [])
  }
  leaveReceipt(admin, reply, { after, until: await findLatestChangeId(options.database), unchanged: result.unchanged }, options.secure)
  return admin.redirect(reply, toSectionPath(section.id, scope), { type: 'success', phrase: 'You saved the configuration.' })
}

async function findChoice ({ findShownSection, listFieldStates }: SaveFormOptions, admin: AdminContext, request: FastifyRequest, scope: Scope): Promise<Choice | undefined> {
  const section = await findShownSection(admin.parameters.get('section') ?? '', scope)
  if (section === undefined || !admin.user.isAllowed(section.resource) || !isVisible(section, scope.type)) return undefined
  const group = admin.parameters.get('group') ?? (request.query as Record<string, unknown>)['group']
  const path = admin.parameters.get('path')
  const { fields } = await listFieldStates({ section, scope, locale: admin.locale })
  const states = fields.filter(state => canReset(state) &&
    (path === undefined || state.field.elementId === path) &&
    (group === undefined || state.field.groups.some(({ elementId }) => elementId === group)))
  return { section, scope, states }
}

async function showChoice ({ database }: SaveFormOptions, admin: AdminContext, reply: FastifyReply, { section, scope, states }: Choice, ...messages: Message[]): Promise<FastifyReply> {
  const { translate, url, formKey } = admin
  const page = toSectionPath(section.id, scope)
  if (states.length === 0) return admin.redirect(reply, page, ...messages, nothingToReset)
  const version = await findLatestChangeId(database)
  return await admin.page(reply, {
    template: 'config/reset.njk',
    title: translate('Configuration'),
    bodyClass: 'adminhtml-system_config-reset',
    menuItem: configMenuItem,
    hasErrors: messages.some(message => message.type === 'error'),
    messages,
    model: {
      action: url(page.replace('/edit/', '/reset/')),
      backHref: url(page),
      formKey,
      version,
      sectionLabel: translate(section.label),
      scopeName: scope.type === 'default' ? translate(scope.name) : scope.name,
      rows: await Promise.all(states.map(async state => await toRow(database, admin, scope, state)))
    }
  })
}

async function toRow (database: SaveFormOptions['database'], { translate }: AdminContext, scope: Scope, { field, value, inheritedValue, options }: FieldState): Promise<object> {
  const { views, overriding } = await findReach(database, field.path, scope)
  return {
    id: field.elementId,
    label: translate(field.label),
    group: field.groups.map(group => translate(group.label)).join(' > '),
    from: field.secret ? translate('a secret') : toShownText(value, { field, options, translate }),
    to: field.secret ? translate('the inherited secret, where there is one') : toShownText(inheritedValue, { field, options, translate }),
    reach: scope.type === 'stores' ? translate('this store view') : translate('%1 of %2 store views', String(views - overriding), String(views))
  }
}
