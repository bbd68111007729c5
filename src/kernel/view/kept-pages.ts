import { toKey } from './kept.ts'
import { cutPage, type CutPage } from './page-parts.ts'

/** Pages that are kept, of all languages; beyond it the oldest go. */
const mostKept = 200
/** Models that are longer than this are seldom the same twice. */
const longestKey = 50_000
/** How deep a model is looked at for what is frozen: the model, its frame, and what stands in that. */
const depth = 2

/** Renders a page; what was rendered from an equal model is not rendered again. */
export type RenderCut = (name: string, model: object, render: () => string) => CutPage

/**
 * Builds the keeper of pages. The key is everything that the template sees, so a page is the one that it would be rendered to: its
 * model must be plain data, and what differs from answer to answer must be a part.
 */
export function createRenderCut (): RenderCut {
  const kept = new Map<string, CutPage>()
  return (name, model, render) => {
    const key = `${name} ${toKey(model, depth)}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const page = cutPage(render())
    if (key.length > longestKey) return page
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, page)
    return page
  }
}
