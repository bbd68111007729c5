import type { Clock } from '../../src/kernel/clock.ts'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set: (time: string) => void
  forward: (seconds: number) => void
}

/** Makes a clock that starts at a fixed moment. */
export function createTestClock (start = '2026-03-02T09:00:00.000Z'): TestClock {
  let time = new Date(start)
  return {
    now: () => new Date(time),
    set: next => { time = new Date(next) },
    forward: seconds => { time = new Date(time.getTime() + seconds * 1000) }
  }
}
