import type { Page } from 'playwright-core'

/** What can be said of the element that has the focus. */
interface Focus {
  readonly isTarget: boolean
  readonly name: string
  /** What is wrong with how the focus is shown; empty where all is well. */
  readonly flaws: string[]
}

const mostSteps = 200

/**
 * Presses Tab (or Shift+Tab) until an element has the focus, and asserts on the way that every stop can be seen:
 * outlined, inside the window, and not hidden behind anything (WCAG 2.4.7 and 2.4.11).
 */
export async function tabTo (page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = []
  while (stops.length < mostSteps) {
    await page.keyboard.press(key)
    const focus = await page.evaluate(inspectFocus, selector)
    if (focus.flaws.length > 0) throw new Error(`On the way to ${selector} the focus on ${focus.name} cannot be seen: ${focus.flaws.join(', ')}.`)
    if (focus.isTarget) return
    stops.push(focus.name)
  }
  throw new Error(`${key} does not lead to ${selector}; it led to ${stops.join(' ')}.`)
}

/** Skips the sidebar with the first link of the page, as people at the keyboard do. */
export async function skipToContent (page: Page): Promise<void> {
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur() })
  await tabTo(page, '.skip-link', 'Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'MAIN')
}

/** Runs in the page. */
function inspectFocus (selector: string): Focus {
  const element = document.activeElement ?? document.body
  const name = `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`}${element.className === '' ? '' : `.${element.className.trim().replace(/\s+/g, '.')}`}`
  // Past the last element the focus leaves the page, and comes back.
  if (element === document.body) return { isTarget: false, name, flaws: [] }
  const box = element.getBoundingClientRect()
  const style = getComputedStyle(element)
  const points = [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x!, box.top + box.height * y!))
  // Within a date field the browser moves the focus on, and outlines its own parts.
  const isOutlined = !element.matches(':focus') || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
  const isInside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
  return {
    isTarget: element.matches(selector),
    name,
    flaws: [
      ...isOutlined ? [] : [`no outline (${style.outline})`],
      ...isInside ? [] : ['outside the window'],
      ...points.some(hit => hit !== null && (element.contains(hit) || hit.contains(element))) ? [] : [`behind ${points[0]?.outerHTML.slice(0, 80) ?? 'nothing'}`]
    ]
  }
}
