import type { AmazonStore } from './amazon-store-table.ts'

/** A word that differs whenever the consent of a store has changed, so that a page that waits can tell. */
export function toStatusVersion ({ authentication, refusalReason, expiresAt }: Pick<AmazonStore, 'authentication' | 'refusalReason' | 'expiresAt'>): string {
  return [authentication, refusalReason ?? '', expiresAt?.getTime() ?? ''].join('.')
}
