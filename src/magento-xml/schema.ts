import type { XmlElement } from './xml-element.ts'
import type { XmlReport } from './xml-report.ts'
import { AttributeMissing, AttributeUnknown, AttributeWrong, ElementUnknown, TextWrong } from './xml-report.ts'

/** What a text may be: a pattern, and the same in words for whoever wrote another one. */
export interface TextRule {
  readonly pattern: RegExp
  readonly expected: string
}

export interface AttributeRule extends Partial<TextRule> {
  readonly required?: boolean
}

/** What may stand in an element. */
export interface ElementRule {
  readonly attributes?: Readonly<Record<string, AttributeRule>>
  /** Elements that may stand in it, by name; a function where rules name each other. `any`: whatever. */
  readonly children?: Readonly<Record<string, ElementRule>> | 'any' | (() => Readonly<Record<string, ElementRule>>)
  readonly text?: TextRule
}

export const anyText: AttributeRule = {}
export const requiredText: AttributeRule = { required: true }

/**
 * Checks an element against its rule. Every fault is reported with its line; the element comes back without what was wrong in it,
 * or not at all where it is no use without that.
 */
export function checkElement (element: XmlElement, rule: ElementRule, report: XmlReport): XmlElement | undefined {
  const attributes = checkAttributes(element, rule, report)
  if (attributes === undefined) return undefined
  const { text } = rule
  if (text !== undefined && !text.pattern.test(element.text.trim())) {
    report(element, TextWrong(element.name, element.text.trim().slice(0, 80), text.expected))
    return undefined
  }
  if (rule.children === 'any') return { ...element, attributes }
  const rules = typeof rule.children === 'function' ? rule.children() : rule.children ?? {}
  const children = element.children.flatMap(child => {
    const childRule = Object.hasOwn(rules, child.name) ? rules[child.name] : undefined
    if (childRule !== undefined) return checkElement(child, childRule, report) ?? []
    const names = Object.keys(rules)
    report(child, ElementUnknown(child.name, element.name, names.length === 0 ? 'only text' : names.join(', ')))
    return []
  })
  return { ...element, attributes, children }
}

/** The attributes that are right; undefined where a required one is missing or wrong. */
function checkAttributes (element: XmlElement, { attributes: rules = {} }: ElementRule, report: XmlReport): Record<string, string> | undefined {
  const good: Record<string, string> = {}
  for (const [name, value] of Object.entries(element.attributes)) {
    if (isOfTheFile(name)) continue
    const rule = Object.hasOwn(rules, name) ? rules[name] : rules['*']
    if (rule === undefined) report(element, AttributeUnknown(name, element.name, Object.keys(rules).join(', ') || 'none'))
    else if (rule.pattern?.test(value) === false) report(element, AttributeWrong(name, element.name, value.slice(0, 80), rule.expected ?? ''))
    else good[name] = value
  }
  const missing = Object.keys(rules).filter(name => rules[name]!.required === true && good[name] === undefined)
  for (const name of missing) if (element.attributes[name] === undefined) report(element, AttributeMissing(element.name, name))
  return missing.length === 0 ? good : undefined
}

/** What says something about the XML file itself: namespaces and the place of its schema. */
function isOfTheFile (name: string): boolean {
  return name === 'xmlns' || name.includes(':')
}
