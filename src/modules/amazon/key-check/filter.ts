import type { KeyEnvironment } from '../../../admin/key-authority.ts'
import { occasions, verdictNames, type Occasion, type VerdictName } from '../../services-connector/verdict.ts'
import { toMidnight } from './midnight.ts'

/** What the record of verdicts is narrowed to; an absent part narrows nothing. */
export interface VerdictFilter {
  readonly verdict?: VerdictName
  readonly occasion?: Occasion
  readonly environment?: KeyEnvironment
  /** The whole name. */
  readonly username?: string
  /** The first moment that counts. */
  readonly from?: Date
  /** The first moment that counts no more. */
  readonly until?: Date
}

/** The fields of the filter's form, as they are named in the address. */
const filterFields = ['verdict', 'occasion', 'user', 'environment', 'from', 'to'] as const
export type FilterField = typeof filterFields[number]

/** What was typed into the filter's form. */
export type FilterInput = Readonly<Record<FilterField, string>>

/** A filter as it was asked for: what was typed, what of it counts, and what is wrong. */
export interface RequestedFilter {
  readonly input: FilterInput
  readonly filter: VerdictFilter
  readonly errors: ReadonlyArray<{ readonly field: FilterField, readonly phrase: string }>
}

const environments: readonly KeyEnvironment[] = ['production', 'sandbox']

/** Reads the filter of an address; days are days in a time zone, both inclusive. What cannot be understood narrows nothing and is named. */
export function toFilter (query: unknown, timeZone: string): RequestedFilter {
  const posted = (typeof query === 'object' && query !== null ? query : {}) as Readonly<Record<string, unknown>>
  const input = Object.fromEntries(filterFields.map(field => [field, toText(posted[field])])) as Record<FilterField, string>
  const errors: Array<{ field: FilterField, phrase: string }> = []
  const choose = <Choice extends string>(field: FilterField, choices: readonly Choice[]): Choice | undefined => {
    const chosen = choices.find(choice => choice === input[field])
    if (chosen === undefined && input[field] !== '') errors.push({ field, phrase: 'Choose one of the entries of the list.' })
    return chosen
  }
  const chooseDay = (field: 'from' | 'to', days: number): Date | undefined => {
    const day = input[field] === '' ? undefined : toMidnight(input[field], timeZone, days)
    if (day === undefined && input[field] !== '') errors.push({ field, phrase: 'Enter a day such as 2026-03-31.' })
    return day
  }
  const [verdict, occasion, environment] = [choose('verdict', verdictNames), choose('occasion', occasions), choose('environment', environments)]
  const [from, until] = [chooseDay('from', 0), chooseDay('to', 1)]
  if (from !== undefined && until !== undefined && from >= until) errors.push({ field: 'to', phrase: 'The last day must not lie before the first one.' })
  const username = input.user === '' ? undefined : input.user
  const parts = Object.entries({ verdict, occasion, environment, username, from, until }).filter(([, part]) => part !== undefined)
  return { input, filter: Object.fromEntries(parts), errors }
}

/** The filter as the end of an address; empty where nothing is narrowed. */
export function toQuery (input: FilterInput, more: Readonly<Record<string, string>> = {}): string {
  const entries = [...filterFields.map(field => [field, input[field]]), ...Object.entries(more)].filter(([, value]) => value !== '')
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries as string[][]).toString()}`
}

function toText (value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 100) : ''
}
