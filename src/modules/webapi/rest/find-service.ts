import type { ServiceRoute } from '../../../admin/rest/service-route.ts'

/** The service that an address asks for, with the parameters that stand in it. */
export interface FoundService {
  readonly route: ServiceRoute
  readonly params: Readonly<Record<string, string>>
}

/** Finds services by method and path. */
export type FindService = (method: string, path: string) => FoundService | undefined

/** Builds the look-up; `path` begins with `/V1`. A fixed word comes before a parameter in the same place. */
export function createFindService (routes: readonly ServiceRoute[]): FindService {
  const known = routes.map(route => ({ route, parts: toParts(route.path) })).sort((one, other) => countParameters(one.parts) - countParameters(other.parts))
  return (method, path) => {
    const parts = toParts(path)
    for (const { route, parts: pattern } of known) {
      if (route.method !== method) continue
      const params = match(pattern, parts)
      if (params !== undefined) return { route, params }
    }
    return undefined
  }
}

function match (pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const last = pattern.at(-1) ?? ''
  const takesRest = last.endsWith('+')
  if (takesRest ? parts.length < pattern.length : parts.length !== pattern.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, word] of pattern.entries()) {
    const part = parts[index]!
    if (takesRest && word === last) params[word.slice(1, -1)] = parts.slice(index).join('/')
    else if (word.startsWith(':')) params[word.slice(1)] = part
    else if (word !== part) return undefined
  }
  return params
}

function toParts (path: string): string[] {
  return path.split('/').filter(part => part !== '')
}

function countParameters (parts: readonly string[]): number {
  return parts.filter(part => part.startsWith(':')).length
}
