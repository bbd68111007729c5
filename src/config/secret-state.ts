import { fromTimestamp } from '../kernel/database/timestamp.ts'
import type { Candidate } from './candidates.ts'
import type { ReadValue } from './stored-value.ts'

/** What may be shown of a secret. */
export interface SecretState {
  readonly state: ReadValue['state']
  /** Only of secrets so long that four characters give nothing away. */
  readonly lastFour?: string
  /** Of one that stands in a row. */
  readonly changedAt?: Date
}

/** Shorter secrets show nothing of themselves. */
const longEnoughToShow = 12

/** Reduces a secret to what may be shown of it. */
export function toSecretState (read: ReadValue, winner: Candidate | undefined): SecretState {
  const changedAt = winner?.updatedAt === undefined ? undefined : fromTimestamp(winner.updatedAt)
  const characters = read.state === 'set' ? [...read.value] : []
  const lastFour = characters.length >= longEnoughToShow ? characters.slice(-4).join('') : undefined
  return { state: read.state, lastFour, changedAt }
}
