import { join, sep } from 'node:path'
import { readRoot } from './read-document.ts'
import { inEtc, type SourceFiles } from './source-files.ts'
import type { XmlElement } from './xml-element.ts'
import { IncludeCircular, IncludeMissing, type XmlReport } from './xml-report.ts'

export interface IncludeOptions {
  readonly files: SourceFiles
  readonly report: XmlReport
  /** The folder of a module, by its name. */
  readonly findFolder: (module: string) => string | undefined
}

/** Puts what a file includes in the place of its `<include path="Vendor_Module::file.xml"/>`, as deep as includes go. */
export function expandIncludes (element: XmlElement, options: IncludeOptions, open: readonly string[] = [element.file]): XmlElement {
  if (element.children.length === 0) return element
  const children = element.children.flatMap(child => child.name === 'include' && child.attributes.path !== undefined
    ? listIncluded(child, child.attributes.path, options, open)
    : [expandIncludes(child, options, open)])
  return { ...element, children }
}

function listIncluded (include: XmlElement, path: string, options: IncludeOptions, open: readonly string[]): readonly XmlElement[] {
  const file = findFile(path, options)
  if (file !== undefined && open.includes(file)) {
    options.report(include, IncludeCircular(path))
    return []
  }
  if (file === undefined || options.files.readXml(file) === undefined) {
    options.report(include, IncludeMissing(path))
    return []
  }
  const root = readRoot(options.files, file, 'include', options.report)
  return root === undefined ? [] : expandIncludes(root, options, [...open, file]).children
}

/** Only files below the named module's etc/adminhtml are included. */
function findFile (path: string, { findFolder }: IncludeOptions): string | undefined {
  const [module, name] = path.split('::', 2)
  const folder = findFolder(module!)
  if (folder === undefined || name === undefined) return undefined
  const home = inEtc(folder, 'adminhtml')
  const file = join(home, name)
  return file.startsWith(home + sep) ? file : undefined
}
