import type { ScopeConfig } from '../config/scope-config.ts'

/** The time zone in which the Admin shows times. */
export type FindTimeZone = () => Promise<string>

/** Asks General > Locale Options > Timezone anew each time; what is no time zone is UTC. */
export function createFindTimeZone (scopeConfig: ScopeConfig): FindTimeZone {
  return async () => {
    const timeZone = await scopeConfig.getValue('general/locale/timezone')
    return timeZone !== null && isTimeZone(timeZone) ? timeZone : 'UTC'
  }
}

/** Asking Intl costs more than a query, so its answers are kept. */
const known = new Map<string, boolean>()

function isTimeZone (name: string): boolean {
  const answer = known.get(name) ?? askIntl(name)
  if (known.size < 1000) known.set(name, answer)
  return answer
}

function askIntl (name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
