import type { FormError } from '../kernel/http/form-model.ts'

/** An entry of the list of expiry times; without a moment the key never expires or the owner names a day. */
export interface ExpiryChoice {
  readonly value: string
  readonly days?: number
  readonly expiresAt?: Date
}

const dayLengths = [30, 90, 180, 365]
const dayInMilliseconds = 86_400_000

/** The expiry times on offer: never, four lengths with the moment each leads to, and a day of one's own choice. */
export function listExpiryChoices (now: Date): ExpiryChoice[] {
  const lengths = dayLengths.map(days => ({ value: String(days), days, expiresAt: new Date(now.getTime() + days * dayInMilliseconds) }))
  return [{ value: 'never' }, ...lengths, { value: 'date' }]
}

/** Reads the chosen expiry; a day of one's own choice counts to its very end, UTC. */
export function readExpiry (choice: string, day: string, now: Date): { readonly expiresAt: Date | undefined } | FormError {
  const chosen = listExpiryChoices(now).find(({ value }) => value === (choice === '' ? 'never' : choice))
  if (chosen === undefined) return { field: 'expires', phrase: 'Choose one of the times of the list.' }
  if (chosen.value === 'date') return readDay(day, now)
  if (day !== '') return { field: 'expires', phrase: 'A day is given below. Choose "On the day given below" here, or clear the day.' }
  return { expiresAt: chosen.expiresAt }
}

function readDay (day: string, now: Date): { readonly expiresAt: Date } | FormError {
  const expiresAt = new Date(/^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T23:59:59Z` : NaN)
  // 30 February would become 2 March.
  if (Number.isNaN(expiresAt.getTime()) || !expiresAt.toISOString().startsWith(day)) return { field: 'expires-date', phrase: 'Give the day as year, month and day, such as %1.', args: [toDay(now)] }
  if (expiresAt <= now) return { field: 'expires-date', phrase: 'This day has passed. Give today or a later day.' }
  return { expiresAt }
}

/** A day as forms write it: `2026-03-02`, UTC. */
export function toDay (date: Date): string {
  return date.toISOString().slice(0, 10)
}
