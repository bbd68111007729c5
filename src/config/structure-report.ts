import type { AppError } from '../kernel/errors.ts'
import type { SourcePlace } from './declaration.ts'
import { toProblem, type Problem, type Severity } from './problem.ts'

/** A declared thing, as far as a report names it. */
export interface Located {
  readonly module: string
  readonly isForeign: boolean
  readonly ids: readonly string[]
  readonly attributes: { readonly at?: SourcePlace }
}

/** Says what is wrong with a declaration: one of ours stops the boot, another software's is noted. */
export type Report = (thing: Located, error: AppError, severity?: Severity) => void

/** Builds the report that collects what is wrong in other software's modules. */
export function createReport (problems: Problem[]): Report {
  return ({ module, isForeign, ids, attributes }, error, severity = 'error') => {
    if (!isForeign) throw error
    problems.push(toProblem(error, severity, { module, path: ids.join('/'), at: attributes.at }))
  }
}

/** The path of a declared thing: the ids from its section down. */
export function toPath ({ ids }: Pick<Located, 'ids'>): string {
  return ids.join('/')
}
