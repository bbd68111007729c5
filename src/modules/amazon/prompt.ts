import type { AdminContext } from '../../admin/admin-context.ts'
import { toLanguageTag } from '../../kernel/phrases.ts'
import { findDateFormat } from '../../kernel/view/date-format.ts'
import type { Verdict, VerdictName } from '../services-connector/verdict.ts'

/** Which case it is and why we think so, as the prompt says it; %1 names the key, %2 the day it ended. */
const reasons: Readonly<Partial<Record<VerdictName, { phrase: string, because: string }>>> = {
  missing: {
    phrase: 'No API key is stored yet.',
    because: 'The field for it in the store configuration is empty: this is the first visit, or the key was removed.'
  },
  malformed: {
    phrase: 'What is stored as API key (%1) is not a whole key.',
    because: 'Its shape or its check digits are wrong: it was cut off, mistyped, or is something else, such as a password. Nobody was asked about it.'
  },
  unknown: {
    phrase: 'The stored API key (%1) is not valid.',
    because: 'The key service was asked just now and does not know this key.'
  },
  revoked: {
    phrase: 'The stored API key (%1) was deleted.',
    because: 'The key service was asked just now: the key was deleted in the API Portal, or its account was closed.'
  },
  expired: {
    phrase: 'The stored API key (%1) has expired on %2.',
    because: 'The key service was asked just now and answered that the time of this key is over.'
  },
  wrong_environment: {
    phrase: 'The stored API key (%1) belongs to the other environment.',
    because: 'A sandbox key does not open the production environment, nor the other way round. Nobody else was asked about it.'
  },
  undecryptable: {
    phrase: 'The stored API key cannot be read.',
    because: 'It was encrypted with another crypt key, as happens when a database is copied. Add the key again.'
  }
}

/** For an authority that does not tell when the key ended. */
const expiredSometime = 'The stored API key (%1) has expired.'

/** Sentences of the prompt for a verdict about the key. */
export interface PromptReason {
  readonly name: VerdictName
  readonly text: string
  readonly because: string
}

/** Puts a verdict into the words of the prompt. */
export function toPromptReason (verdict: Verdict, { locale, translate }: Pick<AdminContext, 'locale' | 'translate'>, timeZone: string): PromptReason {
  const { phrase, because } = reasons[verdict.name] ?? reasons.unknown!
  const key = verdict.lastFour === undefined ? '…' : `…${verdict.lastFour}`
  const day = verdict.keyExpiresAt === undefined ? '' : findDateFormat(toLanguageTag(locale), timeZone).format(verdict.keyExpiresAt)
  const shown = verdict.name === 'expired' && day === '' ? expiredSometime : phrase
  return { name: verdict.name, text: translate(shown, key, day), because: translate(because) }
}

/** Every phrase of the prompt's reasons, for the dictionaries' completeness test. */
export const promptPhrases: readonly string[] = [...Object.values(reasons).flatMap(({ phrase, because }) => [phrase, because]), expiredSometime]
