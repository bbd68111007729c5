/** Sections are large: so many are kept, and none whose values are longer than this. */
const mostKept = 60
const longestKey = 20_000

/** Builds the keeper of states, by all that they were made of: what the table and the locks said, in this very request, is the key. */
export function createKeepStates<State extends object> (): (key: string, make: () => State) => Readonly<State> {
  const kept = new Map<string, Readonly<State>>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    if (key.length > longestKey) return make()
    const state = Object.freeze(make())
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, state)
    return state
  }
}
