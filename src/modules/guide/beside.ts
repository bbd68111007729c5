import type { FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { Markup } from '../../kernel/view/markup.ts'
import type { RenderFragment } from '../../kernel/view/view.ts'
import { toGuideModel } from './guide-model.ts'
import { guideResource } from './guide-page.ts'
import type { ObserveRunOptions } from './observe-run.ts'
import { findGuide } from './run-table.ts'

export interface BesideOptions extends ObserveRunOptions {
  readonly renderFragment: RenderFragment
}

/** Builds what stands beside a page: the guide, for whoever has switched it on. Where it is off this costs one row by its key. */
export function createShowBeside (options: BesideOptions) {
  return async (admin: AdminContext, request: FastifyRequest): Promise<Markup | undefined> => {
    if (!admin.user.isAllowed(guideResource)) return undefined
    // The guide's own page shows the same steps at length.
    if (request.url.startsWith(admin.url('guide/index').slice(0, -1))) return undefined
    const guide = await findGuide(options.database, admin.user.userId)
    if (guide === undefined || guide.panel === 'off') return undefined
    return options.renderFragment(admin.locale, 'guide/panel.njk', {
      ...await toGuideModel(options, admin, request, guide.run),
      isOpen: guide.panel === 'open',
      formKey: admin.formKey,
      guideUrl: admin.url('guide/index'),
      certificateUrl: admin.url('guide/certificate'),
      panelUrl: admin.url('guide/panel/save'),
      returnTo: request.method === 'GET' ? request.url : admin.url('guide/index')
    })
  }
}
