import { fillPhrase, type AppError } from '../kernel/errors.ts'
import type { SourcePlace } from './declaration.ts'

/** `error`: something is missing on the page or would stop the original; `warning`: it works otherwise than meant; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** Something wrong in another software's module. It is noted, what it concerns is left out or simplified, and the rest works. */
export interface Problem {
  readonly severity: Severity
  /** For machines, e.g. CONFIG_TAB_UNKNOWN. */
  readonly code: string
  readonly phrase: string
  readonly args: readonly string[]
  readonly module: string
  /** The section, group or field it is about. */
  readonly path?: string
  readonly file?: string
  /** Counted from 1. */
  readonly line?: number
}

/** Turns the error that would stop the boot, were the module one of ours, into a note about another's. */
export function toProblem (error: AppError, severity: Severity, about: { readonly module: string, readonly path?: string, readonly at?: Partial<SourcePlace> }): Problem {
  const { code, phrase, args } = error
  return { severity, code, phrase, args, module: about.module, path: about.path, file: about.at?.file, line: about.at?.line }
}

/** A problem as one line of text: `file:line: what is wrong`. */
export function describeProblem ({ file, line, module, phrase, args }: Problem): string {
  const place = file === undefined ? module : line === undefined ? file : `${file}:${line}`
  return `${place}: ${fillPhrase(phrase, args)}`
}
