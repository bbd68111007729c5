import type nunjucks from 'nunjucks'
import { toMarkup, type Markup } from './markup.ts'

/** Rendered components that are kept a language; beyond it the oldest go. */
const mostKept = 2000
/** Longer params are seldom the same twice. */
const longestKey = 20_000

/** What is frozen is told by its number: it need not be looked through to be known again. */
const numbers = new WeakMap<object, number>()
let lastNumber = 0

function toKeyPart ([name, value]: [string, unknown]): string {
  if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return `${name}: ${JSON.stringify(value)}`
  const number = numbers.get(value) ?? ++lastNumber
  numbers.set(value, number)
  return `${name}: #${number}`
}

/**
 * Builds the template function `kept(component, params)`: as the component's macro, but what was rendered with the same params
 * is not rendered again. For frames, menus and everything else that hardly changes from page to page.
 */
export function createKept (environment: nunjucks.Environment): (component: string, params: object) => Markup {
  const kept = new Map<string, Markup>()
  return (component, params) => {
    const key = `${component} ${Object.entries(params).map(toKeyPart).join()}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const markup = toMarkup(environment.render(`components/${component}/template.njk`, { params }))
    if (key.length > longestKey) return markup
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, markup)
    return markup
  }
}
