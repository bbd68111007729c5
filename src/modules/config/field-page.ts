import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { FieldState } from '../../config/field-state.ts'
import type { ScopeConfig } from '../../config/scope-config.ts'
import type { Scope } from '../../config/scope.ts'
import { listFields, type Field, type Section } from '../../config/structure.ts'
import { toLanguageTag } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { toCliLine } from './cli-line.ts'
import { countFieldOverrides, findReach, listFieldOverrides } from './field-overrides.ts'
import { canReset, toSecretText } from './render-section.ts'
import { toScopePath } from './requested-scope.ts'
import { configMenuItem, toSectionPath, type SectionPageOptions } from './section-page.ts'
import { toChain, toShownText, type TextContext } from './value-chain.ts'

export interface FieldPageOptions extends SectionPageOptions {
  readonly scopeConfig: Pick<ScopeConfig, 'explain'>
}

/** Overrides shown beside a field; more of them have pages of their own. */
const overridesAtOnce = 20

/** Shows everything about one field at a scope: where its value comes from, what overrides it below, what a change would reach, and its command line. */
export async function showField (options: FieldPageOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<FastifyReply> {
  const section = await options.findShownSection(admin.parameters.get('section') ?? '', scope)
  if (section === undefined || !admin.user.isAllowed(section.resource)) return await admin.deny(reply)
  const query = request.query as Record<string, unknown>
  const id = admin.parameters.get('path') ?? query['path']
  const field = listFields(section, scope.type).find(({ elementId }) => elementId === id)
  if (field === undefined) {
    return admin.redirect(reply, toSectionPath(section.id, scope), { type: 'error', phrase: 'This section has no field "%1".', args: [String(id ?? '').slice(0, 80)] })
  }
  const { translate } = admin
  const page = toPageNumber(admin.parameters.get('p'))
  return await admin.page(reply, {
    template: 'config/field.njk',
    title: translate('Configuration'),
    bodyClass: 'adminhtml-system_config-field',
    menuItem: configMenuItem,
    model: { field: await toModel(options, admin, { section, field, scope }, page) }
  })
}

interface Place { readonly section: Section, readonly field: Field, readonly scope: Scope }

async function toModel (options: FieldPageOptions, admin: AdminContext, place: Place, page: number): Promise<object> {
  const { section, field, scope } = place
  const { translate, url, locale } = admin
  const state = (await options.listFieldStates({ section, scope, locale })).fields.find(known => known.field === field)!
  const time = findDateFormat(toLanguageTag(locale), await options.findTimeZone())
  const texts: TextContext = { field, options: state.options, translate }
  const here = `path/${field.elementId}/${toScopePath(scope)}`
  const history = 'admin/system_config/history'
  return {
    id: field.elementId,
    label: translate(field.label),
    trail: [section.label, ...field.groups.map(group => group.label)].map(part => translate(part)).join(' > '),
    scopeName: scope.type === 'default' ? translate(scope.name) : scope.name,
    href: `${url(toSectionPath(section.id, scope))}#${field.elementId}`,
    path: field.path,
    secretText: toSecretText({ translate, formatTime: moment => time.format(moment) }, state),
    chain: await toChain(await options.scopeConfig.explain(field.path, scope), { ...texts, scopes: options.scopes, toHref: address => `${url(toSectionPath(section.id, address))}#${field.elementId}`, formatTime: moment => time.format(moment) }),
    ...await toBelow(options, admin, place, { texts, page }),
    reach: await toReachText(options, admin, place, state),
    command: toCliLine(field.path, scope, field.secret ? null : state.value),
    historyHref: options.hasPage(history) ? url(`${history}/section/${section.id}/${here}`) : null,
    resetHref: canReset(state) ? url(`admin/system_config/reset/section/${section.id}/${here}`) : null
  }
}

async function toBelow ({ database }: FieldPageOptions, { translate, url }: AdminContext, { section, field, scope }: Place, { texts, page }: { texts: TextContext, page: number }): Promise<object> {
  const count = await countFieldOverrides(database, field.path, scope)
  const overrides = await listFieldOverrides(database, field.path, scope, { offset: (page - 1) * overridesAtOnce, limit: overridesAtOnce })
  const toPage = (number: number): string => url(`admin/system_config/field/section/${section.id}/path/${field.elementId}/${toScopePath(scope)}p/${number}`)
  return {
    belowTitle: count > overridesAtOnce ? translate('Overridden below (%1 times; %2 to %3 of them)', String(count), String((page - 1) * overridesAtOnce + 1), String((page - 1) * overridesAtOnce + overrides.length)) : translate('Overridden below'),
    below: overrides.map(override => ({
      name: override.isDisabled ? translate('%1 (disabled)', override.name) : override.name,
      href: `${url(toSectionPath(section.id, override.scope))}#${field.elementId}`,
      value: toShownText(override.value, texts)
    })),
    previousHref: page > 1 ? toPage(page - 1) : null,
    nextHref: count > page * overridesAtOnce ? toPage(page + 1) : null
  }
}

/** What a change of the value would do at this scope. */
async function toReachText ({ database }: FieldPageOptions, { translate }: AdminContext, { field, scope }: Place, { locked }: FieldState): Promise<string> {
  if (locked !== null) return translate('The field is locked here: nothing can be changed at this scope.')
  if (scope.type === 'stores') return translate('Changing it here changes this store view alone.')
  const { views, overriding } = await findReach(database, field.path, scope)
  return translate('Changing it here changes %1 of %2 store views; %3 override it.', String(views - overriding), String(views), String(overriding))
}

function toPageNumber (text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1
}
