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

/** Builds the report that collects what is wrong in other software's modules; what others extend is told once, not for every copy. */
export function createReport (problems: Problem[]): Report {
  const told = new Set<string>()
  return ({ module, isForeign, ids, attributes: { at } }, error, severity = 'error') => {
    if (!isForeign) throw error
    const key = at === undefined ? undefined : [error.code, at.file, at.line, ids.at(-1), error.args.at(-1)?.split('/').at(-1)].join(' ')
    if (key !== undefined && told.has(key)) return
    if (key !== undefined) told.add(key)
    problems.push(toProblem(error, severity, { module, path: ids.join('/'), at }))
  }
}

/** The path of a declared thing: the ids from its section down. */
export function toPath ({ ids }: Pick<Located, 'ids'>): string {
  return ids.join('/')
}
