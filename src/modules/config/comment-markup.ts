import { toMarkup, type Markup } from '../../kernel/view/markup.ts'

/** Tags that a comment may have; all others are left out, and what stands between them stays. */
const inlineTags: ReadonlySet<string> = new Set(['a', 'b', 'strong', 'i', 'em', 'u', 'code', 'small', 'span'])
/** Blocks become lines: a comment stands in a paragraph. */
const lineTags: ReadonlySet<string> = new Set(['br', 'p', 'li', 'div'])

/**
 * A comment as HTML: modules write a few tags into theirs. Only plain ones come through, without attributes, a link with an address
 * of the web or of this site; everything else is text. Every tag that is opened is closed.
 */
export function toCommentMarkup (comment: string): Markup {
  const open: string[] = []
  const html = comment.replace(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>|[^<]+|</g, (piece, slash?: string, tag?: string, attributes = '') => {
    if (tag === undefined) return escape(piece)
    const name = tag.toLowerCase()
    if (lineTags.has(name)) return name === 'br' || slash === '' ? '<br>' : ''
    if (!inlineTags.has(name)) return ''
    return slash === '' ? openTag(name, attributes, open) : closeTag(name, open)
  })
  return toMarkup(html.replace(/^(?:\s|<br>)+/, '') + open.reverse().map(name => `</${name}>`).join(''))
}

function openTag (name: string, attributes: string, open: string[]): string {
  if (open.includes(name)) return ''
  const address = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)
  const href = address?.[1] ?? address?.[2] ?? ''
  if (name === 'a' && !/^(?:https?:\/\/|\/(?!\/)|#)/.test(href)) return ''
  open.push(name)
  return name === 'a' ? `<a href="${escape(href)}"${/_blank/.test(attributes) ? ' target="_blank" rel="noopener noreferrer"' : ''}>` : `<${name}>`
}

/** Closes a tag with everything that was opened in it; one that is not open is left out. */
function closeTag (name: string, open: string[]): string {
  const at = open.lastIndexOf(name)
  return at < 0 ? '' : open.splice(at).reverse().map(inner => `</${inner}>`).join('')
}

/** Entities that the comment already has stay what they are. */
function escape (text: string): string {
  return text.replace(/&(?!(?:[a-z]{2,8}|#\d{1,6});)/gi, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
