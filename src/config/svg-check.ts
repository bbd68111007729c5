import { SaxesParser, type SaxesAttributeNS } from 'saxes'

const svgNamespace = 'http://www.w3.org/2000/svg'
/** Elements that run, load or hold something else, or could change another element's link. */
const forbiddenElements: ReadonlySet<string> = new Set(['script', 'foreignobject', 'iframe', 'object', 'embed', 'handler', 'listener', 'set', 'animate', 'audio', 'video', 'a'])

/** Whether an SVG is a drawing and nothing else: well-formed, no script, no event, no document type, nothing from elsewhere. */
export function isHarmlessSvg (text: string): boolean {
  let isHarmless = true
  let depth = 0
  const refuse = (): void => { isHarmless = false }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('processinginstruction', refuse)
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (depth === 0 && (local !== 'svg' || uri !== svgNamespace)) refuse()
    depth++
    if (forbiddenElements.has(local.toLowerCase()) || !Object.values(attributes).every(isHarmlessAttribute)) refuse()
  })
  parser.on('text', content => { if (!isHarmlessStyle(content)) refuse() })
  parser.on('cdata', content => { if (!isHarmlessStyle(content)) refuse() })
  parser.on('closetag', () => { depth-- })
  try {
    parser.write(text).close()
  } catch {
    return false
  }
  return isHarmless
}

function isHarmlessAttribute ({ local, value }: SaxesAttributeNS): boolean {
  const name = local.toLowerCase()
  if (name.startsWith('on')) return false
  if (name === 'href' || name === 'src') return /^(?:#|data:image\/(?:png|jpeg|gif|webp);)/.test(value.trim())
  return isHarmlessStyle(value)
}

/** Styles may only point into the drawing itself. */
function isHarmlessStyle (text: string): boolean {
  return !/@import|javascript:|expression\s*\(|url\(\s*['"]?\s*(?!['"]?#)[^\s)]/i.test(text)
}
