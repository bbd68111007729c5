import type { CheckTag, SystemCheck } from './check.ts'
import { connectionChecks } from './checks/connection-checks.ts'
import { secretChecks } from './checks/secret-checks.ts'
import { serverChecks } from './checks/server-checks.ts'
import { userChecks } from './checks/user-checks.ts'
import type { CheckFacts } from './gather-facts.ts'

/** How bad something is, worst first. */
export const checkLevels = ['error', 'warning', 'info'] as const

/** How bad something is. */
export type CheckLevel = typeof checkLevels[number]

/** Something unsafe that was found. */
export interface Finding {
  readonly id: string
  readonly level: CheckLevel
  readonly tag: CheckTag
  /** Phrases; %1 is `found`. */
  readonly risk: string
  readonly hint: string
  readonly found: string
  /** SILENCED_CHECKS names it: somebody has decided to live with it. */
  readonly isSilenced: boolean
}

/** Every check. */
export const checks: readonly SystemCheck[] = [...serverChecks, ...secretChecks, ...userChecks, ...connectionChecks]

const levelsByLetter: Readonly<Record<string, CheckLevel>> = { E: 'error', W: 'warning', I: 'info' }

/** Judges an installation, worst first; without `deploy` by what holds on a laptop, too. */
export function runChecks (facts: CheckFacts, { deploy, tag }: { readonly deploy: boolean, readonly tag?: string }): Finding[] {
  return checks
    .filter(check => (deploy || check.deploy !== true) && (tag === undefined || check.tag === tag))
    .flatMap(({ id, find, tag, risk, hint }) => {
      const found = find(facts)
      return found === undefined ? [] : [{ id, level: levelsByLetter[id.charAt('backroom.'.length)]!, tag, risk, hint, found, isSilenced: facts.env.silencedChecks.includes(id) }]
    })
    .sort((one, other) => checkLevels.indexOf(one.level) - checkLevels.indexOf(other.level))
}
