import { fillPhrase } from '../../kernel/errors.ts'
import { describeProblem, type Problem } from '../../config/problem.ts'

/** How the linter answers: for people, for programs, or as annotations of a pull request. */
export const lintFormats = ['text', 'json', 'github'] as const
export type LintFormat = typeof lintFormats[number]

/** Writes problems down in a format; worse ones are not put first, since they are read file by file. */
export function formatProblems (problems: readonly Problem[], format: LintFormat): string {
  if (format === 'json') return JSON.stringify(problems.map(toRecord), null, 2)
  if (format === 'github') return problems.map(toAnnotation).join('\n')
  return [...problems.map(problem => `${problem.severity.padEnd(7)} ${describeProblem(problem)} [${problem.code}]`), toSummary(problems)].join('\n')
}

function toRecord ({ severity, code, module, path, file, line, phrase, args }: Problem): object {
  return { severity, code, module, path, file, line, message: fillPhrase(phrase, args) }
}

function toSummary (problems: readonly Problem[]): string {
  const count = (severity: Problem['severity']): number => problems.filter(problem => problem.severity === severity).length
  return problems.length === 0 ? 'Nothing to complain about.' : `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes.`
}

const levels: Readonly<Record<Problem['severity'], string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function toAnnotation ({ severity, code, file, line, phrase, args }: Problem): string {
  const properties = [file === undefined ? '' : `file=${escapeProperty(file)}`, line === undefined ? '' : `line=${line}`, `title=${code}`].filter(part => part !== '')
  return `::${levels[severity]} ${properties.join(',')}::${escapeData(fillPhrase(phrase, args))}`
}

function escapeData (text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty (text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
