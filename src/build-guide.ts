import type { FastifyRequest } from 'fastify'
import type { AdminContext } from './admin/admin-context.ts'
import type { AdminArea } from './admin/area.ts'
import type { Markup } from './kernel/view/markup.ts'
import { createShowBeside, type BesideOptions } from './modules/guide/beside.ts'
import type { GuideOptions } from './modules/guide/guide-page.ts'
import { registerGuideRoutes } from './modules/guide/routes.ts'

/** The guide as the Admin takes it: its pages, and what stands beside everybody else's. */
export interface Guide {
  readonly register: (area: AdminArea) => void
  readonly showBeside: (admin: AdminContext, request: FastifyRequest) => Promise<Markup | undefined>
}

/** Joins the guide to the services of the Admin and to the account site's facts. */
export function buildGuide (options: GuideOptions & BesideOptions): Guide {
  return {
    register: area => { registerGuideRoutes(area, options) },
    showBeside: createShowBeside(options)
  }
}
