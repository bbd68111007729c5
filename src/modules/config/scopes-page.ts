import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { defaultScope, type Scope } from '../../config/scope.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import { toListPage } from '../../admin/list-page.ts'
import { countScopeRows, listScopeRows } from '../store/scope-list.ts'
import { toEntry, toScopeEntries } from './scope-entries.ts'
import { toEntriesOptions } from './scope-switcher.ts'
import { configMenuItem, toSectionPath, type SectionPageOptions } from './section-page.ts'

/** Lines that the drop-down of the switcher shows of what was found. */
const mostSuggested = 20
const mostWords = 6

/** Shows all scopes of a section with search and paging: a page of its own, or JSON for the drop-down of the switcher. */
export async function showScopes (options: SectionPageOptions, admin: AdminContext, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<FastifyReply> {
  const { translate, url } = admin
  const section = options.structure.findSection(admin.parameters.get('section') ?? '')
  if (section === undefined) return admin.redirect(reply, 'admin/system_config/index')
  if (!admin.user.isAllowed(section.resource)) return await admin.deny(reply)
  if (await options.isSingleStoreMode()) return admin.redirect(reply, toSectionPath(section.id, defaultScope))
  const query = new URL(request.url, 'http://localhost').searchParams
  const searched = (query.get('q') ?? '').trim().slice(0, 128)
  const filter = { words: searched.split(/\s+/).filter(word => word !== '').slice(0, mostWords) }
  const toPath = (target: Pick<Scope, 'type' | 'id'>): string => toSectionPath(section.id, target)
  const entriesOptions = toEntriesOptions(admin, { scope, toPath })
  if (isAjax(request)) {
    const rows = await listScopeRows(options.database, filter, { limit: mostSuggested + 1 })
    return await reply.send({ entries: toScopeEntries(rows.slice(0, mostSuggested), entriesOptions), hasMore: rows.length > mostSuggested })
  }
  const address = url(toPath(scope).replace('/edit/', '/scopes/'))
  const recordCount = await countScopeRows(options.database, filter)
  const page = toListPage(query, recordCount, address, { q: searched })
  const rows = await listScopeRows(options.database, filter, page)
  return await admin.page(reply, {
    template: 'config/scopes.njk',
    title: translate('Choose a scope'),
    bodyClass: 'adminhtml-system_config-scopes',
    menuItem: configMenuItem,
    model: {
      action: address,
      query: searched,
      backHref: url(toPath(scope)),
      sectionLabel: translate(section.label),
      recordCount,
      pagination: page.pagination,
      defaultEntry: toEntry('all', translate(defaultScope.name), defaultScope, entriesOptions),
      entries: toScopeEntries(rows, entriesOptions)
    }
  })
}
