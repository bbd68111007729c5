import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { AdminArea, ToDraft } from '../../admin/area.ts'
import type { PathParameters } from '../../admin/path-parameters.ts'
import type { SaveSection } from '../../config/save-section.ts'
import { defaultScope, type Scope, type ScopeDirectory } from '../../config/scope.ts'
import { isVisible, type Section } from '../../config/structure.ts'
import { formOf, type FormBody } from '../../kernel/http/form-body.ts'
import type { Message } from '../../kernel/http/messages.ts'
import { saveGroupStates } from '../user/admin-user-table.ts'
import { findRequestedScope, toScopePath } from './requested-scope.ts'
import { showSection, toSectionPath, type SectionPageOptions } from './section-page.ts'
import { toTypedValues } from './typed-values.ts'

/** What a module has to say after a section was saved. */
export interface AfterSave {
  readonly section: string
  readonly run: (admin: AdminContext, request: FastifyRequest) => Promise<Message[]>
}

export interface ConfigRouteOptions extends SectionPageOptions {
  readonly saveSection: SaveSection
  readonly scopes: ScopeDirectory
  readonly afterSave: readonly AfterSave[]
}

const configResource = 'Magento_Config::config'
const filesLost: Message = { type: 'notice', phrase: 'Files are not kept: choose them again before you save.' }
const draftTaken: Message = { type: 'notice', phrase: 'Your input from before is back, but nothing of it is saved yet. Keys and passwords were not kept: type them again.' }

/** Registers Stores > Settings > Configuration under the original's URLs. */
export function registerConfigRoutes (area: AdminArea, options: ConfigRouteOptions): void {
  area.get('admin/system_config/index', configResource, async (admin, _request, reply) => await withScope(options, admin, reply, async scope => {
    const section = findFirstSection(options, admin, scope)
    return section === undefined ? await admin.deny(reply) : await showSaved(options, admin, reply, section, scope)
  }))
  area.get('admin/system_config/edit', configResource, async (admin, _request, reply) => await withScope(options, admin, reply, async scope => {
    const section = options.structure.findSection(admin.parameters.get('section') ?? '')
    if (section === undefined) return admin.redirect(reply, `admin/system_config/index/${toScopePath(scope)}`)
    if (!admin.user.isAllowed(section.resource)) return await admin.deny(reply)
    if (!isVisible(section, scope.type)) {
      return admin.redirect(reply, toSectionPath(section.id, defaultScope), { type: 'notice', phrase: 'The section "%1" has the same values everywhere: you find it at the scope Default Config only.', args: [admin.translate(section.label)] })
    }
    return await showSaved(options, admin, reply, section, scope)
  }))
  area.post('admin/system_config/save', configResource, async (admin, request, reply) => await withScope(options, admin, reply, async scope => await save(options, admin, request, reply, scope)), { toDraft: createToDraft(options) })
  area.post('admin/system_config/discard', configResource, async (admin, _request, reply) => await withScope(options, admin, reply, async scope => {
    const path = toSectionPath(admin.parameters.get('section') ?? '', scope)
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
  if (requested.scope !== undefined) return await show(requested.scope)
  const section = options.structure.findSection(admin.parameters.get('section') ?? '')
  return admin.redirect(reply, section === undefined ? 'admin/system_config/index' : toSectionPath(section.id, defaultScope), requested.message)
}

/** The section with its stored values, or with the draft that this user left on it. */
async function showSaved (options: ConfigRouteOptions, admin: AdminContext, reply: FastifyReply, section: Section, scope: Scope): Promise<FastifyReply> {
  const draft = await options.drafts.find(admin.user.userId, admin.url(toSectionPath(section.id, scope)))
  if (draft === undefined) return await showSection(options, admin, reply, { section, scope })
  return await showSection(options, admin, reply, { section, scope, typed: draft.values, hasDraft: true, messages: [draftTaken] })
}

async function save (options: ConfigRouteOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<FastifyReply> {
  const section = options.structure.findSection(admin.parameters.get('section') ?? '')
  if (section === undefined || !admin.user.isAllowed(section.resource) || !isVisible(section, scope.type)) return await admin.deny(reply)
  const form = formOf(request)
  await saveGroupStates(options.database, admin.user.userId, toGroupStates(section, form))
  const actor = { userId: admin.user.userId, userName: admin.user.username }
  const result = await options.saveSection({ section, scope, groups: form.tree('groups') ?? {}, files: form.files, actor })
  if (!result.ok) return await showSection(options, admin, reply, { section, scope, typed: toTypedValues(section, scope, form), refusals: result.refusals, messages: form.files.size > 0 ? [filesLost] : [] })
  await options.drafts.discard(admin.user.userId, admin.url(toSectionPath(section.id, scope)))
  const notices = await Promise.all(options.afterSave.filter(after => after.section === section.id).map(async after => await after.run(admin, request)))
  return admin.redirect(reply, toSectionPath(section.id, scope), { type: 'success', phrase: 'You saved the configuration.' }, ...notices.flat())
}

function findFirstSection ({ structure }: ConfigRouteOptions, admin: AdminContext, scope: Scope): Section | undefined {
  return structure.listTabs(scope.type, admin.user.isAllowed)[0]?.sections[0]
}

/** Open and closed groups, as the form posts them along; only groups that exist are remembered. */
function toGroupStates (section: Section, form: FormBody): Record<string, boolean> {
  const posted = form.tree('config_state') ?? {}
  return Object.fromEntries(section.groups.filter(group => typeof posted[group.elementId] === 'string').map(group => [group.elementId, posted[group.elementId] === '1']))
}

/** What is kept of a post that could not be taken: the typed values, for the page of this section and scope. */
function createToDraft ({ structure }: ConfigRouteOptions): ToDraft {
  return (form, parameters: PathParameters) => {
    const section = structure.findSection(parameters.get('section') ?? '')
    if (section === undefined) return undefined
    const [website, store] = [parameters.get('website'), parameters.get('store')]
    const [type, id] = store !== undefined ? ['stores', store] as const : website !== undefined ? ['websites', website] as const : ['default', '0'] as const
    const path = `admin/system_config/edit/section/${section.id}/${type === 'default' ? '' : `${type === 'websites' ? 'website' : 'store'}/${id}/`}`
    const values = toTypedValues(section, { type }, form)
    return Object.keys(values).length === 0 ? undefined : { page: path, values }
  }
}
