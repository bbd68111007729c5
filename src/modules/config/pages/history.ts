import type { FastifyReply } from 'fastify'
import type { AdminContext } from '../../../admin/admin-context.ts'
import { allResources } from '../../../admin/acl.ts'
import type { AdminArea } from '../../../admin/area.ts'
import { countChanges, listChanges, type RecordedChange } from '../../../config/history.ts'
import type { Scope } from '../../../config/scope.ts'
import type { Field, Section } from '../../../config/structure.ts'
import { findRequestedScope } from '../requested-scope.ts'
import { configMenuItem } from '../section-page.ts'
import { toChangeModel } from './change-model.ts'
import { findScopeNames } from './scope-names.ts'
import { toToolNav, toToolPath } from './tool-nav.ts'
import { findAllowedSection, listAllowedPaths, listAllowedSections, toolResource, toPlace, type ToolOptions } from './tool-options.ts'

/** Changes on one page. */
const pageSize = 50

/** What the history is narrowed to. */
interface Filter {
  readonly section?: Section
  readonly field?: Field
  /** Absent: all scopes. */
  readonly scope?: Scope
  readonly before?: number
}

/** Registers the history of the configuration: all of it, of a section or of a field, at every scope or at one. */
export function registerHistory (area: AdminArea, options: ToolOptions): void {
  area.get('admin/system_config/history', toolResource, async (admin, _request, reply) => {
    const names = admin.parameters
    const requested = names.has('website') || names.has('store') ? await findRequestedScope(names, options.scopes) : undefined
    if (requested !== undefined && requested.scope === undefined) return admin.redirect(reply, 'admin/system_config/history', requested.message)
    const section = findAllowedSection(options.structure, admin, names.get('section'))
    if (names.has('section') && section === undefined) return await admin.deny(reply)
    const field = findField(options, admin, section, names.get('path'))
    if (names.has('path') && field === undefined) return await admin.deny(reply)
    const before = /^\d{1,15}$/.test(names.get('before') ?? '') ? Number(names.get('before')) : undefined
    return await showHistory(options, admin, reply, { section: section ?? field?.section, field, scope: requested?.scope, before })
  })
}

function findField ({ structure }: ToolOptions, admin: AdminContext, section: Section | undefined, elementId: string | undefined): Field | undefined {
  const sections = section === undefined ? listAllowedSections(structure, admin) : [section]
  return sections.flatMap(({ fields }) => fields).find(field => field.elementId === elementId)
}

async function showHistory (options: ToolOptions, admin: AdminContext, reply: FastifyReply, filter: Filter): Promise<FastifyReply> {
  const { translate, url } = admin
  const found = await listChanges(options.database, { ...toChangeFilter(options, admin, filter), limit: pageSize + 1 })
  const changes = found.slice(0, pageSize)
  const path = `${toToolPath('history', filter)}${filter.field === undefined ? '' : `path/${filter.field.elementId}/`}`
  return await admin.page(reply, {
    template: 'config/history.njk',
    title: translate('Configuration History'),
    bodyClass: 'adminhtml-system_config-history',
    menuItem: configMenuItem,
    model: {
      tools: toToolNav(admin, 'history', filter),
      subject: await toSubject(options, admin, filter),
      allHref: url('admin/system_config/history'),
      saves: await toSaves(options, admin, changes),
      timeZone: await options.findTimeZone(),
      revertAction: url('admin/system_config/revert'),
      formKey: admin.formKey,
      newestHref: filter.before === undefined ? null : url(path),
      olderHref: found.length > pageSize ? url(`${path}before/${changes.at(-1)!.id}/`) : null
    }
  })
}

/** Whoever may do everything sees also what belongs to no field any more. */
function toChangeFilter ({ structure }: ToolOptions, admin: AdminContext, { section, field, scope, before }: Filter): Omit<Parameters<typeof listChanges>[1], 'limit'> {
  if (field !== undefined) return { path: field.path, scope, before }
  if (section !== undefined || admin.user.isAllowed(allResources)) return { section, scope, before }
  return { paths: listAllowedPaths(structure, admin), scope, before }
}

/** In words, what the page is narrowed to; null for everything. */
async function toSubject ({ scopes }: ToolOptions, admin: AdminContext, { section, field, scope }: Filter): Promise<string | null> {
  const { translate } = admin
  const what = field !== undefined ? `${toPlace(field, admin)} > ${translate(field.label)}` : section === undefined ? null : translate(section.label)
  const where = scope === undefined ? null : (await findScopeNames([scope], scopes, translate))(scope).name
  return what === null || where === null ? what ?? where : translate('%1, at the scope %2', what, where)
}

/** Changes by the save that made them, as they stand on the page. */
async function toSaves (options: ToolOptions, admin: AdminContext, changes: readonly RecordedChange[]): Promise<object[]> {
  const names = await findScopeNames(changes.map(change => change.scope), options.scopes, admin.translate)
  const saves = new Map<string, RecordedChange[]>()
  for (const change of changes) saves.set(change.changeSet, [...saves.get(change.changeSet) ?? [], change])
  const sizes = await countChanges(options.database, [...saves.keys()], admin.user.isAllowed(allResources) ? undefined : listAllowedPaths(options.structure, admin))
  return [...saves].map(([changeSet, own]) => ({
    changeSet,
    size: sizes.get(changeSet) ?? own.length,
    changedAt: own[0]!.changedAt,
    userName: own[0]!.actor.userName,
    changes: own.map(change => toChangeModel(options.structure, admin, change, names))
  }))
}
