/** A moment as the original's tables hold it: `YYYY-MM-DD HH:MM:SS`, UTC. */
export function toTimestamp (date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** Reads what toTimestamp wrote. */
export function fromTimestamp (timestamp: string): Date {
  return new Date(`${timestamp.replace(' ', 'T')}Z`)
}
