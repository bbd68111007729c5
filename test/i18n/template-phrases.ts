import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import nunjucks from 'nunjucks'
import { packageRoot } from '../../src/kernel/paths.ts'
import type { PhraseUse } from './phrase-use.ts'

/** A node of the tree that Nunjucks parses a template into; its typings leave the parser out. */
interface TemplateNode {
  readonly typename: string
  readonly lineno: number
  readonly value?: unknown
  readonly name?: TemplateNode
  readonly key?: TemplateNode
  readonly args?: { readonly children: readonly TemplateNode[] }
  readonly body?: TemplateNode
  readonly else_?: TemplateNode
  readonly left?: TemplateNode
  readonly right?: TemplateNode
  findAll: (type: unknown) => TemplateNode[]
}

interface TemplateParser {
  readonly parser: { parse: (source: string) => TemplateNode }
  readonly nodes: Readonly<Record<'FunCall' | 'Pair' | 'TemplateData', unknown>>
}

const { parser, nodes } = nunjucks as unknown as TemplateParser

/** The parsed templates by their path, such as `views/user/login.njk`. */
const templates = new Map(readdirSync(join(packageRoot, 'views'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.njk'))
  .sort()
  .map(file => [`views/${file}`, parser.parse(readFileSync(join(packageRoot, 'views', file), 'utf8'))]))

/** Stands where a template computes something; no page has this character. */
const gap = '\uE000'

/** Parameters of components that people read. */
const shownParameters = new Set(['text', 'label', 'title', 'hint', 'legend', 'caption', 'term', 'buttonText', 'hiddenText', 'tooltip', 'placeholder', 'intro', 'submitText', 'cancelText', 'emptyText', 'comment'])

/** Every phrase that a template passes to `__`, however deep in other calls. */
export function listTemplatePhrases (): PhraseUse[] {
  return [...templates].flatMap(([file, template]) => template.findAll(nodes.FunCall)
    .filter(call => call.name?.value === '__')
    .flatMap(call => toPhrases(call.args?.children[0]).map(phrase => ({ phrase, file, line: call.lineno + 1 }))))
}

/** What people read and templates hold outside of `__`: text between tags, attributes that are read, parameters of components. */
export function listBareTexts (): Array<{ text: string, file: string }> {
  return [...templates].flatMap(([file, template]) => {
    const markup = template.findAll(nodes.TemplateData).map(({ value }) => String(value)).join(gap)
    const parameters = template.findAll(nodes.Pair).filter(({ key }) => shownParameters.has(String(key?.value))).flatMap(({ value }) => toPhrases(value as TemplateNode))
    return [...toTexts(markup), ...parameters].filter(text => /\p{L}{2}/u.test(text)).map(text => ({ text, file }))
  })
}

/** A literal, or the literals that a choice between several leads to. */
function toPhrases (node: TemplateNode | undefined): string[] {
  if (node === undefined) return []
  if (node.typename === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  return [node.body, node.else_, node.left, node.right].flatMap(toPhrases)
}

function toTexts (markup: string): string[] {
  // A template without a tag is a list of attributes, included in the middle of one.
  if (!markup.includes('<')) return []
  const attributes = [...markup.matchAll(/\s(?:alt|title|aria-label|placeholder)="([^"\uE000]+)"/g)].map(match => match[1]!)
  const texts = markup
    .replace(/<(script|style|code)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/gs, gap)
    .split(gap)
    .map(text => text.replace(/&[a-z]+;/g, '').trim())
  return [...attributes, ...texts]
}
