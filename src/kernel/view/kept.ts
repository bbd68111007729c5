import type nunjucks from 'nunjucks'
import { toMarkup, type Markup } from './markup.ts'

/** Rendered components that are kept a language; beyond it the oldest go. */
const mostKept = 2000
/** Longer params are seldom the same twice. */
const longestKey = 20_000

/** What is frozen is told by its number: it need not be looked through to be known again. */
const numbers = new WeakMap<object, number>()
let lastNumber = 0

/** Something of its own for each object, the same for the same one. */
export function toNumber (thing: object): number {
  const number = numbers.get(thing) ?? ++lastNumber
  numbers.set(thing, number)
  return number
}

/** A text that is the same for equal plain data; what is frozen is equal to itself alone. Of an object the parts are looked at one by one, down to the depth. */
export function toKey (value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  if (Object.isFrozen(value)) return `#${toNumber(value)}`
  if (depth === 0 || Array.isArray(value)) return JSON.stringify(value)
  return Object.entries(value).map(([name, part]) => `${name}: ${toKey(part, depth - 1)}`).join()
}

/**
 * Builds the template function `kept(component, params)`: as the component's macro, but what was rendered with the same params
 * is not rendered again. For frames, menus and everything else that hardly changes from page to page.
 */
export function createKept (environment: nunjucks.Environment): (component: string, params: object) => Markup {
  const kept = new Map<string, Markup>()
  return (component, params) => {
    const key = `${component} ${toKey(params, 1)}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const markup = toMarkup(environment.render(`components/${component}/template.njk`, { params }))
    if (key.length > longestKey) return markup
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    kept.set(key, markup)
    return markup
  }
}
