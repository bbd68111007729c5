/** The server's own minute. */
export interface Scheduler {
  /** Looks at the plan in a moment, and then every minute. The timer keeps no process alive. */
  start: () => void
  /** No more looks; one that is under way is waited for. */
  stop: () => Promise<void>
}

export interface SchedulerOptions {
  /** Does what is due; asked again only after it has ended. */
  readonly run: () => Promise<unknown>
  readonly report: (error: unknown) => void
  /** Milliseconds from the start to the first look, and between two. */
  readonly firstAfter?: number
  readonly every?: number
}

/** Builds a scheduler. What is due is decided by the clock of whoever runs it; this only makes somebody look. */
export function createScheduler ({ run, report, firstAfter = 1000, every = 60_000 }: SchedulerOptions): Scheduler {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isStopped = true
  const look = (): void => {
    running = run().then(() => {}, report).then(() => {
      running = undefined
      plan(every)
    })
  }
  const plan = (delay: number): void => {
    if (!isStopped) timer = setTimeout(look, delay).unref()
  }
  return {
    start () {
      isStopped = false
      plan(firstAfter)
    },
    async stop () {
      isStopped = true
      clearTimeout(timer)
      await running
    }
  }
}
