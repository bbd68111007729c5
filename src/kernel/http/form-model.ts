import type { Translate } from '../phrases.ts'
import type { FormBody } from './form-body.ts'

/** Why a form was not taken; `field` is the id of the input it is about. */
export interface FormError {
  readonly field?: string
  readonly phrase: string
  readonly args?: readonly string[]
}

/** A form that was sent and not taken. */
export interface Attempt {
  readonly form: FormBody
  readonly errors: readonly FormError[]
}

/** What a template shows of a form. */
export interface FormModel {
  /** What was typed, by input name. */
  readonly typed: Readonly<Record<string, string>>
  /** Sentences by input id. */
  readonly errors: Readonly<Record<string, string>>
  readonly summary: ReadonlyArray<{ readonly text: string, readonly href?: string }>
}

/** What was typed into a field, without the white space around it. */
export function typedText (form: FormBody, name: string): string {
  return form.entries.find(entry => entry[0] === name)?.[1].trim() ?? ''
}

/** Prepares a form for its template; `fields` are its values at first, by input name. */
export function toFormModel (translate: Translate, attempt: Attempt | undefined, fields: Readonly<Record<string, string>>): FormModel {
  const shown = (attempt?.errors ?? []).map(({ field, phrase, args = [] }) => ({ field, text: translate(phrase, ...args) }))
  const typed = Object.entries(fields).map(([name, value]) => [name, attempt === undefined ? value : typedText(attempt.form, name)])
  return {
    typed: Object.fromEntries(typed) as Record<string, string>,
    errors: Object.fromEntries(shown.flatMap(({ field, text }) => field === undefined ? [] : [[field, text]])) as Record<string, string>,
    summary: shown.map(({ field, text }) => ({ text, ...(field === undefined ? {} : { href: `#${field}` }) }))
  }
}
