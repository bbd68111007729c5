import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea, ToDraft } from '../../admin/area.ts'
import type { PathParameters } from '../../admin/path-parameters.ts'
import { defaultScope, type Scope } from '../../config/scope.ts'
import { isVisible, type Section } from '../../config/structure.ts'
import { formOf } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { toLanguageTag } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import { saveGroupStates } from '../user/admin-user-extra.ts'
import { showField, type FieldPageOptions } from './field-page.ts'
import { findLastPlace, rememberPlace } from './last-place.ts'
import { takeReceipt, toReceipt } from './receipt.ts'
import { findRequestedScope, toScopePath } from './requested-scope.ts'
import { reset, showReset } from './reset-page.ts'
import { saveForm, toShownChange, toVersionEntry, type SaveFormOptions } from './save-form.ts'
import { findScopeAt } from '../../config/scope-key.ts'
import { showScopes } from './scopes-page.ts'
import { showSection, toSectionPath } from './section-page.ts'
import { toTypedValues, type TypedValues } from './typed-values.ts'

export interface ConfigRouteOptions extends SaveFormOptions, Omit<FieldPageOptions, 'hasPage'> {}

type ScopedHandler = (options: ConfigRouteOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope) => Promise<FastifyReply>

const configResource = 'Magento_Config::config'
const draftTaken: Message = { type: 'notice', phrase: 'Your input from before is back, but nothing of it is saved yet. Keys and passwords were not kept: type them again.' }

/** Registers Stores > Settings > Configuration under the original's URLs. */
export function registerConfigRoutes (area: AdminArea, services: Omit<ConfigRouteOptions, 'hasPage'>): void {
  const options: ConfigRouteOptions = { ...services, hasPage: area.has }
  const scoped = (handler: ScopedHandler) => async (admin: AdminContext, request: FastifyRequest, reply: FastifyReply) => await withScope(options, admin, reply, async scope => await handler(options, admin, request, reply, scope))
  area.get('admin/system_config/index', configResource, scoped(showFirst))
  area.get('admin/system_config/edit', configResource, scoped(showRequested))
  area.get('admin/system_config/scopes', configResource, scoped(showScopes))
  area.post('admin/system_config/save', configResource, scoped(saveForm), { toDraft: createToDraft(options) })
  area.get('admin/system_config/field', configResource, scoped(showField))
  area.get('admin/system_config/reset', configResource, scoped(showReset))
  area.post('admin/system_config/reset', configResource, scoped(reset))
  area.post('admin/system_config/discard', configResource, scoped(async (_options, admin, _request, reply, scope) => {
    const section = options.structure.findSection(admin.parameters.get('section') ?? '')
    if (section === undefined || !admin.user.isAllowed(section.resource)) return await admin.deny(reply)
    const path = toSectionPath(section.id, scope)
    await options.drafts.discard(admin.user.userId, admin.url(path))
    return admin.redirect(reply, path)
  }))
  area.post('admin/system_config/state', configResource, async (admin, request, reply) => {
    const [group, state] = [formOf(request).text('container') ?? '', formOf(request).text('value')]
    if (options.structure.hasGroup(group)) await saveGroupStates(options.database, admin.user.userId, { [group]: state === '1' })
    return await reply.type('text/plain; charset=utf-8').send('success')
  })
}

async function withScope (options: ConfigRouteOptions, admin: AdminContext, reply: FastifyReply, show: (scope: Scope) => Promise<FastifyReply>): Promise<FastifyReply> {
  const requested = await findRequestedScope(admin.parameters, options.scopes)
  if (requested.scope !== undefined) return await show(await options.isSingleStoreMode() ? defaultScope : requested.scope)
  const section = options.structure.findSection(admin.parameters.get('section') ?? '')
  return admin.redirect(reply, section === undefined ? 'admin/system_config/index' : toSectionPath(section.id, defaultScope), requested.message)
}

