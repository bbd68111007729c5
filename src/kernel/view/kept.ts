import type nunjucks from 'nunjucks'
import { toMarkup, type Markup } from './markup.ts'

/** Rendered components that are kept a language; beyond it the oldest go. */
const mostKept = 2000
/** Longer params are seldom the same twice. */
const longestKey = 20_000

/**
 * Builds the template function `kept(component, params)`: as the component's macro, but what was rendered with the same params
 * is not rendered again. For frames, menus and everything else that hardly changes from page to page.
 */
export function createKept (environment: nunjucks.Environment): (component: string, params: object) => Markup {
  const kept = new Map<string, Markup>()
  return (component, params) => {
    const key = `${component} ${JSON.stringify(params)}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const markup = toMarkup(environment.render(`components/${component}/template.njk`, { params }))
    if (key.length > longestKey) return markup
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, markup)
    return markup
  }
}
