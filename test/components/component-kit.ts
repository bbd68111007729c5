import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { parse } from 'yaml'
import { fillPhrase } from '../../src/kernel/errors.ts'
import { packageRoot } from '../../src/kernel/paths.ts'

/** The folder of templates and assets. */
export const views = join(packageRoot, 'views')

/** What a component's yaml file says. */
export interface Component {
  readonly name: string
  readonly params: ReadonlyArray<{ name: string, type: string, required: boolean, description: string }>
  readonly examples: ReadonlyArray<{ name: string, data: Record<string, unknown> }>
}

/** Every component, read from its yaml file. */
export function listComponents (): Component[] {
  return readdirSync(join(views, 'components')).sort().map(name => ({
    name,
    ...parse(readFileSync(join(views, 'components', name, `${name}.yaml`), 'utf8')) as Omit<Component, 'name'>
  }))
}

/** A template environment as the pages have it, with globals that need no server. */
export function createEnvironment (): nunjucks.Environment {
  const markup = (html: string): unknown => new nunjucks.runtime.SafeString(html)
  return new nunjucks.Environment(new nunjucks.FileSystemLoader(views), { autoescape: true, trimBlocks: true, lstripBlocks: true })
    .addGlobal('__', (phrase: string, ...args: Array<string | number>) => fillPhrase(phrase, args))
    .addGlobal('asset', (path: string) => `/static/0/${path}`)
    .addGlobal('icon', (name: string) => markup(`<svg class="icon" aria-hidden="true" focusable="false"><use href="/static/0/icons.svg#${encodeURIComponent(name)}"></use></svg>`))
    .addGlobal('flag', (country: string) => markup(`<img class="flag" src="/static/0/flags/${encodeURIComponent(country)}.svg" alt="" width="48" height="36">`))
    .addGlobal('formatDate', String)
    .addGlobal('formatDateTime', String)
    .addGlobal('formatNumber', String)
}

/** Renders a component with one set of params. What is a row of a table gets the table around it. */
export function renderComponent (environment: nunjucks.Environment, name: string, data: Record<string, unknown>): string {
  const macro = 'bk' + name.split('-').map(word => word[0]!.toUpperCase() + word.slice(1)).join('')
  const html = environment.renderString(`{% from "components/${name}/macro.njk" import ${macro} %}{{ ${macro}(data) }}`, { data })
  return html.trimStart().startsWith('<tr') ? `<table role="presentation"><tbody>${html}</tbody></table>` : html
}
