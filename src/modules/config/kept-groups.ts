import type { SectionState } from '../../config/field-state.ts'
import { toNumber } from '../../kernel/view/kept.ts'

/** Shows a section's groups; `shown` is all that they depend on besides the state, as plain data. */
export type KeepGroups = (state: SectionState, shown: object, render: () => Buffer[]) => Buffer[]

/** Bytes of all that is kept, and of one section: beyond it the oldest go. */
const mostBytes = 24 * 1024 * 1024
const mostBytesOfSection = 4 * 1024 * 1024

/** Builds the keeper: a section whose values and everything else are as before is the bytes that it was. A state that is not frozen is new each time, and is not kept. */
export function createKeepGroups (): KeepGroups {
  const kept = new Map<string, Buffer>()
  let bytes = 0
  return (state, shown, render) => {
    if (!Object.isFrozen(state)) return render()
    const key = `${toNumber(state)} ${JSON.stringify(shown)}`
    const known = kept.get(key)
    if (known !== undefined) return [known]
    const groups = Buffer.concat(render())
    if (groups.length > mostBytesOfSection) return [groups]
    kept.set(key, groups)
    bytes += groups.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= mostBytes) break
      kept.delete(oldest)
      bytes -= length
    }
    return [groups]
  }
}
