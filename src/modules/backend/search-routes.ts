import type { AdminArea } from '../../admin/area.ts'
import { isAjax } from '../../kernel/http/request-origin.ts'
import type { Search } from './search.ts'

/** Registers the header's search: JSON for its suggestions, a page of results without JavaScript. */
export function registerSearch (area: AdminArea, search: Search): void {
  area.get('admin/index/globalSearch', 'Magento_Backend::global_search', async (admin, request, reply) => {
    const given = (request.query as Record<string, unknown>)['q'] ?? (request.query as Record<string, unknown>)['query']
    const query = typeof given === 'string' ? given.trim() : ''
    const groups = search(query, admin.user, admin.locale)
    if (isAjax(request)) return await reply.send({ groups })
    return await admin.page(reply, {
      template: 'backend/search.njk',
      title: admin.translate('Search'),
      bodyClass: 'adminhtml-index-globalsearch',
      model: { query, groups, action: admin.url('admin/index/globalSearch') }
    })
  })
}
