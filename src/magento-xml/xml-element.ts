import { SaxesParser } from 'saxes'

/** An element of an XML file with its place there. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** The texts and CDATA directly in it, joined, as they stand in the file. */
  readonly text: string
  readonly file: string
  /** Counted from 1. */
  readonly line: number
}

/** Why a text is no XML. */
export interface XmlFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

interface OpenElement { readonly name: string, readonly line: number, attributes: Record<string, string>, readonly children: XmlElement[], readonly texts: string[] }

/** Stops the parser at the first fault; what follows one is mostly its echo. */
class Stop extends Error {}

/** Reads a text as XML: its root element, or the first fault. Entities of a DTD and files elsewhere are never read. */
export function parseXml (text: string, file: string): { readonly root: XmlElement } | { readonly fault: XmlFault } {
  const parser = new SaxesParser({ position: true })
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let fault: XmlFault | undefined
  /** The element that the parser closed on its own, because another one's end came first. */
  let closed: OpenElement | undefined
  parser.on('error', error => {
    if (!error.message.includes('unexpected close tag')) closed = undefined
    fault ??= { line: parser.line, column: parser.column, message: toMessage(error, closed ?? open.at(-1)) }
    throw new Stop()
  })
  parser.on('opentagstart', tag => {
    closed = undefined
    open.push({ name: tag.name, line: parser.line, attributes: {}, children: [], texts: [] })
  })
  parser.on('opentag', tag => { open.at(-1)!.attributes = tag.attributes as Record<string, string> })
  parser.on('text', part => { open.at(-1)?.texts.push(part) })
  parser.on('cdata', part => { open.at(-1)?.texts.push(part) })
  parser.on('closetag', () => {
    closed = open.pop()!
    const { texts, ...rest } = closed
    const element: XmlElement = { ...rest, text: texts.join(''), file }
    if (open.length === 0) root = element
    else open.at(-1)!.children.push(element)
  })
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
  return root !== undefined && fault === undefined ? { root } : { fault: fault ?? { line: 1, column: 0, message: 'the file is empty' } }
}

function toMessage (error: Error, open: OpenElement | undefined): string {
  const message = error.message.replace(/^[\d:]+\s*/, '').replace(/\.$/, '')
  return open === undefined ? message : `${message}, while <${open.name}> of line ${open.line} is open`
}

/** The first child with a name. */
export function findChild (element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => child.name === name)
}

/** All children with a name, in the order of the file. */
export function listChildren (element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter(child => child.name === name) ?? []
}

/** The text of a child without the blanks around it; undefined where there is no such child. Of several the last one speaks, as in the original. */
export function findText (element: XmlElement, name: string): string | undefined {
  return listChildren(element, name).at(-1)?.text.trim()
}
