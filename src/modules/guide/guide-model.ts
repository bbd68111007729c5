import type { FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import { findPortalAddress } from '../amazon/portal-address.ts'
import { toLights, toPlaces, type Light } from './lights.ts'
import { observeRun, type ObserveRunOptions } from './observe-run.ts'
import type { GuideRun } from './run-table.ts'
import { guideSteps } from './steps.ts'

/** A run as pages and the panel show it. */
export interface GuideModel {
  readonly lights: readonly Light[]
  /** How many steps are done, in words. */
  readonly summary: string
  readonly startedAt: Date
  readonly finishedAt: Date | undefined
  readonly statusUrl: string
}

/** Looks at a run and puts it into the reader's language. */
export async function toGuideModel (options: ObserveRunOptions, admin: AdminContext, request: FastifyRequest, run: GuideRun): Promise<GuideModel> {
  const seen = await observeRun(options, admin, request, run)
  const portal = await findPortalAddress(options.scopeConfig)
  const lights = toLights(seen.facts, toPlaces(admin, seen.facts, portal), admin)
  return {
    lights,
    summary: admin.translate('%1 of %2 steps done', lights.filter(({ state }) => state === 'done').length, lights.length),
    startedAt: run.startedAt,
    finishedAt: seen.run.finished?.at,
    statusUrl: admin.url('guide/status')
  }
}

/** The procedure as a text to read, for whoever has not begun a run. */
export function listProcedure ({ translate }: Pick<AdminContext, 'translate'>): Array<{ title: string, text: string }> {
  return guideSteps.map(({ title, text }) => ({ title: translate(title.phrase), text: translate(text.phrase) }))
}
