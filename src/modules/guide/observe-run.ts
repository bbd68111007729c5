import type { FastifyRequest } from 'fastify'
import type { AdminContext } from '../../admin/admin-context.ts'
import type { GuideFacts } from './facts.ts'
import { gatherFacts, type GatherFactsOptions } from './gather-facts.ts'
import { findRun, findStepDates, finishRun, saveStepDates, type GuideRun } from './run-table.ts'
import { guideSteps, isDone } from './steps.ts'

export interface ObserveRunOptions extends GatherFactsOptions {
  readonly findBaseUrl: (request: FastifyRequest) => Promise<string>
  readonly version: string
}

/** A run at one moment. */
export interface Observation {
  readonly run: GuideRun
  readonly facts: GuideFacts
  /** When each step first came true, by step. */
  readonly dates: ReadonlyMap<string, Date>
}

/**
 * Looks at the server's state, and notes what has come true for the first time; like the time of a session's last request this
 * is noted whoever looks and however. A run has ended when every step has been true in it, and the last one is.
 */
export async function observeRun (options: ObserveRunOptions, admin: AdminContext, request: FastifyRequest, run: GuideRun): Promise<Observation> {
  const { database } = options
  const facts = await gatherFacts(options, admin, request, run)
  const known = await findStepDates(database, run.id)
  if (run.finished !== undefined) return { run, facts, dates: known }
  const dates = new Map(known)
  for (const step of guideSteps) {
    // What was so before the run counts from its beginning.
    if (!dates.has(step.id) && isDone(step, facts)) dates.set(step.id, latest(step.findDate(facts) ?? facts.now, run.startedAt))
  }
  try {
    if (dates.size > known.size) await saveStepDates(database, run.id, [...dates].filter(([step]) => !known.has(step)))
    const hasEnded = dates.size === guideSteps.length && isDone(guideSteps.at(-1)!, facts)
    return { run: hasEnded ? await endRun(options, admin, request, { run, facts }) : run, facts, dates }
  } catch {
    // A note that a busy database cannot take must not cost anybody his page; the next look takes it.
    return { run, facts, dates }
  }
}

async function endRun (options: ObserveRunOptions, { user }: AdminContext, request: FastifyRequest, { run, facts }: Pick<Observation, 'run' | 'facts'>): Promise<GuideRun> {
  const entry = facts.lastEntry
  if (entry === undefined) return run
  await finishRun(options.database, run.id, {
    userName: `${user.firstname} ${user.lastname} (${user.username})`.trim(),
    instance: await options.findBaseUrl(request),
    version: options.version,
    fingerprint: entry.fingerprint ?? '',
    verdictId: entry.id
  }, latest(entry.at, run.startedAt))
  return await findRun(options.database, run.id) ?? run
}

function latest (one: Date, other: Date): Date {
  return one > other ? one : other
}
