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
  },
  {
    tool: 'wapiti',
    kind: /^HTTP Secure Headers$/,
    where: /./,
    text: /^X-XSS-Protection is not set$/,
    because: 'It is set, to 0: the filter that it once switched on had faults of its own, and no browser has it any more. The Content-Security-Policy stands in its place.'
  },
  {
    tool: 'wapiti',
    kind: /^(?:HTTP Secure Headers|Secure Flag cookie)$/,
    where: /./,
    text: /^(?:Strict-Transport-Security is not set|Secure flag is not set in the cookie : backroom-[\w-]+)$/,
    because: 'The instance that is scanned is reached over http on this machine. With an https BASE_URL both are set: test/kernel/http/server, test/kernel/http/session.'
  },
  {
    tool: 'wapiti',
    kind: /^Cross Site Request Forgery$/,
    where: /./,
    text: /^Lack of anti CSRF token$/,
    because: 'wapiti does not know the name form_key. That every form asks for it is proved from the route table: test/admin/form-key.'
  }
]

/** Why a finding is none; undefined for one that stands. */
export function explain (finding: Finding): string | undefined {
  return explained.find(({ tool, kind, where, text }) => tool === finding.tool && kind.test(finding.kind) && where.test(finding.where) && (text === undefined || text.test(finding.text)))?.because
}
