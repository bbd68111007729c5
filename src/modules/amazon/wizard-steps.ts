import type { Translate } from '../../kernel/phrases.ts'
import type { VerdictName } from '../services-connector/verdict.ts'

/** Verdicts after which the key itself is good for another try: it has only to be added again. */
const onlyAdd: readonly VerdictName[] = ['malformed', 'undecryptable']
const phrases = ['Get an API key', 'Add key', 'Key check', 'Store Integration'] as const

/** The way from no key to the first store, and where a verdict leaves somebody on it; step numbers begin at 1. */
export interface WizardSteps {
  readonly step: number
  readonly text: string
  readonly items: ReadonlyArray<{ readonly text: string, readonly state: 'done' | 'current' | 'todo' }>
}

/** Puts a verdict at its place on the way: the step that has to be done next is the current one. */
export function toWizardSteps (name: VerdictName, translate: Translate): WizardSteps {
  const step = name === 'unreachable' ? 3 : onlyAdd.includes(name) ? 2 : 1
  return {
    step,
    text: translate('Step %1 of %2', step, phrases.length),
    items: phrases.map((phrase, index) => ({ text: translate(phrase), state: index + 1 < step ? 'done' : index + 1 === step ? 'current' : 'todo' }))
  }
}

/** The names of the steps, for the dictionaries' completeness test. */
export const wizardPhrases: readonly string[] = phrases
