import type { AttributeRule, ElementRule, TextRule } from '../schema.ts'

/** Patterns that the original's XSDs share. Their least lengths are not checked: nothing depends on them. */
export const id: TextRule = { pattern: /^[a-zA-Z0-9_]+$/, expected: 'letters, digits and underscores' }
export const moduleName: TextRule = { pattern: /^[A-Z][A-Za-z0-9]*_[A-Z][A-Za-z0-9]*$/, expected: 'a module name such as Vendor_Module' }
export const resource: TextRule = { pattern: /^[A-Z][A-Za-z0-9]*_[A-Z][A-Za-z0-9]*::[A-Za-z_0-9]+$/, expected: 'an ACL resource such as Vendor_Module::name' }
export const className: TextRule = { pattern: /^[A-Za-z0-9_\\:]+$/, expected: 'the name of a class' }
export const whole: TextRule = { pattern: /^\s*[+-]?\d+\s*$/, expected: 'a whole number' }
export const decimal: TextRule = { pattern: /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/, expected: 'a number' }
export const truth: TextRule = { pattern: /^(?:true|false|0|1)$/, expected: 'true or false' }

/** An element that holds nothing but a text. */
export const plain: ElementRule = {}

/** An element whose text has a form. */
export function holding (text: TextRule): ElementRule {
  return { text }
}

/** The same rule for an attribute that must be there. */
export function required (text: TextRule): AttributeRule {
  return { ...text, required: true }
}
