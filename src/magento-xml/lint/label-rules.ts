import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { toProblem, type Problem } from '../../config/problem.ts'
import { createError } from '../../kernel/errors.ts'
import { expandIncludes } from '../includes.ts'
import { inEtc } from '../source-files.ts'
import { findChild, type XmlElement } from '../xml-element.ts'
import type { LintRule } from './lint-context.ts'

const NotTranslated = createError('LINT_NOT_TRANSLATED', 'The %1 "%2" has no translate="label": i18n:collect-phrases of the original does not find its label.', 500)
const NotInDictionary = createError('LINT_NOT_IN_DICTIONARY', 'i18n/en_US.csv lacks the label "%1", though the module has other languages.', 500)

/** Labels that cannot be translated, or that translators are not told of. */
export const checkLabels: LintRule = (module, { files }) => {
  const file = inEtc(module.folder, 'adminhtml', 'system.xml')
  const document = files.readXml(file)
  if (document === undefined || !('root' in document)) return []
  const root = expandIncludes(document.root, { files, report: () => {}, findFolder: name => name === module.name ? module.folder : undefined })
  const labelled = listLabelled(root)
  const untranslated = labelled.filter(({ attributes }) => !/\blabel\b/.test(attributes.translate ?? ''))
    .map(element => toProblem(NotTranslated(element.name, element.attributes.id ?? ''), 'warning', { module: module.name, at: element }))
  return [...untranslated, ...listUnknownLabels(module, labelled)]
}

function listUnknownLabels ({ name, folder, dictionaries }: Parameters<LintRule>[0], labelled: readonly XmlElement[]): Problem[] {
  const english = dictionaries.get('en_US')
  if (english === undefined || countDictionaries(folder) < 2) return []
  const seen = new Set(english.keys())
  return labelled.flatMap(element => {
    const label = toLabel(element)
    if (seen.has(label)) return []
    seen.add(label)
    return [toProblem(NotInDictionary(label), 'info', { module: name, at: element })]
  })
}

function countDictionaries (folder: string): number {
  return readdirSync(join(folder, 'i18n')).filter(name => name.endsWith('.csv')).length
}

const kinds = new Set(['tab', 'section', 'group', 'field'])

/** Everything of a system.xml that has a label of its own. */
function listLabelled (element: XmlElement): XmlElement[] {
  const inner = element.children.flatMap(listLabelled)
  return kinds.has(element.name) && toLabel(element) !== '' ? [element, ...inner] : inner
}

function toLabel (element: XmlElement): string {
  return findChild(element, 'label')?.text.trim() ?? ''
}
