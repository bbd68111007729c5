import type { Clock } from '../../../kernel/clock.ts'
import { findBaseUrls, type BaseUrlOptions, type BaseUrls } from './base-urls.ts'
import { findInstanceFlag, saveInstanceFlag } from './instance-flag-table.ts'

/** Knows whether this database still stands behind the addresses it was used under, or is a copy of it elsewhere. */
export interface InstanceState {
  /** Looks at the addresses now. New or deleted store views only refresh what is remembered; so does the first look. */
  readonly isNewInstance: () => Promise<boolean>
  /** What the last look found; no more than a row is read. */
  readonly wasNewInstance: () => Promise<boolean>
  /** Makes the present addresses the right ones (the original's: saving Read-Only Mode says so). */
  readonly accept: () => Promise<void>
}

/** Builds it over the flag `asc_instance_state`. */
export function createInstanceState (options: BaseUrlOptions & { readonly clock: Clock }): InstanceState {
  const { database, clock } = options
  return {
    async isNewInstance () {
      const [urls, flag] = [await findBaseUrls(options), await findInstanceFlag(database)]
      const isNew = flag !== undefined && hasChanged(flag.urls, urls)
      // While it counts as new, the addresses of the real instance stay remembered.
      const next = isNew ? { urls: flag.urls, isNew } : { urls, isNew }
      if (flag === undefined || flag.isNew !== isNew || (!isNew && !haveSameCodes(flag.urls, urls))) await saveInstanceFlag(database, next, clock.now())
      return isNew
    },
    wasNewInstance: async () => (await findInstanceFlag(database))?.isNew === true,
    async accept () {
      await saveInstanceFlag(database, { urls: await findBaseUrls(options), isNew: false }, clock.now())
    }
  }
}

function hasChanged (known: BaseUrls, present: BaseUrls): boolean {
  return Object.entries(present).some(([code, { http, https }]) => {
    const before = Object.hasOwn(known, code) ? known[code] : undefined
    return before !== undefined && (before.http !== http || before.https !== https)
  })
}

function haveSameCodes (known: BaseUrls, present: BaseUrls): boolean {
  return Object.keys(known).sort().join(' ') === Object.keys(present).sort().join(' ')
}
