import { randomBytes } from 'node:crypto'
import { toMarkup, type Markup } from './markup.ts'

/** Large pieces of a page that are kept as bytes, by the name under which the template places them: `{{ parts.sidebar }}`. */
export type PageParts = Readonly<Record<string, readonly Buffer[]>>

/** What stands in the rendered text where a part goes; nobody outside can know it, so no value can pass for one. */
const mark = `\u0000${randomBytes(8).toString('hex')}:`
const end = '\u0000'

/** What the template prints for each part. */
export function toPlaces (parts: PageParts): Record<string, Markup> {
  return Object.fromEntries(Object.keys(parts).map(name => [name, toMarkup(mark + name + end)]))
}

/** Puts the parts into the rendered page; their bytes are copied as they are, which is what makes them cheap. */
export function joinParts (html: string, parts: PageParts): Buffer {
  const pieces: Buffer[] = []
  let from = 0
  for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, from)) {
    const until = html.indexOf(end, at + mark.length)
    pieces.push(Buffer.from(html.slice(from, at)), ...parts[html.slice(at + mark.length, until)] ?? [])
    from = until + end.length
  }
  return Buffer.concat([...pieces, Buffer.from(html.slice(from))])
}