/** The first section, as the original; whoever comes by the menu (its address ends before `index`) finds the section and scope he had last. */
const showFirst: ScopedHandler = async (options, admin, request, reply, scope) => {
  const place = /\/system_config\/?(?:\?|$)/.test(request.url) ? findLastPlace(admin, request) : undefined
  const lastScope = place === undefined ? undefined : await findScopeAt(place.scope, options.scopes)
  const last = place === undefined || lastScope === undefined ? undefined : await options.findShownSection(place.section, lastScope)
  if (last !== undefined && lastScope !== undefined && isVisible(last, lastScope.type) && admin.user.isAllowed(last.resource)) {
    return await showSaved(options, admin, request, reply, { section: last, scope: lastScope })
  }
  const first = options.structure.listTabs(scope.type, admin.user.isAllowed)[0]?.sections[0]
  const section = first === undefined ? undefined : await options.findShownSection(first.id, scope)
  return section === undefined ? await admin.deny(reply) : await showSaved(options, admin, request, reply, { section, scope })
}

const showRequested: ScopedHandler = async (options, admin, request, reply, scope) => {
  const section = await options.findShownSection(admin.parameters.get('section') ?? '', scope)
  if (section === undefined) return admin.redirect(reply, `admin/system_config/index/${toScopePath(scope)}`)
  if (!admin.user.isAllowed(section.resource)) return await admin.deny(reply)
  if (!isVisible(section, scope.type)) {
    return admin.redirect(reply, toSectionPath(section.id, defaultScope), { type: 'notice', phrase: 'The section "%1" has the same values everywhere: you find it at the scope Default Config only.', args: [admin.translate(section.label)] })
  }
  return await showSaved(options, admin, request, reply, { section, scope })
}

/** The section with its stored values, or with the draft that this user left on it. */
async function showSaved (options: ConfigRouteOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, place: { section: Section, scope: Scope }): Promise<FastifyReply> {
  rememberPlace(admin, request, reply, { section: place.section.id, scope: place.scope }, options.secure)
  const mark = takeReceipt(admin, request, reply)
  const receipt = mark === undefined ? undefined : await toReceipt(options.database, options.structure, admin, place.scope, mark)
  const draft = await options.drafts.find(admin.user.userId, admin.url(toSectionPath(place.section.id, place.scope)))
  if (draft === undefined) return await showSection(options, admin, reply, { ...place, receipt })
  const time = findDateFormat(toLanguageTag(admin.locale), await options.findTimeZone())
  const scopeName = place.scope.type === 'default' ? admin.translate(place.scope.name) : place.scope.name
  const draftText = admin.translate('This input was kept on %1; it belongs to the section "%2" at the scope %3.', time.format(draft.savedAt), admin.translate(place.section.label), scopeName)
  return await showSection(options, admin, reply, { ...place, typed: draft.values, draftText, shownChange: toShownChange(draft.values['config_version']), messages: [draftTaken], receipt })
}

/** What is kept of a post that could not be taken: the typed values, for the page of this section and scope. */
function createToDraft ({ structure }: ConfigRouteOptions): ToDraft {
  return (form, parameters: PathParameters) => {
    const section = structure.findSection(parameters.get('section') ?? '')
    if (section === undefined) return undefined
    const [website, store] = [parameters.get('website'), parameters.get('store')]
    const [type, id] = store !== undefined ? ['stores', store] as const : website !== undefined ? ['websites', website] as const : ['default', '0'] as const
    const path = `admin/system_config/edit/section/${section.id}/${type === 'default' ? '' : `${type === 'websites' ? 'website' : 'store'}/${id}/`}`
    // The form was that of one of them; the names of the others' inputs are not in it.
    const sections = [section, ...structure.findStandIns(section.id)?.sections.values() ?? []]
    const values = Object.assign({}, ...sections.map(one => toTypedValues(one, { type }, form))) as TypedValues
    return Object.keys(values).length === 0 ? undefined : { page: path, values: { ...values, ...toVersionEntry(form) } }
  }
}
