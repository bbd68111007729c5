import type { Finding } from './finding.ts'

/** A finding that is none, and why. */
export interface Explanation {
  readonly tool: Finding['tool']
  readonly kind: RegExp
  readonly where: RegExp
  readonly text?: RegExp
  readonly because: string
}

/** Findings that were looked into and are none. */
export const explained: readonly Explanation[] = [
  {
    tool: 'sqlmap',
    kind: /^SQL injection B$/,
    where: /./,
    text: /^false positive or unexploitable$/,
    because: 'sqlmap itself tried again and could not: answers to the same post differ where each post changes what the next one meets (a save, a count of wrong passwords).'
  }
]

/** Why a finding is none; undefined for one that stands. */
export function explain (finding: Finding): string | undefined {
  return explained.find(({ tool, kind, where, text }) => tool === finding.tool && kind.test(finding.kind) && where.test(finding.where) && (text === undefined || text.test(finding.text)))?.because
}
