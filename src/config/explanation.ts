import type { Candidate } from './candidates.ts'
import type { Level } from './scope-levels.ts'
import type { ReadValue } from './stored-value.ts'

/** One place that could give a value; `isPresent` says whether it does, `wins` whether its value is the effective one. */
export interface ExplainedSource extends Omit<Candidate, 'stored'> {
  readonly isPresent: boolean
  readonly wins: boolean
  readonly state: ReadValue['state']
  /** Null where nothing is there, for an empty value, and always for a secret. */
  readonly value: string | null
}

/**
 * The whole chain of a value, in the order in which it wins: for each level its locks (only where there are some) and its row
 * (there or not), then the modules' values.
 */
export function explainValue (levels: readonly Level[], candidates: readonly Candidate[], field: { secret: boolean, read: (stored: string | null) => ReadValue }): ExplainedSource[] {
  const explained = candidates.map((candidate, index) => {
    const { stored, ...place } = candidate
    const reading = field.read(stored)
    return { ...place, isPresent: true, wins: index === 0, state: reading.state, value: reading.state === 'set' && !field.secret ? reading.value : null }
  })
  const atLevels = levels.flatMap(({ type, id }) => {
    const here = explained.filter(place => place.source !== 'module' && place.scope.type === type && place.scope.id === id)
    return here.some(place => place.source === 'row') ? here : [...here, toAbsent('row', { type, id })]
  })
  const fromModules = explained.filter(place => place.source === 'module')
  return [...atLevels, ...fromModules.length > 0 ? fromModules : [toAbsent('module', { type: 'default', id: 0 })]]
}

function toAbsent (source: 'row' | 'module', scope: Candidate['scope']): ExplainedSource {
  return { source, scope, isPresent: false, wins: false, state: 'empty', value: null }
}
