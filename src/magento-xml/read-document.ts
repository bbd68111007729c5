import { checkElement, type ElementRule } from './schema.ts'
import { largestFile, type SourceFiles } from './source-files.ts'
import type { XmlElement } from './xml-element.ts'
import { FileTooLarge, NotXml, RootUnknown, type XmlReport } from './xml-report.ts'

/** Reads a file's root element; undefined where there is no such file, or where it is wrong, which is reported. */
export function readRoot (files: SourceFiles, file: string, rootName: string, report: XmlReport): XmlElement | undefined {
  const document = files.readXml(file)
  if (document === undefined) return undefined
  if ('tooLarge' in document) report({ file, line: 1 }, FileTooLarge(String(largestFile / 1024 / 1024)))
  else if ('fault' in document) report({ file, line: document.fault.line }, NotXml(document.fault.message, String(document.fault.column)))
  else if (document.root.name !== rootName) report(document.root, RootUnknown(document.root.name, rootName))
  else return document.root
  return undefined
}

/** Reads a file `<config>…</config>` and checks it against its rule. */
export function readChecked (files: SourceFiles, file: string, rule: ElementRule, report: XmlReport): XmlElement | undefined {
  const root = readRoot(files, file, 'config', report)
  return root === undefined ? undefined : checkElement(root, rule, report)
}
