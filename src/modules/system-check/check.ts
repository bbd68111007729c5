import type { CheckFacts } from './gather-facts.ts'

/** What a check looks at. */
export type CheckTag = 'server' | 'secrets' | 'users' | 'configuration'

/** Every tag. */
export const checkTags: readonly CheckTag[] = ['server', 'secrets', 'users', 'configuration']

/** One thing that can be unsafe. */
export interface SystemCheck {
  /** Stable for ever: `backroom.`, the first letter of the level, a number. */
  readonly id: `backroom.${'E' | 'W' | 'I'}${number}`
  readonly tag: CheckTag
  /** Whether it matters only where others reach the installation: on a laptop it is as it should be. */
  readonly deploy?: true
  /** What is unsafe, as a phrase; %1 is what was found. */
  readonly risk: string
  /** How to mend it, as a phrase; %1 is what was found. */
  readonly hint: string
  /** What was found (a value, a file, names, never a secret); undefined where nothing is unsafe. */
  readonly find: (facts: CheckFacts) => string | undefined
}
