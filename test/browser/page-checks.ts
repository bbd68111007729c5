import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

const validator = new HtmlValidate({
  // No other file has a say, and none is looked for.
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Titles end with the trail of the menu, as the original's do and its users' tests expect.
    'long-title': 'off',
    // A list may have a name; the rule only thinks it unusual.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Beside a multiselect stands a hidden field of the same name without brackets, as in the original: it says "nothing chosen".
    'form-dup-name': 'off',
    // Fly-outs, groups and tabs are links that work without a script; only a script makes buttons of them. A group's head is
    // the div that the original's tests look for. Everything else has to be the native element.
    'prefer-native-element': ['error', { exclude: ['button', 'heading'] }]
  }
})

interface AxeResult {
  readonly id: string
  readonly help: string
  readonly nodes: ReadonlyArray<{ readonly target: readonly unknown[], readonly html: string, readonly failureSummary?: string }>
}

/** What axe-core finds wrong on a page as it stands now, one line each; `except` is what to leave out, as a selector. */
export async function listAxeViolations (page: Page, except?: string): Promise<string[]> {
  // Half a megabyte of script: a page that has it already, before its look was changed, keeps it.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource)
  const violations = await page.evaluate(async ({ tags, exclude }) => {
    const { axe } = globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<{ violations: AxeResult[] }> } }
    return (await axe.run({ exclude }, { runOnly: tags, resultTypes: ['violations'], preload: false })).violations
  }, { tags: axeTags, exclude: except === undefined ? [] : [[except]] })
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary?.replace(/\s+/g, ' ') ?? ''}`))
}

/** What is wrong with the HTML that the server sent, one line each. */
export async function listHtmlErrors (html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} (${line}:${column} ${selector ?? ''})`))
}

/** Whether a page can be read without scrolling sideways. */
export async function fitsItsWidth (page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1)
}
