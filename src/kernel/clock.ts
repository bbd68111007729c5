/** Tells the time; everything that asks the time asks this, so that tests and trainers can set it. */
export interface Clock {
  now: () => Date
}

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() }
