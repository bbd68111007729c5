import type { Locale } from '../../kernel/phrases.ts'
import { toMarkup, type Markup } from '../../kernel/view/markup.ts'
import type { RenderFragment } from '../../kernel/view/view.ts'

/** A group as the page shows it. */
export interface GroupModel {
  readonly id: string
  readonly label: string
  readonly comment: Markup | null
  readonly cssClass: string
  readonly headerCss: string
  /** Addresses of the web. */
  readonly moreUrl: string | null
  readonly demoUrl: string | null
  readonly helpUrl: string | null
  readonly open: boolean
  readonly dependsOn: readonly object[]
  /** Stands in another group. */
  readonly nested: boolean
}

/** Renders a group around its rows. */
export type RenderGroup = (group: GroupModel, rows: readonly Buffer[], locale: Locale) => Buffer[]

const mostKept = 1000
/** No template and no value holds this character: here the rows go. */
const place = '\u0000'

/** Builds the renderer; what stands around the rows is kept. */
export function createRenderGroup (renderFragment: RenderFragment): RenderGroup {
  const kept = new Map<string, readonly Buffer[]>()
  return (group, rows, locale) => {
    const key = `${locale} ${JSON.stringify(group)}`
    let around = kept.get(key)
    if (around === undefined) {
      around = renderFragment(locale, 'config/group.njk', { group: { ...group, html: toMarkup(place) } }).val.split(place).map(html => Buffer.from(html))
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
      kept.set(key, around)
    }
    return [around[0]!, ...rows, around[1]!]
  }
}
